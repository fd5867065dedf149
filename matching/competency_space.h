#ifndef PERRON_MATCHING_COMPETENCY_SPACE_H_
#define PERRON_MATCHING_COMPETENCY_SPACE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "matching/competency.h"
#include "matching/learning_model.h"
#include "matching/taxonomy.h"
#include "matching/transfer_table.h"

namespace perron {

// How rare a competency is and how much it therefore weighs (docs/scoring.md).
struct CompetencyWeight {
  std::uint32_t occupation_count = 0;  // document frequency over the taxonomy's occupations
  double idf = 0;                      // ln(1 + (N - df + 0.5)/(df + 0.5)); the median of the linked ones when df = 0
  double weight = 0;                   // (idf * m)^1.5, m = 0.1 for transversal ones, else 1
};

// All that is computed from a taxonomy, once per version: weights, transfer, vectors. Arrays are indexed by
// CompetencyId. Immutable by convention: built by LearnCompetencySpace or read back from the store, then only read.
struct CompetencySpace {
  std::string model;  // how it was made: LearningModel::name
  std::vector<CompetencyWeight> weights;
  TransferTable transfer;
  std::size_t dimensions = 0;
  std::vector<float> vectors;  // weights.size() x dimensions, unit rows; a zero row where nothing is known

  std::span<const float> Vector(CompetencyId id) const {
    return std::span(vectors).subspan(IndexOf(id) * dimensions, dimensions);
  }
};

// Computes the space (docs/scoring.md, "What is learned"). Pure and deterministic: the same taxonomy gives the same
// bytes. Takes some ten seconds for ESCO.
CompetencySpace LearnCompetencySpace(const Taxonomy& taxonomy, const LearningModel& model = {});

}  // namespace perron

#endif  // PERRON_MATCHING_COMPETENCY_SPACE_H_
