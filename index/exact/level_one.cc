#include "index/exact/level_one.h"

#include <utility>

namespace perron {
namespace {

// Going through a list costs a few instructions an entry, through a column a fraction of one per group.
constexpr std::size_t kGroupsPerListEntry = 24;

struct Owned {
  std::vector<std::uint64_t> list_begin;
  std::vector<std::uint32_t> list;
  std::vector<std::uint32_t> column_of;
  std::vector<std::uint8_t> columns;
};

}  // namespace

std::size_t LevelOne::memory() const {
  return arrays_.list_begin.size_bytes() + arrays_.list.size_bytes() + arrays_.column_of.size_bytes() +
         arrays_.columns.size_bytes();
}

void LevelOneBuilder::Add(const std::vector<GroupEntry>& block) {
  for (const GroupEntry& entry : block) entries_.push_back({groups_ + entry.group, entry.joined});
  groups_ += kBlockGroups;
}

void LevelOneBuilder::Append(const LevelOneBuilder& other) {
  for (const Entry& entry : other.entries_) entries_.push_back({groups_ + entry.group, entry.joined});
  groups_ += other.groups_;
}

LevelOne LevelOneBuilder::Build() && {
  auto owned = std::make_shared<Owned>();
  std::vector<std::uint64_t> count(competencies_, 0);
  for (const Entry& entry : entries_) ++count[entry.joined.competency];
  owned->list_begin.assign(competencies_ + 1, 0);
  owned->column_of.assign(competencies_, LevelOne::kNoColumn);
  std::uint32_t columns = 0;
  for (std::size_t c = 0; c < competencies_; ++c) {
    const bool wide = count[c] * kGroupsPerListEntry > groups_;
    if (wide) owned->column_of[c] = columns++;
    owned->list_begin[c + 1] = owned->list_begin[c] + (wide ? 0 : count[c]);
  }
  const std::size_t column_bytes = LevelOne::ColumnBytes(groups_);
  owned->columns.assign(columns * column_bytes, 0);
  owned->list.resize(owned->list_begin.back());
  std::vector<std::uint64_t> next(owned->list_begin.begin(), owned->list_begin.end() - 1);
  constexpr std::size_t kHalf = LevelOne::kColumnGroups / 2;
  for (const Entry& entry : entries_) {
    const std::size_t c = entry.joined.competency;
    const std::uint32_t column = owned->column_of[c];
    if (column == LevelOne::kNoColumn) {
      owned->list[next[c]++] = entry.group << 4 | entry.joined.code;
      continue;
    }
    const std::size_t place = entry.group % LevelOne::kColumnGroups;
    std::uint8_t& byte =
        owned->columns[column * column_bytes + entry.group / LevelOne::kColumnGroups * kHalf + place % kHalf];
    byte = static_cast<std::uint8_t>(byte | entry.joined.code << (place >= kHalf ? 4 : 0));
  }
  entries_ = {};
  const LevelOne::Arrays arrays = {owned->list_begin, owned->list, owned->column_of, owned->columns, groups_};
  return LevelOne(arrays, std::move(owned));
}

}  // namespace perron
