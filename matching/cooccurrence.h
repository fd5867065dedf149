#ifndef PERRON_MATCHING_COOCCURRENCE_H_
#define PERRON_MATCHING_COOCCURRENCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matching/competency.h"
#include "matching/hierarchy.h"
#include "matching/taxonomy.h"

namespace perron {

// Name of this way of learning, for CompetencySpace::model; another one with every change of its numbers.
inline constexpr char kCooccurrenceModel[] = "cooccurrence-1";

// A competency learned to be near another.
struct LearnedEdge {
  CompetencyId other{};
  float transfer = 0;  // in (0, 1]
};

// Competencies by the occupations that ask them: those that are asked together are near. The row of a competency has
// for every occupation that asks it 1 (essential) or 0.3 (optional), divided by the square root of how many
// competencies the occupation asks: the long lists say less about each of their members. Immutable, thread-safe.
class Cooccurrence {
 public:
  explicit Cooccurrence(const Taxonomy& taxonomy);

  // Everything with a transfer above 0 from `held`, `clip((sim - 0.25) / 0.75, 0, 1)` with sim the cosine
  // of the rows times n / (n + 1) for n occupations that ask both, ascending by
  // competency, without `held` itself. Not cut.
  std::vector<LearnedEdge> Near(CompetencyId held) const;

  static constexpr std::size_t kDimensions = 128;

  // Unit vectors of kDimensions, one after the other by CompetencyId, whose inner products approximate how near two
  // competencies are: random projection (signs made from the position of occupation, competency and group, so always
  // the same) of the unit row, plus half of the unit row of what lies above in the hierarchy. Zero for a competency
  // without occupations and without anything above it.
  std::vector<float> Vectors(const Hierarchy& hierarchy) const;

 private:
  struct Cell {
    std::uint32_t position = 0;  // occupation in rows_, competency in columns_
    double value = 0;
  };

  std::vector<std::vector<Cell>> rows_;     // by competency, of length 1
  std::vector<std::vector<Cell>> columns_;  // the same by occupation
};

}  // namespace perron

#endif  // PERRON_MATCHING_COOCCURRENCE_H_
