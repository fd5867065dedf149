#ifndef PERRON_SERVER_ERRORS_H_
#define PERRON_SERVER_ERRORS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "matching/interrupt.h"
#include "server/field_path.h"

namespace perron {

// Machine-readable reasons (google.rpc.ErrorInfo.reason, domain "perron"). The one list; clients rely on the strings.
// An error that was made without a reason has the name of its code as the reason ("DATA_LOSS").
namespace reason {
inline constexpr std::string_view kInvalidField = "INVALID_FIELD";
inline constexpr std::string_view kNotFound = "NOT_FOUND";
inline constexpr std::string_view kAlreadyExists = "ALREADY_EXISTS";
inline constexpr std::string_view kEtagMismatch = "ETAG_MISMATCH";
inline constexpr std::string_view kRequestIdReused = "REQUEST_ID_REUSED";
inline constexpr std::string_view kPageTokenExpired = "PAGE_TOKEN_EXPIRED";
inline constexpr std::string_view kNoTaxonomy = "NO_TAXONOMY";
inline constexpr std::string_view kBrokenPackage = "BROKEN_PACKAGE";
inline constexpr std::string_view kVacancyClosed = "VACANCY_CLOSED";
inline constexpr std::string_view kImportTooLarge = "IMPORT_TOO_LARGE";
inline constexpr std::string_view kImportRunning = "IMPORT_RUNNING";
inline constexpr std::string_view kStarting = "STARTING";
inline constexpr std::string_view kDraining = "DRAINING";
inline constexpr std::string_view kDeadline = "DEADLINE_EXCEEDED";
inline constexpr std::string_view kCancelled = "CANCELLED";
inline constexpr std::string_view kInternal = "INTERNAL";
}  // namespace reason

// An error with its ErrorInfo (reason, domain, metadata) attached as a payload. `message` says what was wrong and what
// was wanted, and holds no personal data.
absl::Status MakeError(absl::StatusCode code, std::string_view reason, std::string_view message,
                       const std::vector<std::pair<std::string, std::string>>& metadata = {});

// FAILED_PRECONDITION: no taxonomy has been imported yet; says how to.
absl::Status NoTaxonomyError();

// DEADLINE_EXCEEDED or CANCELLED. REQUIRES: why != StopReason::kNone.
absl::Status StoppedError(StopReason why);

// Collects everything that is wrong with a request, so that the caller hears of all of it at once.
// Not thread-safe.
class Violations {
 public:
  // `field` is the path from the request, "candidate.hours.max" or "competencies[3].level"; `description` names the
  // value and what was wanted ("9, want 0 to 5").
  void Add(const FieldPath& field, std::string_view description);

  // Adds what another one collected.
  void AddAll(const Violations& other) {
    violations_.insert(violations_.end(), other.violations_.begin(), other.violations_.end());
  }

  bool empty() const { return violations_.empty(); }

  // OK when empty; else INVALID_ARGUMENT with BadRequest naming all violations and ErrorInfo INVALID_FIELD; the message
  // lists the first three ("candidate.hours.max: 90, want 0 to 80") and how many more there are.
  absl::Status ToStatus() const;

 private:
  std::vector<std::pair<std::string, std::string>> violations_;
};

}  // namespace perron

#endif  // PERRON_SERVER_ERRORS_H_
