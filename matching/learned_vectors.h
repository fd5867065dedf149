#ifndef PERRON_MATCHING_LEARNED_VECTORS_H_
#define PERRON_MATCHING_LEARNED_VECTORS_H_

#include <cstddef>
#include <vector>

#include "matching/competency.h"
#include "matching/hierarchy.h"
#include "matching/learning_model.h"
#include "matching/taxonomy.h"

namespace perron {

// Competencies as directions: near when they are met in the same contexts. Contexts (matching/context_rows.h), the
// positive mutual information of each kind, put side by side with its weight, cut to its largest singular values.
//
// Unit rows of model.dimensions by CompetencyId; a zero row where nothing is known.
std::vector<float> LearnVectors(const Taxonomy& taxonomy, const Hierarchy& hierarchy, const LearningModel& model);

// A competency that is near another.
struct Neighbour {
  CompetencyId other{};
  float cosine = 0;
};

// For each row the rows whose cosine with it is above `least`, without itself: the `most` nearest, nearest first, equal
// ones by the lower id. `vectors`: unit or zero rows of `dimensions`.
std::vector<std::vector<Neighbour>> NearestRows(const std::vector<float>& vectors, std::size_t dimensions, float least,
                                                std::size_t most);

}  // namespace perron

#endif  // PERRON_MATCHING_LEARNED_VECTORS_H_
