#include "matching/match_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

const std::string kA = "a";
const std::string kB = "b";

bool Before(double score_a, Day proposed_a, double score_b, Day proposed_b) {
  return RankKey::Make(score_a, proposed_a, kA) < RankKey::Make(score_b, proposed_b, kB);
}

TEST(MatchOrderTest, ScoresAreThoseOfTheOrder) {
  const PairScore score{0.5, 1, 0.8};
  EXPECT_EQ(OrderedScore(MatchOrder::kFitTimesPreference, score, 0.5), 0.4);
  EXPECT_EQ(OrderedScore(MatchOrder::kFit, score, 0.5), 0.8);
  EXPECT_EQ(OrderedScore(MatchOrder::kCoverage, score, 0.5), 0.5);
  EXPECT_EQ(OrderedScore(MatchOrder::kUnranked, score, 0.5), 0);
}

TEST(MatchOrderTest, WorkThatAsksNothingComesLastByFit) {
  const PairScore none{0, 0, std::nullopt};
  EXPECT_EQ(OrderedScore(MatchOrder::kFitTimesPreference, none, 0.5), -1);
  EXPECT_EQ(OrderedScore(MatchOrder::kFit, none, 1), -1);
  EXPECT_EQ(OrderedScore(MatchOrder::kCoverage, none, 1), 0);
}

TEST(MatchOrderTest, NoScoreIsAboveTheHighestOfItsCoverage) {
  Random random(3);
  for (int i = 0; i < 20000; ++i) {
    const double coverage = random.Chance(0.1) ? 1 : random.Unit();
    const double utilisation = random.Chance(0.3) ? 1 : random.Unit();
    const double preference = random.Chance(0.3) ? 1 : random.Unit();
    const PairScore score = MakePairScore(coverage, utilisation, random.Chance(0.1));
    for (const MatchOrder order :
         {MatchOrder::kFitTimesPreference, MatchOrder::kFit, MatchOrder::kCoverage, MatchOrder::kUnranked}) {
      ASSERT_LE(OrderedScore(order, score, preference), HighestOrderedScore(order, coverage, preference));
    }
  }
  EXPECT_NEAR(HighestOrderedScore(MatchOrder::kFit, 0.5, 1), 2 * 0.5 / 1.5, 1e-11);  // and not far above
}

TEST(RankKeyTest, TheScoreAsShownComesFirst) {
  EXPECT_TRUE(Before(0.502, 9, 0.501, 1));
  EXPECT_FALSE(Before(0.501, 1, 0.502, 9));
  EXPECT_FALSE(Before(-1, kUnknownDay, 0, 9));
}

TEST(RankKeyTest, RoundsToThousandths) {
  EXPECT_EQ(RankKey::Make(0.50049, 0, kA).shown, 500);
  EXPECT_EQ(RankKey::Make(0.50051, 0, kA).shown, 501);
  EXPECT_EQ(RankKey::Make(1, 0, kA).shown, 1000);
  EXPECT_EQ(RankKey::Make(-1, 0, kA).shown, -1000);
}

TEST(RankKeyTest, AmongEqualsWhoWasProposedLongestAgoOrNever) {
  EXPECT_TRUE(Before(0.5001, 1, 0.5002, 2));
  EXPECT_FALSE(Before(0.5002, 2, 0.5001, 1));
  EXPECT_TRUE(Before(0.5001, kUnknownDay, 0.5002, -400000));
}

TEST(RankKeyTest, ThenTheExactScoreThenTheLowerId) {
  EXPECT_TRUE(Before(0.5002, 1, 0.5001, 1));
  EXPECT_TRUE(Before(0.5, 1, 0.5, 1));
  EXPECT_FALSE(RankKey::Make(0.5, 1, kB) < RankKey::Make(0.5, 1, kA));
}

TEST(RankKeyTest, IsATotalOrder) {
  Random random(5);
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) ids.push_back(std::to_string(i));
  std::vector<RankKey> keys;
  for (const std::string& id : ids) {
    const double score = 0.5 + 0.0003 * static_cast<double>(random.Below(5));
    keys.push_back(RankKey::Make(score, random.Chance(0.3) ? kUnknownDay : random.Between(1, 2), id));
  }
  for (const RankKey& a : keys) {
    for (const RankKey& b : keys) {
      ASSERT_EQ((a < b) + (b < a), a.id == b.id ? 0 : 1);
      for (const RankKey& c : keys) {
        if (a < b && b < c) {
          ASSERT_TRUE(a < c);
        }
      }
    }
  }
}

}  // namespace
}  // namespace perron
