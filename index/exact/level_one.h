#ifndef PERRON_INDEX_EXACT_LEVEL_ONE_H_
#define PERRON_INDEX_EXACT_LEVEL_ONE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "index/exact/entry_code.h"

namespace perron {

// Which blocks have which competency, with a code that stands for those of all their rows
// (EntryCoding::Join): what level one of the search
// goes through to bound whole blocks. By competency either a list of blocks or, where the list would be longer, a
// column of 4-bit codes over all blocks.
//
// Immutable, thread-safe.
class LevelOne {
 public:
  static constexpr std::size_t kColumnBlocks = 64;  // blocks in 32 bytes of a column, laid out as BlockView::columns

  struct Arrays {
    std::span<const std::uint64_t> list_begin;  // by competency, one more than there are
    std::span<const std::uint32_t> list;        // block << 4 | code, ascending
    std::span<const std::uint32_t> column_of;   // by competency: its column, or kNoColumn
    std::span<const std::uint8_t> columns;      // column_bytes() each
    std::uint64_t blocks = 0;
  };
  static constexpr std::uint32_t kNoColumn = 0xFFFFFFFF;

  LevelOne() = default;
  // `owner` keeps the arrays alive.
  LevelOne(Arrays arrays, std::shared_ptr<const void> owner) : arrays_(arrays), owner_(std::move(owner)) {}

  std::size_t blocks() const { return arrays_.blocks; }
  std::size_t competencies() const { return arrays_.column_of.size(); }

  // Blocks rounded up to whole columns: the length of an array that a column is spread over.
  std::size_t padded_blocks() const { return ColumnBytes(arrays_.blocks) * 2; }

  // The list of a competency; empty when it has a column or no block has it.
  std::span<const std::uint32_t> List(std::size_t competency) const {
    const std::uint64_t begin = arrays_.list_begin[competency];
    return arrays_.list.subspan(begin, arrays_.list_begin[competency + 1] - begin);
  }

  // The column of a competency, padded_blocks() / 2 bytes; null when it has none.
  const std::uint8_t* Column(std::size_t competency) const {
    const std::uint32_t column = arrays_.column_of[competency];
    if (column == kNoColumn) return nullptr;
    return arrays_.columns.data() + column * ColumnBytes(arrays_.blocks);
  }

  const Arrays& arrays() const { return arrays_; }
  std::size_t memory() const;

 private:
  friend class LevelOneBuilder;
  static std::size_t ColumnBytes(std::size_t blocks) {
    return (blocks + kColumnBlocks - 1) / kColumnBlocks * (kColumnBlocks / 2);
  }

  Arrays arrays_;
  std::shared_ptr<const void> owner_;
};

// Single thread.
class LevelOneBuilder {
 public:
  explicit LevelOneBuilder(std::size_t competencies) : competencies_(competencies) {}

  // The next block: ascending by competency (ProfileBlocksBuilder::highest).
  void Add(const std::vector<CodedEntry>& highest);

  // Puts the blocks of another builder behind these.
  void Append(const LevelOneBuilder& other);

  LevelOne Build() &&;

 private:
  struct Entry {
    std::uint32_t block = 0;
    CodedEntry highest;
  };

  const std::size_t competencies_;
  std::uint32_t blocks_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_LEVEL_ONE_H_
