#include "index/exact/level_one.h"

#include <utility>

namespace perron {
namespace {

// Going through a list costs a few instructions an entry, through a column a fraction of one per block.
constexpr std::size_t kBlocksPerListEntry = 40;

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

void LevelOneBuilder::Add(const std::vector<CodedEntry>& highest) {
  for (const CodedEntry& entry : highest) entries_.push_back({blocks_, entry});
  ++blocks_;
}

void LevelOneBuilder::Append(const LevelOneBuilder& other) {
  for (const Entry& entry : other.entries_) entries_.push_back({blocks_ + entry.block, entry.highest});
  blocks_ += other.blocks_;
}

LevelOne LevelOneBuilder::Build() && {
  auto owned = std::make_shared<Owned>();
  std::vector<std::uint64_t> count(competencies_, 0);
  for (const Entry& entry : entries_) ++count[entry.highest.competency];
  owned->list_begin.assign(competencies_ + 1, 0);
  owned->column_of.assign(competencies_, LevelOne::kNoColumn);
  std::uint32_t columns = 0;
  for (std::size_t c = 0; c < competencies_; ++c) {
    const bool wide = count[c] * kBlocksPerListEntry > blocks_;
    if (wide) owned->column_of[c] = columns++;
    owned->list_begin[c + 1] = owned->list_begin[c] + (wide ? 0 : count[c]);
  }
  const std::size_t column_bytes = LevelOne::ColumnBytes(blocks_);
  owned->columns.assign(columns * column_bytes, 0);
  owned->list.resize(owned->list_begin.back());
  std::vector<std::uint64_t> next(owned->list_begin.begin(), owned->list_begin.end() - 1);
  constexpr std::size_t kHalf = LevelOne::kColumnBlocks / 2;
  for (const Entry& entry : entries_) {
    const std::size_t c = entry.highest.competency;
    const std::uint32_t column = owned->column_of[c];
    if (column == LevelOne::kNoColumn) {
      owned->list[next[c]++] = entry.block << 4 | entry.highest.code;
      continue;
    }
    const std::size_t place = entry.block % LevelOne::kColumnBlocks;
    std::uint8_t& byte =
        owned->columns[column * column_bytes + entry.block / LevelOne::kColumnBlocks * kHalf + place % kHalf];
    byte = static_cast<std::uint8_t>(byte | entry.highest.code << (place >= kHalf ? 4 : 0));
  }
  entries_ = {};
  const LevelOne::Arrays arrays = {owned->list_begin, owned->list, owned->column_of, owned->columns, blocks_};
  return LevelOne(arrays, std::move(owned));
}

}  // namespace perron
