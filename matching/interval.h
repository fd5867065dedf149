#ifndef PERRON_MATCHING_INTERVAL_H_
#define PERRON_MATCHING_INTERVAL_H_

#include "matching/competency_space.h"
#include "matching/pair_score.h"
#include "matching/profile.h"

namespace perron {

// What a score could be, given what is not known.
struct ScoreInterval {
  double low = 0;
  double high = 0;
};

// The intervals of a pair. For each: low <= score <= high.
struct PairInterval {
  ScoreInterval coverage;
  ScoreInterval fit;  // both 0 when the work asks nothing
};

// low: evidence aged and unknown levels as 1. high: every requirement that was never asked is held at the level asked,
// with full evidence. Those added are always used, so utilisation can only grow.
PairInterval ScoreIntervals(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                            const ScoringModel& model, Day as_of);

}  // namespace perron

#endif  // PERRON_MATCHING_INTERVAL_H_
