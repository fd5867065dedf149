#include "tests/support/naive_matcher.h"

#include <gtest/gtest.h>

#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr CompetencyId kKitchen{0};
constexpr CompetencyId kPastry{1};
constexpr CompetencyId kStock{2};
constexpr CompetencyId kTill{3};

// Weights 8, 4, 2, 1; pastry is a kind of kitchen work; who can do stock is half-way to pastry.
NaiveSpace Bakery() {
  NaiveSpace space;
  space.weights = {8, 4, 2, 1};
  space.transfer[{kPastry, kKitchen}] = {0.75F, CompetencyRelation::kNarrower};
  space.transfer[{kKitchen, kPastry}] = {0.25F, CompetencyRelation::kBroader};
  space.transfer[{kStock, kPastry}] = {0.5F, CompetencyRelation::kLineOfWork};
  return space;
}

const WorkProfile kJob{
    {{kKitchen, Importance::kEssential, 4}, {kPastry, Importance::kImportant, 2}, {kTill, Importance::kSomewhat, 0}}};

// The numbers below are worked out by hand, so that the oracle itself is checked.
TEST(NaiveMatcherTest, ScoresTheBakeryAsWorkedOutByHand) {
  const CandidateProfile person{
      {Held(1, {{EvidenceKind::kWorkExperience, 2}}), Held(2, {{EvidenceKind::kDiploma, 5}}), Denied(3)}};
  const NaiveScore score = NaivelyScore(person, kJob, Bakery(), kToday);
  // kitchen: .75 * 2/4 * .8 = .3 of 8; pastry: max(1 * 1 * .8, .5 * 1 * 1) = .8 of 2.4; till: nothing of .3.
  EXPECT_NEAR(score.coverage, (2.4 + 1.92) / 10.7, 1e-12);
  EXPECT_NEAR(score.own, (2.4 + 1.92) / 10.7, 1e-12);
  EXPECT_EQ(score.related, 0);
  EXPECT_EQ(score.line_of_work, 0);
  // pastry is used in full (4 of 4), stock by half (1 of 2).
  EXPECT_NEAR(score.utilisation, 5.0 / 6.0, 1e-12);
  const double c = 4.32 / 10.7;
  EXPECT_NEAR(score.fit.value(), 2 * c * (5.0 / 6.0) / (c + 5.0 / 6.0), 1e-12);
}

TEST(NaiveMatcherTest, SplitsCoverageByRelation) {
  const CandidateProfile person{{Held(0, {{EvidenceKind::kTest, 5}})}};
  const NaiveScore score = NaivelyScore(person, kJob, Bakery(), kToday);
  EXPECT_NEAR(score.own, 0.95 * 8 / 10.7, 1e-12);
  EXPECT_NEAR(score.related, 0.25 * 0.95 * 2.4 / 10.7, 1e-12);
  const CandidateProfile other{{Held(2, {{EvidenceKind::kTest, 5}})}};
  EXPECT_NEAR(NaivelyScore(other, kJob, Bakery(), kToday).line_of_work, 0.5 * 0.95 * 2.4 / 10.7, 1e-12);
}

TEST(NaiveMatcherTest, WhatOnlyTheFamilyOftenAsksCountsLess) {
  const CandidateProfile person{{Held(1, {{EvidenceKind::kDiploma, 5}}), Held(2, {{EvidenceKind::kDiploma, 5}})}};
  const WorkProfile job{{Asked(0), OftenAsked(2, 0.75F), OftenAsked(3, 0.25F)}};
  const NaiveScore score = NaivelyScore(person, job, Bakery(), kToday);
  // kitchen: .75 by pastry, of 8; stock: all of .5 * .75 * 2 = .75; till: nothing of .5 * .25 * 1 = .125.
  EXPECT_NEAR(score.coverage, (6 + 0.75) / 8.875, 1e-12);
  EXPECT_NEAR(score.own, (6 + 0.75) / 8.875, 1e-12);
  EXPECT_NEAR(score.often_asked, 0.75 / 8.875, 1e-12);
  // pastry is used by .75 (3 of 4), stock, all of it and often asked, by half (1 of 2).
  EXPECT_NEAR(score.utilisation, 4.0 / 6, 1e-12);
}

TEST(NaiveMatcherTest, TheHighEndTakesWhatRaisesTheUtilisationAndLeavesTheRest) {
  const WorkProfile job{{Asked(0), OftenAsked(2)}};
  // Kitchen held: U is 1 already, and stock, used by half, would lower it.
  const NaiveInterval cook = NaivelyBound({{Held(0, {{EvidenceKind::kSelfReported, 5}})}}, job, Bakery(), kToday);
  EXPECT_EQ(cook.high.utilisation, 1);
  EXPECT_NEAR(cook.high.coverage, (0.6 * 8 + 1) / 9, 1e-12);
  EXPECT_NEAR(cook.high.fit.value(), 2 * cook.high.coverage / (1 + cook.high.coverage), 1e-12);
  // Kitchen denied and the till held, which nobody uses: stock is all that can raise it, from 0 to 1 of 3.
  const NaiveInterval cashier =
      NaivelyBound({{Denied(0), Held(3, {{EvidenceKind::kDiploma, 5}})}}, job, Bakery(), kToday);
  EXPECT_NEAR(cashier.high.utilisation, 1.0 / 3, 1e-12);
}

TEST(NaiveMatcherTest, BoundsByAgeUnknownLevelsAndWhatWasNeverAsked) {
  // Two years old, level unknown.
  const CandidateProfile person{{Held(1, {{EvidenceKind::kDiploma, 0, kToday - 731}}), Denied(3)}};
  const WorkProfile job{
      {{kPastry, Importance::kEssential, 2}, {kStock, Importance::kEssential, 5}, {kTill, Importance::kEssential, 1}}};
  const double aged = 1 - 0.05 * 731 / 365.25;
  const NaiveInterval interval = NaivelyBound(person, job, Bakery(), kToday);
  EXPECT_NEAR(interval.low.coverage, 4 * 0.5 * aged / 7, 1e-12);                      // pastry at level 1 of 2
  EXPECT_NEAR(NaivelyScore(person, job, Bakery(), kToday).coverage, 4.0 / 7, 1e-12);  // at level 2 of 2
  EXPECT_NEAR(interval.high.coverage, 6.0 / 7, 1e-12);  // stock was never asked, till was denied
}

TEST(NaiveMatcherTest, LeavesOutUnusedCompetenciesBeyondTheTwentyHeaviest) {
  NaiveSpace space;
  CandidateProfile person;
  for (std::uint32_t i = 0; i < 30; ++i) {
    space.weights.push_back(1 + i);
    person.competencies.push_back(Held(i, {{EvidenceKind::kDiploma, 5}}));
  }
  const WorkProfile work{{Asked(0)}};
  // Used: 1. Unused: 2 to 30, of which 11 to 30 count: 20 * 20.5 = 410.
  EXPECT_NEAR(NaivelyScore(person, work, space, kToday).utilisation, 1.0 / 411, 1e-12);
}

}  // namespace
}  // namespace perron
