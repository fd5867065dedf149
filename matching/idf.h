#ifndef PERRON_MATCHING_IDF_H_
#define PERRON_MATCHING_IDF_H_

#include <vector>

#include "matching/competency_space.h"
#include "matching/taxonomy.h"

namespace perron {

// Factor of transversal competencies in the weight: everybody needs them, so they say little about who fits where.
inline constexpr double kTransversalFactor = 0.1;

// Rarity and weight of every competency, by CompetencyId. What no occupation asks gets the median idf of what at least
// one asks (the lower of the two in the middle), since the formula would call it the rarest of all; when no occupation
// asks anything, all get ln(2).
std::vector<CompetencyWeight> ComputeWeights(const Taxonomy& taxonomy);

}  // namespace perron

#endif  // PERRON_MATCHING_IDF_H_
