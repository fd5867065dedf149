#include "matching/hierarchy.h"

#include <algorithm>

namespace perron {
namespace {

// All that can be reached from `start` over `next`, ascending, without what it starts from.
template <typename Node, typename Next>
std::vector<Node> Reach(std::vector<Node> start, const Next& next) {
  std::vector<Node> reached;
  std::vector<Node> waiting = std::move(start);
  while (!waiting.empty()) {
    const Node node = waiting.back();
    waiting.pop_back();
    const auto place = std::lower_bound(reached.begin(), reached.end(), node);
    if (place != reached.end() && *place == node) continue;
    reached.insert(place, node);
    for (const Node above : next(node)) waiting.push_back(above);
  }
  return reached;
}

}  // namespace

Hierarchy::Hierarchy(const Taxonomy& taxonomy)
    : ancestors_(taxonomy.competencies.size()),
      descendants_(taxonomy.competencies.size()),
      groups_(taxonomy.competencies.size()),
      below_group_(taxonomy.groups.size()) {
  for (std::size_t i = 0; i < taxonomy.competencies.size(); ++i) {
    ancestors_[i] = Reach(
        taxonomy.competencies[i].broader, [&](CompetencyId id) -> const auto& {
          return taxonomy.competencies[IndexOf(id)].broader;
        });
    std::vector<std::uint32_t> groups = taxonomy.competencies[i].broader_groups;
    for (const CompetencyId ancestor : ancestors_[i]) {
      descendants_[IndexOf(ancestor)].push_back(static_cast<CompetencyId>(i));
      const auto& more = taxonomy.competencies[IndexOf(ancestor)].broader_groups;
      groups.insert(groups.end(), more.begin(), more.end());
    }
    groups_[i] = Reach(
        std::move(groups), [&](std::uint32_t group) -> const auto& { return taxonomy.groups[group].broader_groups; });
    for (const std::uint32_t group : groups_[i]) ++below_group_[group];
  }
}

}  // namespace perron
