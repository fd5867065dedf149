#include "index/exact/segment_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "tests/index/exact/segment_worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

// Some occupations of the world's competencies.
Taxonomy MakeOccupations(Random& random, std::size_t competencies) {
  Taxonomy taxonomy;
  for (int o = 0; o < 10; ++o) {
    Occupation occupation;
    occupation.isco_code = std::to_string(random.Below(9000));
    for (std::size_t c = 0; c < competencies; ++c) {
      if (random.Chance(0.2)) occupation.essential.push_back(static_cast<CompetencyId>(c));
    }
    taxonomy.occupations.push_back(occupation);
  }
  return taxonomy;
}

template <typename Kind>
class SegmentBuilderTest : public testing::Test {};
using Kinds = testing::Types<PeopleKind, WorkKind>;
TYPED_TEST_SUITE(SegmentBuilderTest, Kinds);

// Every array of the two is the same.
template <typename Kind>
void ExpectSameBytes(const Segment<Kind>& a, const Segment<Kind>& b) {
  const auto& x = a.arrays();
  const auto& y = b.arrays();
  EXPECT_TRUE(std::ranges::equal(x.id_begin, y.id_begin));
  EXPECT_TRUE(std::ranges::equal(x.id_text, y.id_text));
  EXPECT_TRUE(std::ranges::equal(x.by_id, y.by_id));
  EXPECT_TRUE(std::ranges::equal(x.packed_begin, y.packed_begin));
  EXPECT_TRUE(std::ranges::equal(x.packed, y.packed));
  EXPECT_TRUE(std::ranges::equal(x.days, y.days));
  EXPECT_TRUE(std::ranges::equal(x.whole_norm, y.whole_norm));
  EXPECT_TRUE(std::ranges::equal(x.least_norm, y.least_norm));
  EXPECT_TRUE(std::ranges::equal(x.entries, y.entries));
  EXPECT_EQ(x.teaches, y.teaches);
  EXPECT_TRUE(std::ranges::equal(a.blocks().arrays().begin, b.blocks().arrays().begin));
  EXPECT_TRUE(std::ranges::equal(a.blocks().arrays().words, b.blocks().arrays().words));
  const LevelOne::Arrays& one = a.level_one().arrays();
  const LevelOne::Arrays& other = b.level_one().arrays();
  EXPECT_TRUE(std::ranges::equal(one.list_begin, other.list_begin));
  EXPECT_TRUE(std::ranges::equal(one.list, other.list));
  EXPECT_TRUE(std::ranges::equal(one.column_of, other.column_of));
  EXPECT_TRUE(std::ranges::equal(one.columns, other.columns));
  EXPECT_EQ(one.groups, other.groups);
}

TYPED_TEST(SegmentBuilderTest, MakesTheSameBytesWithAnyNumberOfThreads) {
  Random random(1);
  const World world = MakeWorld(random, 60);
  const Taxonomy occupations = MakeOccupations(random, 60);
  for (const std::size_t size : {0, 1, 64, 200, 2000}) {
    SCOPED_TRACE(size);
    const Documents<TypeParam> documents = MakeDocuments<TypeParam>(random, world, size, 15);
    const auto expected = SegmentOf<TypeParam>(documents, world.space, kModel, 1, occupations);
    for (const std::size_t threads : {0, 2, 3, 7, 40}) {
      const auto segment = SegmentOf<TypeParam>(documents, world.space, kModel, threads, occupations);
      ASSERT_NO_FATAL_FAILURE(ExpectSameBytes(*segment, *expected));
    }
  }
}

TYPED_TEST(SegmentBuilderTest, PutsThoseOfOneOccupationTogetherTheStrongestFirst) {
  Random random(2);
  const World world = MakeWorld(random, 60);
  const Taxonomy occupations = MakeOccupations(random, 60);
  const auto segment =
      SegmentOf<TypeParam>(MakeDocuments<TypeParam>(random, world, 250, 15), world.space, kModel, 2, occupations);
  DominantOccupation order(occupations, world.space);
  const EntryCoding coding(kModel);
  std::pair<std::uint32_t, double> before = {0, 1e300};
  for (std::size_t row = 0; row < segment->size(); ++row) {
    std::vector<CodedEntry> entries;
    TypeParam::Code(*segment->Document(row), coding, kModel, entries);
    double strength = 0;
    for (const CodedEntry& entry : entries) {
      strength += world.space.weights[entry.competency].weight * coding.MostHave(entry.code, 4);
    }
    const std::uint32_t occupation = order.Of(entries);
    ASSERT_GE(occupation, before.first);
    if (occupation == before.first) {
      ASSERT_LE(strength, before.second * (1 + 1e-6));
    }
    before = {occupation, strength};
  }
}

// What bounds the rows is about the rows beside it.
TYPED_TEST(SegmentBuilderTest, NormsAndCodesAreThoseOfTheirRows) {
  Random random(3);
  const World world = MakeWorld(random, 60);
  const auto segment = SegmentOf<TypeParam>(MakeDocuments<TypeParam>(random, world, 333, 30), world.space, kModel, 3);
  const auto& arrays = segment->arrays();
  ASSERT_EQ(arrays.whole_norm.size(), 384U);
  const EntryCoding coding(kModel);
  std::vector<std::vector<CodedEntry>> rows;
  for (std::size_t row = 0; row < 384; ++row) {
    const DocumentNorms norms =
        row < segment->size() ? NormsOf(segment->Document(row)->profile, world.space, kModel) : DocumentNorms{};
    ASSERT_EQ(arrays.whole_norm[row], norms.whole);
    ASSERT_EQ(arrays.least_norm[row], norms.least);
    ASSERT_EQ(arrays.entries[row], norms.entries);
    rows.emplace_back();
    if (row < segment->size()) TypeParam::Code(*segment->Document(row), coding, kModel, rows.back());
  }
  ProfileBlocksBuilder blocks;
  LevelOneBuilder level_one(60);
  for (std::size_t row = 0; row < 384; row += kBlockRows) {
    blocks.Add(std::vector<std::span<const CodedEntry>>(rows.begin() + static_cast<std::ptrdiff_t>(row),
                                                        rows.begin() + static_cast<std::ptrdiff_t>(row + kBlockRows)));
    level_one.Add(blocks.groups());
  }
  EXPECT_TRUE(std::ranges::equal(segment->blocks().arrays().words, std::move(blocks).Build().arrays().words));
  const LevelOne expected = std::move(level_one).Build();
  EXPECT_TRUE(std::ranges::equal(segment->level_one().arrays().list, expected.arrays().list));
  EXPECT_TRUE(std::ranges::equal(segment->level_one().arrays().columns, expected.arrays().columns));
}

TYPED_TEST(SegmentBuilderTest, StopsWhenAsked) {
  Random random(4);
  const World world = MakeWorld(random, 20);
  const Documents<TypeParam> documents = MakeDocuments<TypeParam>(random, world, 200, 10);
  for (int polls = 0; polls <= 1; ++polls) {
    int left = polls;
    const auto interrupt = [&left] { return left-- > 0 ? StopReason::kNone : StopReason::kCancelled; };
    EXPECT_EQ(SegmentOf<TypeParam>(documents, world.space, kModel, 2, {}, interrupt), nullptr);
  }
}

}  // namespace
}  // namespace perron
