#include "index/exact/level_one.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr std::size_t kCompetencies = 30;
using Block = std::vector<GroupEntry>;
using Codes = std::map<std::pair<std::size_t, std::size_t>, int>;  // by competency and group

// Some competencies are in most groups, some in hardly any, some in none.
std::vector<Block> MakeBlocks(Random& random, std::size_t count) {
  std::vector<Block> blocks(count);
  for (Block& block : blocks) {
    for (std::size_t c = 0; c < kCompetencies; ++c) {
      const double chance = c % 3 == 0 ? 0.7 : c % 3 == 1 ? 0.01 : c == 2 ? 1 : 0;
      for (std::uint8_t group = 0; group < kBlockGroups; ++group) {
        if (!random.Chance(chance)) continue;
        block.push_back({group, {static_cast<std::uint16_t>(c), static_cast<EntryCode>(random.Between(1, 15))}});
      }
    }
  }
  return blocks;
}

Codes CodesOf(const std::vector<Block>& blocks) {
  Codes codes;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (const GroupEntry& entry : blocks[b]) {
      codes[{entry.joined.competency, b * kBlockGroups + entry.group}] = entry.joined.code;
    }
  }
  return codes;
}

Codes CodesOf(const LevelOne& level_one) {
  Codes codes;
  for (std::size_t c = 0; c < level_one.competencies(); ++c) {
    const auto list = level_one.List(c);
    EXPECT_TRUE(std::is_sorted(list.begin(), list.end()));
    for (const std::uint32_t entry : list) codes[{c, entry >> 4U}] = static_cast<int>(entry & 15U);
    const std::uint8_t* column = level_one.Column(c);
    if (column == nullptr) continue;
    EXPECT_TRUE(list.empty());
    for (std::size_t g = 0; g < level_one.padded_groups(); ++g) {
      const std::uint8_t byte = column[g / 64 * 32 + g % 32];
      const int code = g % 64 < 32 ? byte & 15 : byte >> 4;
      if (code != 0) codes[{c, g}] = code;
    }
  }
  return codes;
}

TEST(LevelOneTest, KeepsWhatEveryGroupHas) {
  Random random(1);
  for (const std::size_t count : {0, 1, 31, 32, 33, 63, 64, 65, 130, 500}) {
    SCOPED_TRACE(count);
    const std::vector<Block> blocks = MakeBlocks(random, count);
    LevelOneBuilder builder(kCompetencies);
    for (const Block& block : blocks) builder.Add(block);
    const LevelOne level_one = std::move(builder).Build();
    EXPECT_EQ(level_one.groups(), count * kBlockGroups);
    EXPECT_EQ(level_one.competencies(), kCompetencies);
    EXPECT_EQ(level_one.padded_groups(), (count * kBlockGroups + 63) / 64 * 64);
    EXPECT_EQ(CodesOf(level_one), CodesOf(blocks));
    if (count == 0) continue;
    EXPECT_NE(level_one.Column(2), nullptr) << "in every group";
    EXPECT_EQ(level_one.Column(5), nullptr) << "in none";
    EXPECT_TRUE(level_one.List(5).empty());
  }
}

TEST(LevelOneTest, WhatFewGroupsHaveIsAList) {
  LevelOneBuilder builder(2);
  builder.Add({{1, {0, 3}}, {0, {1, 4}}});
  for (int i = 0; i < 100; ++i) builder.Add({{0, {1, 15}}});
  const LevelOne level_one = std::move(builder).Build();
  EXPECT_EQ(level_one.Column(0), nullptr);
  ASSERT_EQ(level_one.List(0).size(), 1U);
  EXPECT_EQ(level_one.List(0)[0], 1U << 4U | 3U);
  EXPECT_NE(level_one.Column(1), nullptr);
  EXPECT_GT(level_one.memory(), 0U);
}

TEST(LevelOneTest, BlocksOfSomeBuildersAreThoseOfOne) {
  Random random(2);
  LevelOneBuilder one(kCompetencies);
  std::vector<LevelOneBuilder> parts(4, LevelOneBuilder(kCompetencies));
  const std::vector<Block> blocks = MakeBlocks(random, 200);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    one.Add(blocks[b]);
    parts[b < 70 ? 0 : b < 71 ? 2 : 3].Add(blocks[b]);  // the second gets none
  }
  for (std::size_t part = 1; part < parts.size(); ++part) parts[0].Append(parts[part]);
  const LevelOne expected = std::move(one).Build();
  const LevelOne level_one = std::move(parts[0]).Build();
  EXPECT_EQ(level_one.groups(), expected.groups());
  EXPECT_TRUE(std::ranges::equal(level_one.arrays().list_begin, expected.arrays().list_begin));
  EXPECT_TRUE(std::ranges::equal(level_one.arrays().list, expected.arrays().list));
  EXPECT_TRUE(std::ranges::equal(level_one.arrays().column_of, expected.arrays().column_of));
  EXPECT_TRUE(std::ranges::equal(level_one.arrays().columns, expected.arrays().columns));
}

}  // namespace
}  // namespace perron
