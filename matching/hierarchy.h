#ifndef PERRON_MATCHING_HIERARCHY_H_
#define PERRON_MATCHING_HIERARCHY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "matching/competency.h"
#include "matching/taxonomy.h"

namespace perron {

// What lies above and below every competency, over any number of steps. Immutable, thread-safe.
class Hierarchy {
 public:
  // REQUIRES: `broader` has no cycle (Taxonomy, invariant 3).
  explicit Hierarchy(const Taxonomy& taxonomy);

  // Broader competencies, ascending, without `id` itself.
  std::span<const CompetencyId> Ancestors(CompetencyId id) const { return ancestors_[IndexOf(id)]; }

  // Narrower competencies, ascending, without `id` itself.
  std::span<const CompetencyId> Descendants(CompetencyId id) const { return descendants_[IndexOf(id)]; }

  // Groups above the competency or above a broader one, ascending.
  std::span<const std::uint32_t> AncestorGroups(CompetencyId id) const { return groups_[IndexOf(id)]; }

  // Number of competencies below a group.
  std::size_t CompetenciesBelow(std::uint32_t group) const { return below_group_[group]; }

 private:
  std::vector<std::vector<CompetencyId>> ancestors_;
  std::vector<std::vector<CompetencyId>> descendants_;
  std::vector<std::vector<std::uint32_t>> groups_;
  std::vector<std::size_t> below_group_;
};

}  // namespace perron

#endif  // PERRON_MATCHING_HIERARCHY_H_
