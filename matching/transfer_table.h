#ifndef PERRON_MATCHING_TRANSFER_TABLE_H_
#define PERRON_MATCHING_TRANSFER_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "matching/competency.h"

namespace perron {

// One entry: how much of the competency at the other end comes along.
struct TransferEdge {
  CompetencyId other{};  // the asked one in From(), the held one in To()
  float transfer = 0;    // t(held -> asked), in (0, 1]
  CompetencyRelation relation = CompetencyRelation::kNone;
};

// Transfer between competencies: t(s -> r) is how much of r someone who holds s brings along (docs/scoring.md). A
// sparse matrix, readable by row (held) and by column (asked). Absent entries are 0.
//
// Immutable after construction.
class TransferTable {
 public:
  TransferTable() = default;

  // `by_held[s]` lists the edges from s, without the one to itself, in any order, each `other` at most once.
  // The edge from every competency to itself (transfer 1, kSame) is added.
  // REQUIRES: every `other` < by_held.size(); 0 < transfer <= 1.
  explicit TransferTable(const std::vector<std::vector<TransferEdge>>& by_held);

  // Number of competencies.
  std::size_t size() const { return from_begin_.empty() ? 0 : from_begin_.size() - 1; }

  // Number of edges, those to itself included.
  std::size_t edge_count() const { return from_.size(); }

  // What someone who holds `held` brings along, ascending by asked competency; the one to itself included.
  std::span<const TransferEdge> From(CompetencyId held) const;

  // Whoever holds which brings `asked` along, ascending by held competency; the one to itself included.
  std::span<const TransferEdge> To(CompetencyId asked) const;

 private:
  std::vector<std::uint32_t> from_begin_;  // size() + 1 offsets into from_
  std::vector<TransferEdge> from_;
  std::vector<std::uint32_t> to_begin_;  // size() + 1 offsets into to_
  std::vector<TransferEdge> to_;
};

}  // namespace perron

#endif  // PERRON_MATCHING_TRANSFER_TABLE_H_
