#include "matching/have.h"

#include <gtest/gtest.h>

#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

EvidenceContext AsRecorded() { return {kModel, kToday}; }
EvidenceContext Low() { return {kModel, kToday, Certainty::kLow}; }

TEST(HaveTest, EvidenceCountsUpToItsLastDay) {
  EXPECT_TRUE(Counts({.valid_until = kUnknownDay}, kToday));
  EXPECT_TRUE(Counts({.valid_until = kToday}, kToday));
  EXPECT_FALSE(Counts({.valid_until = kToday - 1}, kToday));
}

TEST(HaveTest, IsHeldWhenNotDeniedAndSomeRecordCounts) {
  EXPECT_TRUE(IsHeld(Held(0, {{.valid_until = kToday - 1}, {.valid_until = kToday + 1}}), kToday));
  EXPECT_FALSE(IsHeld(Held(0, {{.valid_until = kToday - 1}}), kToday));
  EXPECT_FALSE(IsHeld(Denied(0), kToday));
}

TEST(HaveTest, LevelFactorIsTheShareOfTheLevelAskedAndAtMostOne) {
  EXPECT_EQ(LevelFactor({.level = 2}, 4, AsRecorded()), 0.5);
  EXPECT_EQ(LevelFactor({.level = 4}, 4, AsRecorded()), 1);
  EXPECT_EQ(LevelFactor({.level = 5}, 1, AsRecorded()), 1);
}

TEST(HaveTest, UnknownLevelsCountAsTwoAndAsOneAtTheLowEnd) {
  EXPECT_EQ(LevelFactor({.level = 0}, 5, AsRecorded()), 0.4);
  EXPECT_EQ(LevelFactor({.level = 0}, 5, Low()), 0.2);
  EXPECT_EQ(LevelFactor({.level = 3}, 5, Low()), 0.6);
}

TEST(HaveTest, ALevelNotAskedCountsAsOne) {
  EXPECT_EQ(LevelFactor({.level = 1}, 0, AsRecorded()), 1);
  EXPECT_EQ(LevelFactor({.level = 0}, 0, Low()), 1);
}

TEST(HaveTest, ReliabilityIsThatOfTheKindOfEvidence) {
  const std::pair<EvidenceKind, double> expected[] = {{EvidenceKind::kPraktijkverklaring, 1.0},
                                                      {EvidenceKind::kDiploma, 1.0},
                                                      {EvidenceKind::kMboCertificaat, 1.0},
                                                      {EvidenceKind::kTest, 0.95},
                                                      {EvidenceKind::kCoachObserved, 0.9},
                                                      {EvidenceKind::kEmployerConfirmed, 0.9},
                                                      {EvidenceKind::kWorkExperience, 0.8},
                                                      {EvidenceKind::kSelfReported, 0.6},
                                                      {EvidenceKind::kInferred, 0.4}};
  for (const auto& [kind, reliability] : expected) {
    EXPECT_EQ(Reliability({.kind = kind}, AsRecorded()), reliability) << static_cast<int>(kind);
  }
}

TEST(HaveTest, EvidenceAgesAtTheLowEndOnly) {
  const EvidenceRecord four_years{.kind = EvidenceKind::kDiploma, .assessed = kToday - 1461};
  EXPECT_EQ(Reliability(four_years, AsRecorded()), 1);
  EXPECT_NEAR(Reliability(four_years, Low()), 0.8, 1e-12);
}

TEST(HaveTest, AgeingStopsAtHalfAndStartsToday) {
  EXPECT_EQ(Reliability({.kind = EvidenceKind::kTest, .assessed = kToday - 20000}, Low()), 0.95 * 0.5);
  EXPECT_EQ(Reliability({.kind = EvidenceKind::kTest, .assessed = kToday + 400}, Low()), 0.95);
  EXPECT_EQ(Reliability({.kind = EvidenceKind::kTest}, Low()), 0.95 * 0.5);  // of unknown age
}

}  // namespace
}  // namespace perron
