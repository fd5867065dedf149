#ifndef PERRON_INDEX_EXACT_SEARCH_SCRATCH_H_
#define PERRON_INDEX_EXACT_SEARCH_SCRATCH_H_

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#include "index/exact/circumstance_query.h"

namespace perron {

// Bytes that begin at a whole cache line.
struct alignas(64) CacheLine {
  std::uint8_t bytes[64] = {};
};

// Memory that the searches of one thread use one after the other. Thread-compatible.
struct SearchScratch {
  // Level one, by group, rounded up to whole columns.
  std::vector<std::uint8_t> values;
  std::vector<std::uint16_t> sums;
  std::vector<std::uint32_t> found;
  std::vector<std::uint8_t> opened;  // by block: 1 when it has been gone through
  // Level two: a line for each term, all zero between blocks.
  std::vector<CacheLine> term_bytes;
  CircumstanceTables circumstances;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SEARCH_SCRATCH_H_
