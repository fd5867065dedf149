#ifndef PERRON_INDEX_EXACT_LEVEL_ONE_H_
#define PERRON_INDEX_EXACT_LEVEL_ONE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "index/exact/entry_code.h"
#include "index/exact/profile_blocks.h"

namespace perron {

// Which groups of rows have which competency, with a code that stands for those of all their rows: what level one of
// the search goes through to bound whole groups. By competency either a list of groups or, where the list would be
// longer than is worth it, a column of 4-bit codes over all groups. Groups are numbered through all blocks:
// kBlockGroups each.
//
// Immutable, thread-safe.
class LevelOne {
 public:
  static constexpr std::size_t kColumnGroups = 64;  // groups in 32 bytes of a column, laid out as BlockView::columns

  struct Arrays {
    std::span<const std::uint64_t> list_begin;  // by competency, one more than there are
    std::span<const std::uint32_t> list;        // group << 4 | code, ascending
    std::span<const std::uint32_t> column_of;   // by competency: its column, or kNoColumn
    std::span<const std::uint8_t> columns;      // column_bytes() each
    std::uint64_t groups = 0;
  };
  static constexpr std::uint32_t kNoColumn = 0xFFFFFFFF;

  LevelOne() = default;
  // `owner` keeps the arrays alive.
  LevelOne(Arrays arrays, std::shared_ptr<const void> owner) : arrays_(arrays), owner_(std::move(owner)) {}

  std::size_t groups() const { return arrays_.groups; }
  std::size_t competencies() const { return arrays_.column_of.size(); }

  // Groups rounded up to whole columns: the length of an array that a column is spread over.
  std::size_t padded_groups() const { return ColumnBytes(arrays_.groups) * 2; }

  // The list of a competency; empty when it has a column or no group has it.
  std::span<const std::uint32_t> List(std::size_t competency) const {
    const std::uint64_t begin = arrays_.list_begin[competency];
    return arrays_.list.subspan(begin, arrays_.list_begin[competency + 1] - begin);
  }

  // The column of a competency, padded_groups() / 2 bytes; null when it has none.
  const std::uint8_t* Column(std::size_t competency) const {
    const std::uint32_t column = arrays_.column_of[competency];
    if (column == kNoColumn) return nullptr;
    return arrays_.columns.data() + column * ColumnBytes(arrays_.groups);
  }

  const Arrays& arrays() const { return arrays_; }
  std::size_t memory() const;

 private:
  friend class LevelOneBuilder;
  static std::size_t ColumnBytes(std::size_t groups) {
    return (groups + kColumnGroups - 1) / kColumnGroups * (kColumnGroups / 2);
  }

  Arrays arrays_;
  std::shared_ptr<const void> owner_;
};

// Single thread.
class LevelOneBuilder {
 public:
  explicit LevelOneBuilder(std::size_t competencies) : competencies_(competencies) {}

  // The next block (ProfileBlocksBuilder::groups).
  void Add(const std::vector<GroupEntry>& block);

  // Puts the blocks of another builder behind these.
  void Append(const LevelOneBuilder& other);

  LevelOne Build() &&;

 private:
  struct Entry {
    std::uint32_t group = 0;
    CodedEntry joined;
  };

  const std::size_t competencies_;
  std::uint32_t groups_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_LEVEL_ONE_H_
