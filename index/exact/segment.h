#ifndef PERRON_INDEX_EXACT_SEGMENT_H_
#define PERRON_INDEX_EXACT_SEGMENT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "index/exact/document_kinds.h"
#include "index/exact/level_one.h"
#include "index/exact/profile_blocks.h"

namespace perron {

// Many documents as a few flat arrays, in an order that puts like beside like (index/exact/document_order.h): the exact
// record of each (packed profile, circumstances, day, id) and what bounds their scores (blocks, level one, norms).
//
// A row is the place of a document in that order; 64 rows are a block. Ids are unique within a segment.
//
// Immutable, thread-safe.
template <typename Kind>
class Segment {
 public:
  // What it consists of, as flat arrays by row; an index base keeps them in a file (index/exact/segment_file.h).
  struct Arrays {
    std::span<const std::uint32_t> id_begin;  // one more than rows: into id_text
    std::span<const char> id_text;
    std::span<const std::uint32_t> by_id;         // rows in ascending order of id
    std::span<const std::uint32_t> packed_begin;  // one more than rows: into packed
    std::span<const std::uint8_t> packed;
    std::span<const Day> days;                  // Kind::DayOf; empty = all unknown
    std::span<const std::uint16_t> whole_norm;  // DocumentNorms, padded to whole blocks with 0
    std::span<const std::uint16_t> least_norm;
    std::span<const std::uint8_t> entries;
    bool teaches = false;  // some document is a training
  };

  // `owner` keeps the arrays alive.
  Segment(Arrays arrays, typename Kind::Columns circumstances, ProfileBlocks blocks, LevelOne level_one,
          std::shared_ptr<const void> owner);

  std::size_t size() const { return arrays_.by_id.size(); }
  std::size_t block_count() const { return blocks_.count(); }

  std::string_view Id(std::size_t row) const {
    return {arrays_.id_text.data() + arrays_.id_begin[row], arrays_.id_begin[row + 1] - arrays_.id_begin[row]};
  }
  // The row of the document, if it is here.
  std::optional<std::uint32_t> Find(std::string_view id) const;

  const std::uint8_t* Packed(std::size_t row) const { return arrays_.packed.data() + arrays_.packed_begin[row]; }
  Day DayOf(std::size_t row) const { return arrays_.days.empty() ? kUnknownDay : arrays_.days[row]; }

  // The document as it was added, in all its fields.
  std::shared_ptr<const typename Kind::Document> Document(std::size_t row) const;

  const Arrays& arrays() const { return arrays_; }
  const typename Kind::Columns& circumstances() const { return circumstances_; }
  const ProfileBlocks& blocks() const { return blocks_; }
  const LevelOne& level_one() const { return level_one_; }

  // Bytes, those of a mapped file included.
  std::size_t memory() const;

 private:
  Arrays arrays_;
  typename Kind::Columns circumstances_;
  ProfileBlocks blocks_;
  LevelOne level_one_;
  std::shared_ptr<const void> owner_;
};

extern template class Segment<PeopleKind>;
extern template class Segment<WorkKind>;

using PeopleSegment = Segment<PeopleKind>;
using WorkSegment = Segment<WorkKind>;

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SEGMENT_H_
