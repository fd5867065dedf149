#ifndef PERRON_MATCHING_POOLED_VECTOR_H_
#define PERRON_MATCHING_POOLED_VECTOR_H_

#include <vector>

#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// The direction of a whole profile in the competency space: the sum of its competencies' vectors, each times its weight
// (and, for work, its importance), normalised. What the family of work often asks is left out: it would draw everything
// of one family together. All zero when nothing is known. For "more like this one" only: such a
// vector forgets too much to match with (docs/scoring.md).
std::vector<float> PooledVector(const CandidateProfile& person, const CompetencySpace& space);
std::vector<float> PooledVector(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model);

}  // namespace perron

#endif  // PERRON_MATCHING_POOLED_VECTOR_H_
