#ifndef PERRON_INDEX_EXACT_PROFILE_BLOCKS_H_
#define PERRON_INDEX_EXACT_PROFILE_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "index/exact/coded_rows.h"
#include "index/exact/entry_code.h"

namespace perron {

// One block as the kernels read it: which competencies its rows have, and the codes.
struct BlockView {
  std::span<const std::uint16_t> wide;        // competencies that many rows have, ascending
  const std::uint8_t* columns = nullptr;      // 32 bytes each: byte i holds row i low and row 32 + i high
  std::span<const std::uint16_t> narrow;      // competencies that few rows have, ascending
  std::span<const std::uint16_t> narrow_end;  // by position in `narrow`: end of its list
  const std::uint16_t* list = nullptr;        // row << 4 | code
};

// The codes of all rows, 64 rows to a block, by competency within the block: what level two of the search goes through.
//
// A competency that at least kWideRows rows of the block have is a column of 4-bit codes for all 64 (one shuffle scores
// them together); the rest are short lists.
//
// Immutable, thread-safe.
class ProfileBlocks {
 public:
  static constexpr std::size_t kWideRows = 6;

  // What it consists of, as flat arrays; an index base keeps them in a file.
  struct Arrays {
    std::span<const std::uint64_t> begin;  // by block, one more than there are: first 16-bit word of the block
    std::span<const std::uint16_t> words;  // the blocks, see block_builder.cc for the layout
  };

  ProfileBlocks() = default;
  // `owner` keeps the arrays alive.
  ProfileBlocks(Arrays arrays, std::shared_ptr<const void> owner) : arrays_(arrays), owner_(std::move(owner)) {}

  std::size_t count() const { return arrays_.begin.empty() ? 0 : arrays_.begin.size() - 1; }
  BlockView Block(std::size_t block) const;
  const Arrays& arrays() const { return arrays_; }
  std::size_t memory() const { return arrays_.begin.size_bytes() + arrays_.words.size_bytes(); }

  // Asks for the memory of a block that will be read soon.
  void Prefetch(std::size_t block) const {
    const std::uint16_t* word = arrays_.words.data() + arrays_.begin[block];
    const std::uint16_t* end = arrays_.words.data() + arrays_.begin[block + 1];
    for (; word < end; word += 32) __builtin_prefetch(word);
  }

 private:
  Arrays arrays_;
  std::shared_ptr<const void> owner_;
};

// Rows that level one bounds together: small enough that what different rows have seldom adds up to what none has.
inline constexpr std::size_t kGroupRows = 16;
inline constexpr std::size_t kBlockGroups = kBlockRows / kGroupRows;

// What stands for all codes of a competency in a group of a block (EntryCoding::Join).
struct GroupEntry {
  std::uint8_t group = 0;  // within the block
  CodedEntry joined;
};

// Collects blocks in their order. Single thread.
class ProfileBlocksBuilder {
 public:
  ProfileBlocksBuilder() : begin_(1, 0) {}

  // `rows`: the entries of up to 64 rows, each ascending by competency, without code 0.
  void Add(std::span<const std::span<const CodedEntry>> rows);

  // What the last Add had, by competency and group, both ascending; for level one.
  const std::vector<GroupEntry>& groups() const { return groups_; }

  // Puts the blocks of another builder behind these.
  void Append(const ProfileBlocksBuilder& other);

  ProfileBlocks Build() &&;

 private:
  std::vector<std::uint64_t> begin_;
  std::vector<std::uint16_t> words_;
  std::vector<GroupEntry> groups_;
  std::vector<std::uint64_t> sorted_;  // scratch
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_PROFILE_BLOCKS_H_
