#include "server/evidence_ledger.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/util/message_differencer.h"

namespace perron {
namespace {

using google::protobuf::util::MessageDifferencer;

// The records of `before` by competency, to be taken one by one.
std::map<std::string, std::vector<v1::Evidence>> RecordsByCompetency(const v1::Candidate* before) {
  std::map<std::string, std::vector<v1::Evidence>> records;
  if (before == nullptr) return records;
  for (const v1::HeldCompetency& held : before->competencies()) {
    records[held.competency()].assign(held.evidence().begin(), held.evidence().end());
  }
  return records;
}

// Takes a record with the same content out of `old` and returns its number; 0 = there is none.
std::int32_t TakeEqual(std::vector<v1::Evidence>& old, v1::Evidence record) {
  for (auto candidate = old.begin(); candidate != old.end(); ++candidate) {
    record.set_id(candidate->id());
    if (!MessageDifferencer::Equals(*candidate, record)) continue;
    old.erase(candidate);
    return record.id();
  }
  return 0;
}

}  // namespace

void CompleteEvidence(v1::Candidate& candidate) {
  for (v1::HeldCompetency& held : *candidate.mutable_competencies()) {
    if (held.evidence().empty() && !held.denied()) held.add_evidence()->set_level(held.level());
    held.clear_level();
    for (v1::Evidence& record : *held.mutable_evidence()) {
      if (record.kind() == v1::EVIDENCE_KIND_UNSPECIFIED) record.set_kind(v1::EVIDENCE_KIND_SELF_REPORTED);
    }
  }
}

absl::StatusOr<std::int32_t> NumberEvidence(v1::Candidate& next, const v1::Candidate* before,
                                            std::int32_t highest_id_ever) {
  auto old = RecordsByCompetency(before);
  const auto find_equal = [&old](const std::string& competency, const v1::Evidence& record) {
    const auto found = old.find(competency);
    return found == old.end() ? 0 : TakeEqual(found->second, record);
  };
  std::int32_t highest = std::max(highest_id_ever, before == nullptr ? 0 : HighestEvidenceId(*before));
  for (v1::HeldCompetency& held : *next.mutable_competencies()) {
    for (v1::Evidence& record : *held.mutable_evidence()) {
      record.set_id(find_equal(held.competency(), record));
      if (record.id() != 0) continue;
      if (highest == std::numeric_limits<std::int32_t>::max()) {
        return absl::ResourceExhaustedError("the candidate's evidence has used all numbers");
      }
      record.set_id(++highest);
    }
  }
  return highest;
}

std::int32_t HighestEvidenceId(const v1::Candidate& candidate) {
  std::int32_t highest = 0;
  for (const v1::HeldCompetency& held : candidate.competencies()) {
    for (const v1::Evidence& record : held.evidence()) highest = std::max(highest, record.id());
  }
  return highest;
}

int AddEvidence(v1::Candidate& candidate, const std::string& competency, const v1::Evidence& evidence) {
  int position = 0;
  while (position < candidate.competencies_size() && candidate.competencies(position).competency() != competency) {
    ++position;
  }
  v1::HeldCompetency& held = position < candidate.competencies_size() ? *candidate.mutable_competencies(position)
                                                                      : *candidate.add_competencies();
  held.set_competency(competency);
  held.set_denied(false);
  v1::Evidence& record = *held.add_evidence();
  record = evidence;
  record.clear_id();
  return position;
}

}  // namespace perron
