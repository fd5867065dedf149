#include "server/validate_candidate.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/dates.h"
#include "server/field_checks.h"

namespace perron {
namespace {

constexpr int kMostRecords = 100;  // of one competency

void CheckHeld(const v1::HeldCompetency& held, const FieldPath& path, Violations& violations) {
  CheckReference(held.competency(), path + ".competency", violations);
  CheckLevel(held.level(), path + ".level", violations);
  CheckSize(held.evidence_size(), kMostRecords, path + ".evidence", violations);
  for (int i = 0; i < std::min(held.evidence_size(), kMostRecords); ++i) {
    Validate(held.evidence(i), At(path + ".evidence", i), violations);
  }
  if (held.denied() && held.evidence_size() > 0) {
    violations.Add(path + ".evidence",
                   absl::StrCat(held.evidence_size(), " records of a denied competency, want none"));
  }
}

void CheckWish(const v1::Wish& wish, const FieldPath& path, Violations& violations) {
  constexpr std::size_t kLongestWish = 500;
  if (wish.occupation().empty() && absl::StripAsciiWhitespace(wish.text()).empty()) {
    violations.Add(path, "empty, want an occupation or a text");
    return;
  }
  if (!wish.occupation().empty()) CheckReference(wish.occupation(), path + ".occupation", violations);
  CheckText(wish.text(), kLongestWish, path + ".text", violations);
}

void CheckMobility(const v1::Mobility& mobility, const FieldPath& path, Violations& violations) {
  constexpr int kFarthest = 500;
  CheckPostcode(mobility.postcode(), path + ".postcode", violations);
  CheckRange(mobility.max_distance_km(), 0, kFarthest, path + ".max_distance_km", violations);
  CheckEnums(mobility.transports(), *v1::Transport_descriptor(), path + ".transports", violations);
}

void CheckLadder(const v1::Candidate& candidate, const FieldPath& path, Violations& violations) {
  constexpr int kHighestRung = 6;
  constexpr int kMostEvents = 1000;
  CheckSize(candidate.ladder_events_size(), kMostEvents, path, violations);
  for (int i = 0; i < std::min(candidate.ladder_events_size(), kMostEvents); ++i) {
    const v1::LadderEvent& event = candidate.ladder_events(i);
    const FieldPath at = At(path, i);
    CheckRange(event.rung(), 1, kHighestRung, at + ".rung", violations);
    CheckRequiredDay(event.date(), at + ".date", violations);
    CheckText(event.actor(), kShortText, at + ".actor", violations);
    if (i == 0) continue;
    const std::string& before = candidate.ladder_events(i - 1).date();
    if (ParseDay(before).has_value() && ParseDay(event.date()).has_value() && event.date() < before) {
      violations.Add(at + ".date", absl::StrCat(event.date(), " after ", before, ", want the oldest first"));
    }
  }
}

void CheckWorkWanted(const v1::Candidate& candidate, const FieldPath& path, Violations& violations) {
  constexpr int kMostWishes = 20;
  CheckSize(candidate.wishes_size(), kMostWishes, path + ".wishes", violations);
  for (int i = 0; i < std::min(candidate.wishes_size(), kMostWishes); ++i) {
    CheckWish(candidate.wishes(i), At(path + ".wishes", i), violations);
  }
  CheckInterests(candidate.interests(), path + ".interests", violations);
  CheckMobility(candidate.mobility(), path + ".mobility", violations);
  CheckHours(candidate.hours(), path + ".hours", violations);
  CheckDay(candidate.available_from(), path + ".available_from", violations);
  CheckEnums(candidate.work_forms(), *v1::WorkForm_descriptor(), path + ".work_forms", violations);
  CheckEnums(candidate.eligible_work_forms(), *v1::WorkForm_descriptor(), path + ".eligible_work_forms", violations);
  CheckCodes(candidate.sectors(), path + ".sectors", violations);
}

}  // namespace

void Validate(const v1::Candidate& candidate, const FieldPath& path, Violations& violations) {
  CheckText(candidate.display_name(), kShortText, path + ".display_name", violations);
  CheckSize(candidate.competencies_size(), kMostCompetencies, path + ".competencies", violations);
  for (int i = 0; i < std::min(candidate.competencies_size(), kMostCompetencies); ++i) {
    CheckHeld(candidate.competencies(i), At(path + ".competencies", i), violations);
  }
  CheckWorkWanted(candidate, path, violations);
  CheckLicences(candidate.licences(), path + ".licences", violations);
  CheckLanguages(candidate.languages(), path + ".languages", violations);
  CheckText(candidate.area(), kShortText, path + ".area", violations);
  CheckText(candidate.coach(), kShortText, path + ".coach", violations);
  CheckCodes(candidate.programmes(), path + ".programmes", violations);
  CheckLadder(candidate, path + ".ladder_events", violations);
  CheckDay(candidate.last_proposed_date(), path + ".last_proposed_date", violations);
}

void Validate(const v1::Evidence& evidence, const FieldPath& path, Violations& violations) {
  CheckEnum(evidence.kind(), *v1::EvidenceKind_descriptor(), true, path + ".kind", violations);
  CheckLevel(evidence.level(), path + ".level", violations);
  CheckDay(evidence.assessed_date(), path + ".assessed_date", violations);
  CheckDay(evidence.valid_until(), path + ".valid_until", violations);
  CheckText(evidence.assessor(), kShortText, path + ".assessor", violations);
  CheckText(evidence.source(), kShortText, path + ".source", violations);
}

}  // namespace perron
