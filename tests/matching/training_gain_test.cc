#include "matching/training_gain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/worlds.h"

namespace perron {
namespace {

// The competencies that the person would learn from a training, by their numbers.
std::vector<std::size_t> Gain(const CandidateProfile& person, const std::vector<TaughtCompetency>& teaches) {
  std::vector<std::size_t> ids;
  for (const TaughtCompetency& gained : TrainingGain(person, teaches, ScoringModel(), kToday)) {
    ids.push_back(IndexOf(gained.competency));
  }
  return ids;
}

TaughtCompetency Taught(std::uint32_t id, Level level) { return {CompetencyId{id}, level}; }

TEST(TrainingGainTest, IsWhatThePersonDoesNotHoldOrHoldsAtALowerLevel) {
  const CandidateProfile person{{Held(1, {{EvidenceKind::kSelfReported, 2}, {EvidenceKind::kInferred, 3}}), Denied(2)}};
  EXPECT_THAT(Gain(person, {Taught(3, 1), Taught(2, 1), Taught(1, 4)}), testing::ElementsAre(3, 2, 1));
  EXPECT_THAT(Gain(person, {Taught(1, 3)}), testing::IsEmpty());
  EXPECT_THAT(Gain(person, {}), testing::IsEmpty());
}

TEST(TrainingGainTest, UnknownLevelsCountAsTwo) {
  const CandidateProfile unknown{{Held(1, {{EvidenceKind::kDiploma, 0}})}};
  EXPECT_THAT(Gain(unknown, {Taught(1, 2)}), testing::IsEmpty());
  EXPECT_THAT(Gain(unknown, {Taught(1, 3)}), testing::ElementsAre(1));
  EXPECT_THAT(Gain(unknown, {Taught(1, 0)}), testing::IsEmpty());
  EXPECT_THAT(Gain({{Held(1, {{EvidenceKind::kDiploma, 1}})}}, {Taught(1, 0)}), testing::ElementsAre(1));
}

TEST(TrainingGainTest, WhatHasExpiredIsLearnedAnew) {
  const CandidateProfile person{{Held(1, {{.level = 5, .valid_until = kToday - 1}})}};
  EXPECT_THAT(Gain(person, {Taught(1, 3)}), testing::ElementsAre(1));
}

}  // namespace
}  // namespace perron
