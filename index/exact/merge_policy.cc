#include "index/exact/merge_policy.h"

#include <algorithm>
#include <numeric>

namespace perron {
namespace {

std::size_t Alive(const PartSize& part) { return part.rows - part.dead; }

// Places of the parts, the fewest living rows first.
std::vector<std::size_t> Ascending(std::span<const PartSize> parts) {
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return Alive(parts[a]) < Alive(parts[b]); });
  return order;
}

std::vector<std::size_t> InQuiet(std::span<const PartSize> parts, std::size_t fresh, const MergeLimits& limits) {
  const std::vector<std::size_t> order = Ascending(parts);
  std::size_t smaller = fresh >= limits.fresh_in_quiet ? fresh : 0;
  std::size_t merged = 0;  // the smallest so many
  for (std::size_t i = 0; i < order.size(); ++i) {
    const PartSize& part = parts[order[i]];
    const bool decayed = static_cast<double>(part.dead) > limits.most_dead * static_cast<double>(part.rows);
    if (decayed || Alive(part) < limits.larger_by * smaller) merged = i + 1;
    smaller += Alive(part);
  }
  return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(merged)};
}

// The smallest ones of about one size: the largest is at most `larger_by` times the smallest.
std::vector<std::size_t> InUse(std::span<const PartSize> parts, const MergeLimits& limits) {
  const std::vector<std::size_t> order = Ascending(parts);
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && Alive(parts[order[end]]) <= limits.larger_by * Alive(parts[order[begin]])) ++end;
    if (end - begin >= limits.parts_in_use) {
      return {order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end)};
    }
    begin = end;
  }
  return {};
}

}  // namespace

std::optional<std::vector<std::size_t>> ChooseMerge(std::span<const PartSize> parts, std::size_t fresh, bool quiet,
                                                    const MergeLimits& limits) {
  std::vector<std::size_t> chosen;
  if (quiet) {
    chosen = InQuiet(parts, fresh, limits);
  } else if (fresh >= limits.fresh_in_use) {
    chosen = InUse(parts, limits);
  }
  if (chosen.empty() && fresh < (quiet ? limits.fresh_in_quiet : limits.fresh_in_use)) return std::nullopt;
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace perron
