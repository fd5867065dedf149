#include "index/exact/merge_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using Parts = std::vector<PartSize>;

const MergeLimits kLimits;

TEST(MergePolicyTest, NothingIsDoneForNothing) {
  EXPECT_EQ(ChooseMerge({}, 0, true, kLimits), std::nullopt);
  EXPECT_EQ(ChooseMerge({}, 0, false, kLimits), std::nullopt);
  EXPECT_EQ(ChooseMerge(Parts{{1000, 0}}, 0, true, kLimits), std::nullopt);
}

TEST(MergePolicyTest, FreshDocumentsBecomeASegmentWhenTheyAreEnough) {
  EXPECT_EQ(ChooseMerge({}, 255, true, kLimits), std::nullopt);
  EXPECT_THAT(ChooseMerge({}, 256, true, kLimits), Optional(IsEmpty()));
  EXPECT_EQ(ChooseMerge({}, 32'767, false, kLimits), std::nullopt);
  EXPECT_THAT(ChooseMerge({}, 32'768, false, kLimits), Optional(IsEmpty()));
}

TEST(MergePolicyTest, ALargeSegmentIsLeftAloneAndSmallOnesAreNot) {
  EXPECT_THAT(ChooseMerge(Parts{{1'000'000, 0}}, 300, true, kLimits), Optional(IsEmpty()));
  EXPECT_THAT(ChooseMerge(Parts{{1'000'000, 0}, {500, 0}}, 300, true, kLimits), Optional(ElementsAre(1)));
  EXPECT_THAT(ChooseMerge(Parts{{1'199, 0}, {1'000'000, 0}}, 300, true, kLimits), Optional(ElementsAre(0)));
  EXPECT_THAT(ChooseMerge(Parts{{1'200, 0}, {1'000'000, 0}}, 300, true, kLimits), Optional(IsEmpty()));
}

TEST(MergePolicyTest, OneLargerThanTheRestIsMergedOnlyWhenTheRestHasGrown) {
  EXPECT_EQ(ChooseMerge(Parts{{4'000, 0}, {1'000, 0}}, 0, true, kLimits), std::nullopt);
  EXPECT_THAT(ChooseMerge(Parts{{4'000, 0}, {1'001, 0}}, 0, true, kLimits), Optional(ElementsAre(0, 1)));
}

TEST(MergePolicyTest, ADecayedSegmentIsMadeAgainWithAllSmallerOnes) {
  EXPECT_EQ(ChooseMerge(Parts{{1'000, 200}}, 0, true, kLimits), std::nullopt);
  EXPECT_THAT(ChooseMerge(Parts{{1'000, 201}}, 0, true, kLimits), Optional(ElementsAre(0)));
  EXPECT_THAT(ChooseMerge(Parts{{100, 0}, {9'000, 0}, {1'000, 300}}, 0, true, kLimits), Optional(ElementsAre(0, 2)));
  EXPECT_THAT(ChooseMerge(Parts{{1'000, 1'000}}, 0, true, kLimits), Optional(ElementsAre(0)));
}

TEST(MergePolicyTest, InUseManySegmentsOfOneSizeAreMerged) {
  Parts parts(15, {32'768, 0});
  EXPECT_THAT(ChooseMerge(parts, 40'000, false, kLimits), Optional(IsEmpty()));
  parts.push_back({40'000, 10});
  EXPECT_THAT(ChooseMerge(parts, 40'000, false, kLimits), Optional(testing::SizeIs(16)));
  EXPECT_EQ(ChooseMerge(parts, 100, false, kLimits), std::nullopt) << "with the next fresh ones";
  parts.back().rows = 1'000'000;
  EXPECT_THAT(ChooseMerge(parts, 40'000, false, kLimits), Optional(IsEmpty()));
}

// Whatever is written, quiet ends with few segments, none of them much decayed, and then does nothing any more.
TEST(MergePolicyTest, QuietComesToAnEndWithFewSegments) {
  Random random(1);
  for (int round = 0; round < 500; ++round) {
    Parts parts;
    for (std::size_t i = random.Below(40); i > 0; --i) {
      const std::size_t rows = 1 + random.Below(std::size_t{1} << random.Below(20));
      parts.push_back({rows, random.Chance(0.5) ? 0 : random.Below(rows + 1)});
    }
    std::size_t fresh = random.Below(2'000);
    int merges = 0;
    while (const auto chosen = ChooseMerge(parts, fresh, true, kLimits)) {
      ASSERT_LT(++merges, 3);
      PartSize merged{fresh, 0};
      for (auto place = chosen->rbegin(); place != chosen->rend(); ++place) {
        merged.rows += parts[*place].rows - parts[*place].dead;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(*place));
      }
      if (merged.rows > 0) parts.push_back(merged);
      fresh = 0;
    }
    ASSERT_LT(fresh, kLimits.fresh_in_quiet);
    ASSERT_LE(parts.size(), 12U);
    for (const PartSize& part : parts) ASSERT_LE(part.dead * 5, part.rows);
  }
}

}  // namespace
}  // namespace perron
