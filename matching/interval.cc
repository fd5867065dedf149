#include "matching/interval.h"

#include <algorithm>
#include <utility>

namespace perron {
namespace {

// The person as they would be if every requirement that they were never asked about turned out to be there.
CandidateProfile WithNeverAskedAdded(const CandidateProfile& person, const WorkProfile& work) {
  CandidateProfile added;
  auto known = person.competencies.begin();
  for (const Requirement& requirement : work.requirements) {
    while (known != person.competencies.end() && known->competency < requirement.competency) {
      added.competencies.push_back(*known++);
    }
    if (known != person.competencies.end() && known->competency == requirement.competency) continue;
    // A diploma is evidence of reliability 1.
    const EvidenceRecord proof{EvidenceKind::kDiploma, std::max<Level>(1, requirement.level)};
    added.competencies.push_back({requirement.competency, false, {proof}});
  }
  added.competencies.insert(added.competencies.end(), known, person.competencies.end());
  return added;
}

}  // namespace

PairInterval ScoreIntervals(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                            const ScoringModel& model, Day as_of) {
  const PairScore low = ScorePair(person, work, space, {model, as_of, Certainty::kLow});
  const PairScore high =
      ScorePair(WithNeverAskedAdded(person, work), work, space, {model, as_of, Certainty::kAsRecorded});
  return {{low.coverage, high.coverage}, {low.fit.value_or(0), high.fit.value_or(0)}};
}

}  // namespace perron
