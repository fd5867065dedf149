#include "index/exact/segment_file.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "base/status_macros.h"
#include "index/exact/section_array.h"

namespace perron {
namespace {

constexpr std::size_t kShapeNumbers = 3;  // rows, groups, whether some document is a training

// A block begins with the numbers of its wide and narrow competencies, from which its length follows
// (profile_blocks.cc).
bool IsBlock(std::span<const std::uint16_t> words) {
  constexpr std::size_t kColumnWords = kBlockRows / 4;
  if (words.size() < 2) return false;
  const std::size_t wide = words[0];
  const std::size_t narrow = words[1];
  std::size_t length = 2 + wide + 2 * narrow + wide * kColumnWords;
  if (length > words.size()) return false;
  if (narrow > 0) length += words[2 + wide + 2 * narrow - 1];  // the end of the last list
  return length == words.size();
}

absl::StatusOr<ProfileBlocks> LoadBlocks(const std::string& prefix, const SectionReader& in, std::size_t count) {
  ProfileBlocks::Arrays arrays;
  PERRON_ASSIGN_OR_RETURN(arrays.begin, ReadArray<std::uint64_t>(prefix + "block_begin", in));
  PERRON_ASSIGN_OR_RETURN(arrays.words, ReadArray<std::uint16_t>(prefix + "block_words", in));
  if (!AreOffsets(arrays.begin, count, arrays.words.size())) {
    return DamagedSection(prefix + "block_begin", "does not fit the blocks");
  }
  for (std::size_t block = 0; block < count; ++block) {
    const std::uint64_t begin = arrays.begin[block];
    if (!IsBlock(arrays.words.subspan(begin, arrays.begin[block + 1] - begin))) {
      return DamagedSection(prefix + "block_words", "holds a block that is no block");
    }
  }
  return ProfileBlocks(arrays, in.owner());
}

absl::StatusOr<LevelOne> LoadLevelOne(const std::string& prefix, const SectionReader& in, std::size_t competencies,
                                      std::size_t groups) {
  LevelOne::Arrays arrays;
  PERRON_ASSIGN_OR_RETURN(arrays.list_begin, ReadArray<std::uint64_t>(prefix + "list_begin", in));
  PERRON_ASSIGN_OR_RETURN(arrays.list, ReadArray<std::uint32_t>(prefix + "list", in));
  PERRON_ASSIGN_OR_RETURN(arrays.column_of, ReadArray<std::uint32_t>(prefix + "column_of", in));
  PERRON_ASSIGN_OR_RETURN(arrays.columns, ReadArray<std::uint8_t>(prefix + "columns", in));
  arrays.groups = groups;
  if (!AreOffsets(arrays.list_begin, competencies, arrays.list.size())) {
    return DamagedSection(prefix + "list_begin", "does not fit the lists");
  }
  const auto beyond = [groups](std::uint32_t entry) { return entry >> 4 >= groups; };
  if (std::any_of(arrays.list.begin(), arrays.list.end(), beyond)) {
    return DamagedSection(prefix + "list", "names a group that is not there");
  }
  const LevelOne level_one(arrays, in.owner());
  const std::size_t column_bytes = level_one.padded_groups() / 2;
  const std::size_t columns = column_bytes == 0 ? 0 : arrays.columns.size() / column_bytes;
  if (columns * column_bytes != arrays.columns.size()) {
    return DamagedSection(prefix + "columns", "does not hold whole columns");
  }
  const auto unknown = [columns](std::uint32_t column) { return column != LevelOne::kNoColumn && column >= columns; };
  if (arrays.column_of.size() != competencies ||
      std::any_of(arrays.column_of.begin(), arrays.column_of.end(), unknown)) {
    return DamagedSection(prefix + "column_of", "does not fit the columns");
  }
  return level_one;
}

// All but blocks and level one.
template <typename Kind>
absl::StatusOr<typename Segment<Kind>::Arrays> LoadRows(const std::string& prefix, const SectionReader& in,
                                                        std::size_t rows) {
  typename Segment<Kind>::Arrays arrays;
  PERRON_ASSIGN_OR_RETURN(arrays.id_begin, ReadArray<std::uint32_t>(prefix + "id_begin", in));
  PERRON_ASSIGN_OR_RETURN(arrays.id_text, ReadArray<char>(prefix + "id_text", in));
  PERRON_ASSIGN_OR_RETURN(arrays.by_id, ReadArray<std::uint32_t>(prefix + "by_id", in));
  PERRON_ASSIGN_OR_RETURN(arrays.packed_begin, ReadArray<std::uint32_t>(prefix + "packed_begin", in));
  PERRON_ASSIGN_OR_RETURN(arrays.packed, ReadArray<std::uint8_t>(prefix + "packed", in));
  PERRON_ASSIGN_OR_RETURN(arrays.days, ReadArray<Day>(prefix + "days", in));
  PERRON_ASSIGN_OR_RETURN(arrays.whole_norm, ReadArray<std::uint16_t>(prefix + "whole_norm", in));
  PERRON_ASSIGN_OR_RETURN(arrays.least_norm, ReadArray<std::uint16_t>(prefix + "least_norm", in));
  PERRON_ASSIGN_OR_RETURN(arrays.entries, ReadArray<std::uint8_t>(prefix + "entries", in));
  if (!AreOffsets(arrays.id_begin, rows, arrays.id_text.size())) {
    return DamagedSection(prefix + "id_begin", "does not fit the ids");
  }
  if (!AreOffsets(arrays.packed_begin, rows, arrays.packed.size())) {
    return DamagedSection(prefix + "packed_begin", "does not fit the profiles");
  }
  if (arrays.by_id.size() != rows ||
      std::any_of(arrays.by_id.begin(), arrays.by_id.end(), [rows](std::uint32_t row) { return row >= rows; })) {
    return DamagedSection(prefix + "by_id", "does not fit the rows");
  }
  if (!arrays.days.empty() && arrays.days.size() != rows) return DamagedSection(prefix + "days", "has other rows");
  const std::size_t padded = BlockCount(rows) * kBlockRows;
  if (arrays.whole_norm.size() != padded) return DamagedSection(prefix + "whole_norm", "has other rows");
  if (arrays.least_norm.size() != padded) return DamagedSection(prefix + "least_norm", "has other rows");
  if (arrays.entries.size() != padded) return DamagedSection(prefix + "entries", "has other rows");
  return arrays;
}

}  // namespace

template <typename Kind>
absl::Status SaveSegment(const std::string& prefix, const Segment<Kind>& segment, SectionWriter& out) {
  const typename Segment<Kind>::Arrays& rows = segment.arrays();
  const ProfileBlocks::Arrays& blocks = segment.blocks().arrays();
  const LevelOne::Arrays& level_one = segment.level_one().arrays();
  const std::uint64_t shape[kShapeNumbers] = {segment.size(), level_one.groups, rows.teaches ? 1U : 0U};
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "shape", std::span<const std::uint64_t>(shape), out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "id_begin", rows.id_begin, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "id_text", rows.id_text, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "by_id", rows.by_id, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "packed_begin", rows.packed_begin, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "packed", rows.packed, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "days", rows.days, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "whole_norm", rows.whole_norm, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "least_norm", rows.least_norm, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "entries", rows.entries, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "block_begin", blocks.begin, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "block_words", blocks.words, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "list_begin", level_one.list_begin, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "list", level_one.list, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "column_of", level_one.column_of, out));
  PERRON_RETURN_IF_ERROR(WriteArray(prefix + "columns", level_one.columns, out));
  return segment.circumstances().Save(prefix + "circumstances/", out);
}

