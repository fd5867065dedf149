#include "matching/pooled_vector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace perron {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::FloatNear;

constexpr float kNear = 1e-6F;

// Three competencies along the axes of a plane: 0 is east, 1 is north, 2 is west; 3 has no vector.
CompetencySpace Plane() {
  CompetencySpace space;
  space.dimensions = 2;
  space.weights = {{1, 1, 3.0}, {1, 1, 4.0}, {1, 1, 3.0}, {1, 1, 5.0}};
  space.vectors = {1, 0, 0, 1, -1, 0, 0, 0};
  return space;
}

CompetencyId Id(std::uint32_t number) { return static_cast<CompetencyId>(number); }

HeldCompetency Held(std::uint32_t id, bool denied = false) {
  HeldCompetency held{Id(id), denied, {}};
  if (!denied) held.evidence.emplace_back();
  return held;
}

TEST(PooledVectorTest, APersonsVectorIsTheWeightedSumAtLengthOne) {
  EXPECT_THAT(PooledVector(CandidateProfile{{Held(0), Held(1)}}, Plane()),
              ElementsAre(FloatNear(0.6F, kNear), FloatNear(0.8F, kNear)));
}

TEST(PooledVectorTest, WhatIsDeniedDoesNotCount) {
  EXPECT_THAT(PooledVector(CandidateProfile{{Held(0, /*denied=*/true), Held(1)}}, Plane()), ElementsAre(0.0F, 1.0F));
}

TEST(PooledVectorTest, HowOftenSomethingWasAssessedDoesNotCount) {
  CandidateProfile person{{Held(0), Held(1)}};
  const std::vector<float> once = PooledVector(person, Plane());
  person.competencies[0].evidence.resize(5);
  EXPECT_EQ(PooledVector(person, Plane()), once);
}

TEST(PooledVectorTest, NothingKnownIsAllZero) {
  EXPECT_THAT(PooledVector(CandidateProfile(), Plane()), ElementsAre(0.0F, 0.0F));
  EXPECT_THAT(PooledVector(CandidateProfile{{Held(0, true)}}, Plane()), Each(0.0F));
  EXPECT_THAT(PooledVector(CandidateProfile{{Held(3)}}, Plane()), Each(0.0F));
  EXPECT_THAT(PooledVector(CandidateProfile{{Held(0), Held(2)}}, Plane()), Each(0.0F));  // they cancel out
  EXPECT_THAT(PooledVector(WorkProfile(), Plane(), ScoringModel()), Each(0.0F));
}

TEST(PooledVectorTest, AVectorOfWorkCountsImportanceToo) {
  const ScoringModel model;
  const WorkProfile work{{{Id(0), Importance::kEssential}, {Id(1), Importance::kSomewhat}}};
  const double east = 3.0;
  const double north = 4.0 * model.importance[3];
  const double length = std::sqrt(east * east + north * north);
  EXPECT_THAT(PooledVector(work, Plane(), model), ElementsAre(FloatNear(static_cast<float>(east / length), kNear),
                                                              FloatNear(static_cast<float>(north / length), kNear)));
}

TEST(PooledVectorTest, WhatTheFamilyOftenAsksDoesNotCount) {
  const WorkProfile work{{{Id(0), Importance::kEssential}, {Id(1), Importance::kOftenAsked}}};
  EXPECT_THAT(PooledVector(work, Plane(), ScoringModel()), ElementsAre(1.0F, 0.0F));
}

TEST(PooledVectorTest, ASpaceWithoutDimensionsGivesAnEmptyVector) {
  EXPECT_THAT(PooledVector(CandidateProfile(), CompetencySpace()), testing::IsEmpty());
}

}  // namespace
}  // namespace perron
