#ifndef PERRON_MATCHING_INTERVAL_H_
#define PERRON_MATCHING_INTERVAL_H_

#include <vector>

#include "matching/competency_space.h"
#include "matching/pair_score.h"
#include "matching/profile.h"
#include "matching/work_services.h"

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

// low: evidence aged and unknown levels as 1. high: the coverage when every requirement that was never asked is held at
// the level asked, with full evidence, and the best utilisation that any choice of those gives. A choice, because what
// only the family often asks is used in part, and to hold all of it would lower a high utilisation: then the high end
// would not be the most that the score can become.
PairInterval ScoreIntervals(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                            const ScoringModel& model, Day as_of);

// The same with what serves the work at hand. `services`: work.From(person).
PairInterval ScoreIntervals(const CandidateProfile& person, const WorkServices& work,
                            const std::vector<Service>& services, const ScoringModel& model, Day as_of);

}  // namespace perron

#endif  // PERRON_MATCHING_INTERVAL_H_
