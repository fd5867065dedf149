#ifndef PERRON_INDEX_EXACT_BOUND_KERNELS_H_
#define PERRON_INDEX_EXACT_BOUND_KERNELS_H_

#include <cstddef>
#include <cstdint>

#include "index/exact/profile_blocks.h"

namespace perron {

struct BoundQuery;

// The vector code of the exact index: it computes bounds and nothing else, with the instructions of the machine that it
// runs on (AVX-512, AVX2 or less; Highway chooses when the program starts). Every function gives the same result on
// each.

// table[code] = ceil(scaled * worth[code]) for the 16 codes, at most 255. `worth` in [0, 1].
void MakeTable(float scaled, const float* worth, std::uint8_t* table);

// Level one. values[b] = max(values[b], table[code of block b]) for `blocks` blocks, a multiple of 64, of a column
// (LevelOne::Column).
void MaxOfColumn(const std::uint8_t* column, const std::uint8_t* table, std::size_t blocks, std::uint8_t* values);

// sums[b] += values[b] and values[b] = next for `blocks` blocks, a multiple of 64.
void AddAndReset(std::uint8_t* values, std::uint8_t next, std::size_t blocks, std::uint16_t* sums);

// Writes the numbers of the blocks with sums[b] >= least to `found` in ascending order, and says how many. `blocks` is
// a multiple of 64; `found` has room for as many.
std::size_t FindAtLeast(const std::uint16_t* sums, std::size_t blocks, std::uint16_t least, std::uint32_t* found);

// Level two: sums of the 64 rows of a block.
struct alignas(64) BlockSums {
  std::uint16_t best[kBlockRows];  // of the highest bytes by term
  std::uint16_t mean[kBlockRows];  // of the mean bytes, saturating
  std::uint8_t used[kBlockRows];   // competencies that are worth something, at most 255
};

// Fills sums.best. `bytes` has room for 64 bytes a term, aligned to 64, all zero; it is all zero again afterwards.
void SumBest(const BlockView& block, const BoundQuery& query, std::uint8_t* bytes, BlockSums& sums);

// Fills sums.mean and sums.used.
void SumMean(const BlockView& block, const BoundQuery& query, BlockSums& sums);

// Which rows have best[row] >= least: bit by row.
std::uint64_t RowsReaching(const std::uint16_t* best, std::uint16_t least);

// What decides whether a row may reach an ordered score.
struct FitBounds {
  const std::uint16_t* best = nullptr;  // sums by row, 64
  const std::uint16_t* mean = nullptr;
  const std::uint8_t* used = nullptr;
  const std::uint16_t* whole_norm = nullptr;  // norms of the block's rows (DocumentNorms)
  const std::uint16_t* least_norm = nullptr;
  const std::uint8_t* entries = nullptr;
  float best_unit = 0;
  float mean_unit = 0;
  bool own_norm = false;            // the norm is least_norm
  std::uint8_t unused_counted = 0;  // above 0: the norm is whole_norm only if entries - used is at most this
};

// Which rows may have a fit 2bm/(b+m) of at least `least`, for b = min(1, best * best_unit) and
// m = min(1, mean * mean_unit / norm), m = 1 where the norm is 0 or the sum is full. REQUIRES: 0 < least <= 1.
std::uint64_t RowsReachingFit(const FitBounds& bounds, float least);

// Which rows may have m >= least.
std::uint64_t RowsReachingMean(const FitBounds& bounds, float least);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_BOUND_KERNELS_H_
