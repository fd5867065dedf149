// A block in 16-bit words:
//
//   [0] number of wide competencies   [1] number of narrow ones
//   wide competencies, narrow competencies, ends of the narrow lists
//   columns of the wide ones, 16 words each
//   lists of the narrow ones, a word for each row that has the competency
#include "index/exact/profile_blocks.h"

#include <algorithm>
#include <utility>

namespace perron {
namespace {

constexpr std::size_t kHeaderWords = 2;
constexpr std::size_t kColumnWords = kBlockRows / 4;

struct Owned {
  std::vector<std::uint64_t> begin;
  std::vector<std::uint16_t> words;
};

}  // namespace

BlockView ProfileBlocks::Block(std::size_t block) const {
  const std::uint16_t* word = arrays_.words.data() + arrays_.begin[block];
  const std::size_t wide = word[0];
  const std::size_t narrow = word[1];
  word += kHeaderWords;
  BlockView view;
  view.wide = {word, wide};
  view.narrow = {word + wide, narrow};
  view.narrow_end = {word + wide + narrow, narrow};
  word += wide + 2 * narrow;
  view.columns = reinterpret_cast<const std::uint8_t*>(word);
  view.list = word + wide * kColumnWords;
  return view;
}

void ProfileBlocksBuilder::Add(std::span<const std::span<const CodedEntry>> rows) {
  // Sorted by competency, then row: one number each.
  sorted_.clear();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const CodedEntry& entry : rows[row]) {
      sorted_.push_back(std::uint64_t{entry.competency} << 16 | row << 4 | entry.code);
    }
  }
  std::sort(sorted_.begin(), sorted_.end());
  groups_.clear();
  std::vector<std::uint16_t> wide;
  std::vector<std::uint16_t> narrow;
  std::vector<std::uint16_t> narrow_end;
  std::vector<std::uint16_t> list;
  std::vector<std::uint16_t> columns;
  for (std::size_t i = 0; i < sorted_.size();) {
    const auto competency = static_cast<std::uint16_t>(sorted_[i] >> 16);
    std::size_t end = i;
    for (; end < sorted_.size() && sorted_[end] >> 16 == competency; ++end) {
      const auto code = static_cast<EntryCode>(sorted_[end] & 15);
      const auto group = static_cast<std::uint8_t>((sorted_[end] >> 4 & (kBlockRows - 1)) / kGroupRows);
      if (end > i && groups_.back().group == group) {
        groups_.back().joined.code = EntryCoding::Join(groups_.back().joined.code, code);
      } else {
        groups_.push_back({group, {competency, code}});
      }
    }
    if (end - i >= ProfileBlocks::kWideRows) {
      wide.push_back(competency);
      std::uint8_t column[kBlockRows / 2] = {};
      for (; i < end; ++i) {
        const std::size_t row = sorted_[i] >> 4 & (kBlockRows - 1);
        const unsigned shifted = static_cast<unsigned>(sorted_[i] & 15) << (row >= kBlockRows / 2 ? 4 : 0);
        column[row % (kBlockRows / 2)] = static_cast<std::uint8_t>(column[row % (kBlockRows / 2)] | shifted);
      }
      for (std::size_t w = 0; w < kColumnWords; ++w) {
        columns.push_back(static_cast<std::uint16_t>(column[2 * w] | column[2 * w + 1] << 8));
      }
    } else {
      narrow.push_back(competency);
      for (; i < end; ++i) list.push_back(static_cast<std::uint16_t>(sorted_[i] & 0x3FF));
      narrow_end.push_back(static_cast<std::uint16_t>(list.size()));
    }
  }
  words_.push_back(static_cast<std::uint16_t>(wide.size()));
  words_.push_back(static_cast<std::uint16_t>(narrow.size()));
  for (const auto* part : {&wide, &narrow, &narrow_end, &columns, &list}) {
    words_.insert(words_.end(), part->begin(), part->end());
  }
  begin_.push_back(words_.size());
}

void ProfileBlocksBuilder::Append(const ProfileBlocksBuilder& other) {
  const std::uint64_t offset = words_.size();
  words_.insert(words_.end(), other.words_.begin(), other.words_.end());
  for (std::size_t b = 1; b < other.begin_.size(); ++b) begin_.push_back(offset + other.begin_[b]);
}

ProfileBlocks ProfileBlocksBuilder::Build() && {
  auto owned = std::make_shared<Owned>();
  owned->begin = std::move(begin_);
  owned->words = std::move(words_);
  owned->words.shrink_to_fit();
  return ProfileBlocks({owned->begin, owned->words}, owned);
}

}  // namespace perron
