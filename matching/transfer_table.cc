#include "matching/transfer_table.h"

#include <algorithm>

namespace perron {

TransferTable::TransferTable(const std::vector<std::vector<TransferEdge>>& by_held) {
  const std::size_t n = by_held.size();
  from_begin_.assign(n + 1, 0);
  to_begin_.assign(n + 1, 0);
  for (std::size_t s = 0; s < n; ++s) {
    const std::size_t begin = from_.size();
    from_.insert(from_.end(), by_held[s].begin(), by_held[s].end());
    from_.push_back({static_cast<CompetencyId>(s), 1.0F, CompetencyRelation::kSame});
    std::sort(from_.begin() + static_cast<std::ptrdiff_t>(begin), from_.end(),
              [](const TransferEdge& a, const TransferEdge& b) { return a.other < b.other; });
    from_begin_[s + 1] = static_cast<std::uint32_t>(from_.size());
  }
  // Counting sort into columns; going through the rows in order leaves every column ascending.
  for (const TransferEdge& edge : from_) ++to_begin_[IndexOf(edge.other) + 1];
  for (std::size_t r = 0; r < n; ++r) to_begin_[r + 1] += to_begin_[r];
  std::vector<std::uint32_t> next(to_begin_.begin(), to_begin_.end());
  to_.resize(from_.size());
  for (std::size_t s = 0; s < n; ++s) {
    for (const TransferEdge& edge : From(static_cast<CompetencyId>(s))) {
      to_[next[IndexOf(edge.other)]++] = {static_cast<CompetencyId>(s), edge.transfer, edge.relation};
    }
  }
}

std::span<const TransferEdge> TransferTable::From(CompetencyId held) const {
  const std::size_t s = IndexOf(held);
  return std::span(from_).subspan(from_begin_[s], from_begin_[s + 1] - from_begin_[s]);
}

std::span<const TransferEdge> TransferTable::To(CompetencyId asked) const {
  const std::size_t r = IndexOf(asked);
  return std::span(to_).subspan(to_begin_[r], to_begin_[r + 1] - to_begin_[r]);
}

}  // namespace perron
