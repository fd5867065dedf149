#ifndef PERRON_INDEX_EXACT_MERGE_POLICY_H_
#define PERRON_INDEX_EXACT_MERGE_POLICY_H_

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace perron {

// When it is worth the work to merge. Steers speed only, never an answer: a search scores every fresh document (about
// 0.1 ms a thousand), and visits every segment.
struct MergeLimits {
  std::size_t fresh_in_quiet = 256;       // so many fresh documents are made a segment when nobody writes
  std::size_t fresh_in_use = 32'768;      // the same while somebody does
  std::size_t parts_in_use = 16;          // so many segments of about one size are made one while somebody writes
  std::size_t larger_by = 4;              // when nobody writes, every segment is so much larger than all smaller ones
  double most_dead = 0.2;                 // share of the rows of a segment that may be dead when nobody writes
  std::chrono::milliseconds quiet{2000};  // nobody writes = no write for so long
};

// Rows of a segment, and how many of them are dead.
struct PartSize {
  std::size_t rows = 0;
  std::size_t dead = 0;
};

// The places of the segments that should be merged into one with all fresh documents, ascending; may be empty when the
// fresh documents are enough by themselves. Null when nothing should be done.
//
// When nobody writes, sizes end up as a falling row, each at least `larger_by` times all that follow: there are
// logarithmically many segments, and a document is merged logarithmically often.
std::optional<std::vector<std::size_t>> ChooseMerge(std::span<const PartSize> parts, std::size_t fresh, bool quiet,
                                                    const MergeLimits& limits);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_MERGE_POLICY_H_
