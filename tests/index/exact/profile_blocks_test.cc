#include "index/exact/profile_blocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using Row = std::vector<CodedEntry>;
using Codes = std::map<std::pair<unsigned, std::size_t>, int>;  // by competency and row

std::vector<Row> MakeRows(Random& random, std::size_t count, std::size_t competencies) {
  std::vector<double> popularity;
  for (std::size_t c = 0; c < competencies; ++c) popularity.push_back(std::min(0.9, random.Unit() * random.Unit()));
  std::vector<Row> rows(count);
  for (Row& row : rows) {
    for (std::size_t c = 0; c < competencies; ++c) {
      if (!random.Chance(popularity[c])) continue;
      row.push_back({static_cast<std::uint16_t>(c), static_cast<EntryCode>(random.Between(1, 15))});
    }
  }
  return rows;
}

void AddTo(ProfileBlocksBuilder& builder, const std::vector<Row>& rows) {
  builder.Add(std::vector<std::span<const CodedEntry>>(rows.begin(), rows.end()));
}

Codes CodesOf(const std::vector<Row>& rows) {
  Codes codes;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const CodedEntry& entry : rows[row]) codes[{entry.competency, row}] = entry.code;
  }
  return codes;
}

// What the block says, read as its comments say.
Codes CodesOf(const BlockView& block) {
  Codes codes;
  for (std::size_t w = 0; w < block.wide.size(); ++w) {
    std::size_t holders = 0;
    for (std::size_t row = 0; row < kBlockRows; ++row) {
      const std::uint8_t byte = block.columns[w * 32 + row % 32];
      const int code = row < 32 ? byte & 15 : byte >> 4;
      if (code == 0) continue;
      codes[{block.wide[w], row}] = code;
      ++holders;
    }
    EXPECT_GE(holders, ProfileBlocks::kWideRows);
  }
  std::size_t begin = 0;
  for (std::size_t n = 0; n < block.narrow.size(); ++n) {
    const std::size_t end = block.narrow_end[n];
    EXPECT_LT(begin, end);
    EXPECT_LT(end - begin, ProfileBlocks::kWideRows);
    for (; begin < end; ++begin) codes[{block.narrow[n], block.list[begin] >> 4U}] = block.list[begin] & 15;
  }
  EXPECT_TRUE(std::is_sorted(block.wide.begin(), block.wide.end()));
  EXPECT_TRUE(std::is_sorted(block.narrow.begin(), block.narrow.end()));
  return codes;
}

TEST(ProfileBlocksTest, KeepsEveryCodeOfEveryRow) {
  Random random(1);
  ProfileBlocksBuilder builder;
  std::vector<Codes> expected;
  for (const std::size_t rows : {64, 64, 0, 1, 5, 6, 31, 32, 33, 63}) {
    const std::vector<Row> made = MakeRows(random, rows, 80);
    AddTo(builder, made);
    expected.push_back(CodesOf(made));
  }
  const ProfileBlocks blocks = std::move(builder).Build();
  ASSERT_EQ(blocks.count(), expected.size());
  bool wide = false;
  bool narrow = false;
  for (std::size_t b = 0; b < expected.size(); ++b) {
    SCOPED_TRACE(b);
    const BlockView block = blocks.Block(b);
    EXPECT_EQ(CodesOf(block), expected[b]);
    wide = wide || !block.wide.empty();
    narrow = narrow || !block.narrow.empty();
    blocks.Prefetch(b);
  }
  EXPECT_TRUE(wide && narrow);
  EXPECT_EQ(blocks.memory(), blocks.arrays().begin.size() * 8 + blocks.arrays().words.size() * 2);
}

TEST(ProfileBlocksTest, ACompetencyIsWideFromSixRowsOn) {
  for (const std::size_t holders : {5, 6}) {
    ProfileBlocksBuilder builder;
    AddTo(builder, std::vector<Row>(holders, Row{{65535, 9}}));
    const ProfileBlocks blocks = std::move(builder).Build();
    EXPECT_EQ(blocks.Block(0).wide.size(), holders == 6 ? 1U : 0U);
    EXPECT_EQ(blocks.Block(0).narrow.size(), holders == 6 ? 0U : 1U);
    EXPECT_EQ(CodesOf(blocks.Block(0)).size(), holders);
  }
}

TEST(ProfileBlocksTest, AGroupEntryStandsForAllCodesOfTheGroup) {
  Random random(2);
  ProfileBlocksBuilder builder;
  for (int i = 0; i < 30; ++i) {
    const std::vector<Row> rows = MakeRows(random, 1 + random.Below(kBlockRows), 60);
    AddTo(builder, rows);
    Codes expected;  // by competency and group
    for (const auto& [place, code] : CodesOf(rows)) {
      int& all = expected.try_emplace({place.first, place.second / kGroupRows}, code).first->second;
      all = EntryCoding::Join(static_cast<EntryCode>(all), static_cast<EntryCode>(code));
    }
    Codes groups;
    for (const GroupEntry& entry : builder.groups()) {
      const auto [it, added] = groups.try_emplace({entry.joined.competency, entry.group}, entry.joined.code);
      EXPECT_TRUE(added);
      EXPECT_EQ(it, std::prev(groups.end())) << "not ascending";
    }
    EXPECT_EQ(groups, expected);
  }
}

TEST(ProfileBlocksTest, BlocksOfTwoBuildersAreThoseOfOne) {
  Random random(3);
  ProfileBlocksBuilder one;
  std::vector<ProfileBlocksBuilder> parts(4);  // the second gets none
  for (const std::size_t part : {0, 0, 2, 2, 2, 3}) {
    const std::vector<Row> rows = MakeRows(random, kBlockRows, 50);
    AddTo(one, rows);
    AddTo(parts[part], rows);
  }
  for (std::size_t part = 1; part < parts.size(); ++part) parts[0].Append(parts[part]);
  const ProfileBlocks expected = std::move(one).Build();
  const ProfileBlocks blocks = std::move(parts[0]).Build();
  EXPECT_TRUE(std::ranges::equal(blocks.arrays().begin, expected.arrays().begin));
  EXPECT_TRUE(std::ranges::equal(blocks.arrays().words, expected.arrays().words));
}

TEST(ProfileBlocksTest, NoneAreNone) {
  EXPECT_EQ(ProfileBlocks().count(), 0U);
  EXPECT_EQ(ProfileBlocksBuilder().Build().count(), 0U);
}

}  // namespace
}  // namespace perron