template <typename Kind>
absl::StatusOr<std::shared_ptr<const Segment<Kind>>> LoadSegment(const std::string& prefix, const SectionReader& in,
                                                                 std::size_t competencies) {
  PERRON_ASSIGN_OR_RETURN(const std::span<const std::uint64_t> shape, ReadArray<std::uint64_t>(prefix + "shape", in));
  if (shape.size() != kShapeNumbers || shape[2] > 1) return DamagedSection(prefix + "shape", "is no shape");
  const std::size_t rows = shape[0];
  // Rows are numbered in 32 bits; with more, the sums below might overflow.
  if (rows >> 32 != 0 || shape[1] != BlockCount(rows) * kBlockGroups) {
    return DamagedSection(prefix + "shape", "does not fit itself");
  }
  PERRON_ASSIGN_OR_RETURN(typename Segment<Kind>::Arrays arrays, LoadRows<Kind>(prefix, in, rows));
  arrays.teaches = shape[2] != 0;
  PERRON_ASSIGN_OR_RETURN(ProfileBlocks blocks, LoadBlocks(prefix, in, BlockCount(rows)));
  PERRON_ASSIGN_OR_RETURN(LevelOne level_one, LoadLevelOne(prefix, in, competencies, shape[1]));
  PERRON_ASSIGN_OR_RETURN(typename Kind::Columns columns, Kind::Columns::Load(prefix + "circumstances/", in));
  if (columns.size() != rows) return DamagedSection(prefix + "circumstances/", "has other rows");
  return std::make_shared<const Segment<Kind>>(arrays, std::move(columns), std::move(blocks), std::move(level_one),
                                               in.owner());
}

template absl::Status SaveSegment(const std::string&, const Segment<PeopleKind>&, SectionWriter&);
template absl::Status SaveSegment(const std::string&, const Segment<WorkKind>&, SectionWriter&);
template absl::StatusOr<std::shared_ptr<const Segment<PeopleKind>>> LoadSegment(const std::string&,
                                                                                const SectionReader&, std::size_t);
template absl::StatusOr<std::shared_ptr<const Segment<WorkKind>>> LoadSegment(const std::string&, const SectionReader&,
                                                                              std::size_t);

}  // namespace perron
