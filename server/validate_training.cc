#include "server/validate_training.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "server/field_checks.h"

namespace perron {
namespace {

constexpr std::size_t kLongestDescription = 20000;
constexpr int kMostTaught = 100;
constexpr int kMostBuiltOn = 100;
constexpr int kMostStudyHours = 10000;
constexpr int kMostWeeks = 520;

void CheckTeaches(const v1::Training& training, const FieldPath& path, Violations& violations) {
  if (training.teaches().empty()) violations.Add(path, absl::StrCat("empty, want 1 to ", kMostTaught, " competencies"));
  CheckSize(training.teaches_size(), kMostTaught, path, violations);
  for (int i = 0; i < std::min(training.teaches_size(), kMostTaught); ++i) {
    CheckReference(training.teaches(i).competency(), At(path, i) + ".competency", violations);
    CheckLevel(training.teaches(i).level(), At(path, i) + ".level", violations);
  }
}

void CheckCertificate(v1::EvidenceKind certificate, const FieldPath& path, Violations& violations) {
  switch (certificate) {
    case v1::EVIDENCE_KIND_UNSPECIFIED:
    case v1::EVIDENCE_KIND_TEST:
    case v1::EVIDENCE_KIND_PRAKTIJKVERKLARING:
    case v1::EVIDENCE_KIND_MBO_CERTIFICAAT:
    case v1::EVIDENCE_KIND_DIPLOMA:
      return;
    default:
      violations.Add(path, absl::StrCat(v1::EvidenceKind_IsValid(certificate) ? v1::EvidenceKind_Name(certificate)
                                                                              : absl::StrCat(certificate),
                                        ", want PRAKTIJKVERKLARING, MBO_CERTIFICAAT, DIPLOMA, TEST or none"));
  }
}

}  // namespace

void Validate(const v1::Training& training, const FieldPath& path, Violations& violations) {
  CheckRequiredText(training.title(), kShortText, path + ".title", violations);
  CheckText(training.provider(), kShortText, path + ".provider", violations);
  CheckText(training.description(), kLongestDescription, path + ".description", violations);
  CheckTeaches(training, path + ".teaches", violations);
  CheckRequirements(training.builds_on(), kMostBuiltOn, path + ".builds_on", violations);
  CheckRange(training.study_hours(), 0, kMostStudyHours, path + ".study_hours", violations);
  CheckRange(training.weeks(), 0, kMostWeeks, path + ".weeks", violations);
  if (training.price_cents() < 0) {
    violations.Add(path + ".price_cents", absl::StrCat(training.price_cents(), ", want 0 or more"));
  }
  CheckPlace(training.place(), path + ".place", violations);
  CheckDay(training.start_date(), path + ".start_date", violations);
  CheckCertificate(training.certificate(), path + ".certificate", violations);
  CheckText(training.sector(), kShortText, path + ".sector", violations);
  CheckLanguages(training.languages(), path + ".languages", violations);
  CheckHours(training.hours(), path + ".hours", violations);
}

}  // namespace perron
