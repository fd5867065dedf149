#include "index/text/span_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace perron {
namespace {

TEST(SpanChoiceTest, TheBestOfOverlappingSpansIsChosen) {
  const auto chosen = ChooseSpans({{1, 0, 10, 0.6}, {2, 5, 15, 0.9}, {3, 15, 20, 0.5}});
  ASSERT_EQ(chosen.size(), 2U);
  EXPECT_EQ(chosen[0].concept_number, 2U);
  EXPECT_EQ(chosen[1].concept_number, 3U);
}

TEST(SpanChoiceTest, AConceptIsChosenOnceWhereItIsBest) {
  const auto chosen = ChooseSpans({{1, 0, 4, 0.6}, {1, 8, 12, 0.8}});
  ASSERT_EQ(chosen.size(), 1U);
  EXPECT_EQ(chosen[0].begin, 8U);
}

TEST(SpanChoiceTest, EqualScoresGoToTheLongerThenTheEarlierThenTheLower) {
  EXPECT_EQ(ChooseSpans({{1, 0, 4, 0.6}, {2, 0, 9, 0.6}}).front().concept_number, 2U);
  EXPECT_EQ(ChooseSpans({{1, 2, 6, 0.6}, {2, 0, 4, 0.6}}).front().concept_number, 2U);
  EXPECT_EQ(ChooseSpans({{2, 0, 4, 0.6}, {1, 0, 4, 0.6}}).front().concept_number, 1U);
  EXPECT_TRUE(ChooseSpans({}).empty());
}

TEST(SpanChoiceTest, ChosenSpansNeverOverlapAndNothingBetterIsLeftOut) {
  std::mt19937 random(20);
  for (int round = 0; round < 2000; ++round) {
    std::vector<SpanCandidate> candidates;
    for (int i = 0; i < 12; ++i) {
      const std::size_t begin = random() % 30;
      candidates.push_back({static_cast<std::uint32_t>(random() % 8), begin, begin + 1 + random() % 9,
                            static_cast<double>(random() % 5) / 4, static_cast<std::uint32_t>(i)});
    }
    const auto chosen = ChooseSpans(candidates);
    std::set<std::uint32_t> concepts;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      ASSERT_TRUE(concepts.insert(chosen[i].concept_number).second);
      if (i > 0) {
        ASSERT_LE(chosen[i - 1].end, chosen[i].begin);
      }
    }
    // Whatever was not chosen met something at least as good that was.
    for (const SpanCandidate& one : candidates) {
      ASSERT_TRUE(std::any_of(chosen.begin(), chosen.end(), [&](const SpanCandidate& other) {
        const bool meets =
            other.concept_number == one.concept_number || (other.begin < one.end && one.begin < other.end);
        return meets && other.score >= one.score;
      }));
    }
    // The order in which candidates come does not matter.
    std::shuffle(candidates.begin(), candidates.end(), random);
    const auto again = ChooseSpans(candidates);
    ASSERT_EQ(again.size(), chosen.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
      ASSERT_EQ(again[i].begin, chosen[i].begin);
      ASSERT_EQ(again[i].concept_number, chosen[i].concept_number);
    }
  }
}

}  // namespace
}  // namespace perron
