#ifndef PERRON_INDEX_EXACT_CODED_ROWS_H_
#define PERRON_INDEX_EXACT_CODED_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/exact/code_column.h"

namespace perron {

// Rows are grouped in blocks of this many; the rows of a block are the bits of a word.
inline constexpr std::size_t kBlockRows = 64;

constexpr std::size_t BlockCount(std::size_t rows) { return (rows + kBlockRows - 1) / kBlockRows; }

// One facet of every row as a search sees it: a code each, how many rows have a code, and which codes a block has.
//
// Invariants: (1) every code is below counts.size(); (2) counts add up to the number of rows; (3) the mask of a block
// has the bit of every code in it, and no other.
struct CodedRows {
  CodeColumn codes;
  std::vector<std::uint32_t> counts;  // rows by code
  std::vector<std::uint64_t> masks;   // by block: bits (1 << BucketOf(code)); none when there is one code at most

  // With more than 64 codes neighbours share a bit: 0 to 63, never falling. The division is by what stays the same in
  // a loop over codes.
  static unsigned BucketOf(std::uint32_t code, std::size_t codes) {
    if (codes <= 64) return code;
    const std::uint64_t buckets_by_code = (std::uint64_t{64} << 32U) / codes;  // times 2^32
    return static_cast<unsigned>((code * buckets_by_code) >> 32U);
  }

  // Works out counts and masks of a column with codes below `values`. False when a code is not.
  static bool Make(const CodeColumn& codes, std::size_t values, CodedRows& rows);

  // Bytes in memory, the mapped ones included.
  std::size_t memory() const;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_CODED_ROWS_H_
