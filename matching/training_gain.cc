#include "matching/training_gain.h"

#include <algorithm>

#include "matching/have.h"

namespace perron {
namespace {

// Highest level at which the person holds the competency on the day; 0 = not held.
Level LevelHeld(const CandidateProfile& person, CompetencyId id, const ScoringModel& model, Day as_of) {
  const auto it =
      std::lower_bound(person.competencies.begin(), person.competencies.end(), id,
                       [](const HeldCompetency& held, CompetencyId wanted) { return held.competency < wanted; });
  Level highest = 0;
  if (it == person.competencies.end() || it->competency != id) return highest;
  for (const EvidenceRecord& record : it->evidence) {
    if (Counts(record, as_of)) highest = std::max(highest, record.level == 0 ? model.unknown_level : record.level);
  }
  return highest;
}

}  // namespace

std::vector<TaughtCompetency> TrainingGain(const CandidateProfile& person, const std::vector<TaughtCompetency>& teaches,
                                           const ScoringModel& model, Day as_of) {
  std::vector<TaughtCompetency> gain;
  for (const TaughtCompetency& taught : teaches) {
    const Level reached = taught.level == 0 ? model.unknown_level : taught.level;
    if (LevelHeld(person, taught.competency, model, as_of) < reached) gain.push_back(taught);
  }
  return gain;
}

}  // namespace perron
