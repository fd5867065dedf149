#include "matching/interval.h"

#include <gtest/gtest.h>

#include "tests/support/naive_matcher.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

PairInterval Intervals(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space) {
  return ScoreIntervals(person, work, SpaceOf(space), kModel, kToday);
}

TEST(IntervalTest, FreshProofAtAKnownLevelOfAllThatIsAskedLeavesNoDoubt) {
  const CandidateProfile person{{Held(0, {{EvidenceKind::kDiploma, 3, kToday}})}};
  const PairInterval interval = Intervals(person, {{Asked(0, 3)}}, {{1}, {}});
  EXPECT_EQ(interval.coverage.low, 1);
  EXPECT_EQ(interval.coverage.high, 1);
  EXPECT_EQ(interval.fit.low, 1);
  EXPECT_EQ(interval.fit.high, 1);
}

TEST(IntervalTest, NobodyKnownCouldBeAnything) {
  const PairInterval interval = Intervals({}, {{Asked(0, 3), Asked(1)}}, {{1, 2}, {}});
  EXPECT_EQ(interval.fit.low, 0);
  EXPECT_EQ(interval.fit.high, 1);
}

TEST(IntervalTest, WhatWasDeniedOrHasExpiredIsNotAddedAtTheHighEnd) {
  const CandidateProfile person{{Denied(0), Held(1, {{.kind = EvidenceKind::kDiploma, .valid_until = kToday - 1}})}};
  const PairInterval interval = Intervals(person, {{Asked(0), Asked(1), Asked(2)}}, {{1, 1, 1}, {}});
  EXPECT_EQ(interval.coverage.low, 0);
  EXPECT_EQ(interval.coverage.high, 1.0 / 3);
}

TEST(IntervalTest, WhatTheFamilyOftenAsksRaisesTheHighEndAndNeverLowersIt) {
  // All of the work itself is proven; the family's half-used competency can add to the coverage only.
  const CandidateProfile person{{Held(0, {{EvidenceKind::kDiploma, 3, kToday}})}};
  const PairInterval interval = Intervals(person, {{Asked(0), OftenAsked(1)}}, {{1, 1}, {}});
  EXPECT_EQ(interval.coverage.low, 1 / (1 + kModel.importance[4]));
  EXPECT_EQ(interval.coverage.high, 1);
  EXPECT_EQ(interval.fit.high, 1);
  // Nobody known: half of it is used when that is all that can be.
  EXPECT_EQ(Intervals({{Denied(0)}}, {{Asked(0), OftenAsked(1)}}, {{0, 1}, {}}).fit.high,
            2 * 1 * kModel.often_asked_use / (1 + kModel.often_asked_use));
}

TEST(IntervalTest, WorkThatAsksNothingHasAnEmptyInterval) {
  const PairInterval interval = Intervals({{Held(0, {{EvidenceKind::kDiploma, 3}})}}, {}, {{1}, {}});
  EXPECT_EQ(interval.fit.low, 0);
  EXPECT_EQ(interval.fit.high, 0);
}

TEST(IntervalTest, EqualsTheNaiveIntervalOnRandomWorlds) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = MakeWorld(random, 1 + random.Below(60));
    for (int i = 0; i < 10; ++i) {
      const CandidateProfile person = MakePerson(random, world, random.Below(40));
      const WorkProfile work = MakeWork(random, world, random.Below(65));
      const PairInterval interval = ScoreIntervals(person, work, world.space, kModel, kToday);
      const NaiveInterval naive = NaivelyBound(person, work, world.naive, kToday);
      ASSERT_NEAR(interval.coverage.low, naive.low.coverage, 1e-12);
      ASSERT_NEAR(interval.coverage.high, naive.high.coverage, 1e-12);
      ASSERT_NEAR(interval.fit.low, naive.low.fit.value_or(0), 1e-12);
      ASSERT_NEAR(interval.fit.high, naive.high.fit.value_or(0), 1e-12);
    }
  }
}

}  // namespace
}  // namespace perron
