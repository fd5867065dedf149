#include "server/errors.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"

namespace perron {
namespace {

constexpr std::string_view kDomain = "perron";
constexpr std::size_t kViolationsInMessage = 3;

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// Attaches `detail` the way google.rpc.Status carries it: under its type URL.
template <typename Message>
void Attach(absl::Status& status, const Message& detail) {
  status.SetPayload("type.googleapis.com/" + Message::descriptor()->full_name(),
                    absl::Cord(detail.SerializeAsString()));
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, std::string_view reason, std::string_view message,
                       const std::vector<std::pair<std::string, std::string>>& metadata) {
  absl::Status status(code, ToAbsl(message));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain(std::string(kDomain));
  for (const auto& [key, value] : metadata) (*info.mutable_metadata())[key] = value;
  Attach(status, info);
  return status;
}

absl::Status NoTaxonomyError() {
  return MakeError(absl::StatusCode::kFailedPrecondition, reason::kNoTaxonomy,
                   "no taxonomy has been imported yet; `perron taxonomy import FOLDER` imports one");
}

absl::Status StoppedError(StopReason why) {
  if (why == StopReason::kDeadline) {
    return MakeError(absl::StatusCode::kDeadlineExceeded, reason::kDeadline, "the deadline of the call has passed");
  }
  return MakeError(absl::StatusCode::kCancelled, reason::kCancelled, "the caller went away");
}

void Violations::Add(const FieldPath& field, std::string_view description) {
  violations_.emplace_back(field.ToString(), description);
}

absl::Status Violations::ToStatus() const {
  if (violations_.empty()) return absl::OkStatus();
  google::rpc::BadRequest bad_request;
  std::string message;
  for (std::size_t i = 0; i < violations_.size(); ++i) {
    const auto& [field, description] = violations_[i];
    auto& violation = *bad_request.add_field_violations();
    violation.set_field(field);
    violation.set_description(description);
    if (i >= kViolationsInMessage) continue;
    if (i > 0) message += "; ";
    message += field + ": " + description;
  }
  if (violations_.size() > kViolationsInMessage) {
    message += "; and " + std::to_string(violations_.size() - kViolationsInMessage) + " more";
  }
  absl::Status status = MakeError(absl::StatusCode::kInvalidArgument, reason::kInvalidField, message);
  Attach(status, bad_request);
  return status;
}

}  // namespace perron
