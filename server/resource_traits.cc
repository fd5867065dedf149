#include "server/resource_traits.h"

#include <cstdint>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "server/evidence_ledger.h"

namespace perron {
namespace {

void CompleteRequirements(google::protobuf::RepeatedPtrField<v1::Requirement>& requirements) {
  for (v1::Requirement& requirement : requirements) {
    if (requirement.importance() == v1::IMPORTANCE_UNSPECIFIED) requirement.set_importance(v1::IMPORTANCE_ESSENTIAL);
  }
}

RecordKey CounterKey(const RecordKey& candidate) {
  return {.tenant = candidate.tenant, .kind = RecordKind::kLedgerCounter, .id = candidate.id};
}

// The highest evidence id ever given, where it was kept; 0 = nowhere.
absl::StatusOr<std::int32_t> ReadCounter(const WriteView& view, const RecordKey& key) {
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, view.Get(CounterKey(key)));
  std::int32_t highest = 0;
  if (record.has_value() && !absl::SimpleAtoi(record->payload, &highest)) {
    return absl::DataLossError(absl::StrCat("the ledger counter of candidate ", key.id, " cannot be read"));
  }
  return highest;
}

}  // namespace

void CandidateTraits::Complete(Resource& candidate) {
  CompleteEvidence(candidate);
  const int events = candidate.ladder_events_size();
  candidate.set_ladder_rung(events == 0 ? 0 : candidate.ladder_events(events - 1).rung());
}

absl::Status CandidateTraits::Number(WriteView& view, const RecordKey& key, const Resource* before, Resource& next) {
  // No counter outlives its candidate.
  PERRON_ASSIGN_OR_RETURN(const std::int32_t kept,
                          before == nullptr ? absl::StatusOr<std::int32_t>(0) : ReadCounter(view, key));
  PERRON_ASSIGN_OR_RETURN(const std::int32_t highest, NumberEvidence(next, before, kept));
  // The candidate itself tells the highest number, until the record that has it is taken away.
  if (highest > HighestEvidenceId(next) && highest != kept) view.Put(CounterKey(key), absl::StrCat(highest));
  return absl::OkStatus();
}

absl::Status CandidateTraits::Remove(WriteView& view, const RecordKey& key) {
  PERRON_ASSIGN_OR_RETURN(const std::int32_t kept, ReadCounter(view, key));
  if (kept > 0) view.Delete(CounterKey(key));
  return absl::OkStatus();
}

void VacancyTraits::Complete(Resource& vacancy) {
  if (vacancy.work_form() == v1::WORK_FORM_UNSPECIFIED) vacancy.set_work_form(v1::WORK_FORM_REGULIER);
  CompleteRequirements(*vacancy.mutable_requirements());
}

void TrainingTraits::Complete(Resource& training) { CompleteRequirements(*training.mutable_builds_on()); }

}  // namespace perron
