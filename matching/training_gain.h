#ifndef PERRON_MATCHING_TRAINING_GAIN_H_
#define PERRON_MATCHING_TRAINING_GAIN_H_

#include <vector>

#include "matching/competency.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// A competency that a training teaches, and the level reached (0 = unknown).
struct TaughtCompetency {
  CompetencyId competency{};
  Level level = 0;
};

// What the person would newly learn: what they do not hold on the day, or hold at a lower level than the training
// reaches (unknown levels as in the score). In the order of `teaches`.
std::vector<TaughtCompetency> TrainingGain(const CandidateProfile& person, const std::vector<TaughtCompetency>& teaches,
                                           const ScoringModel& model, Day as_of);

}  // namespace perron

#endif  // PERRON_MATCHING_TRAINING_GAIN_H_
