// The worked example of docs/scoring.md, number for number.

#include <gtest/gtest.h>

#include <vector>

#include "matching/competency_space.h"
#include "matching/explanation.h"
#include "matching/scoring_model.h"

namespace perron {
namespace {

constexpr CompetencyId kDriveForklift{0};
constexpr CompetencyId kLoadGoods{1};
constexpr CompetencyId kLoadTrucks{2};
constexpr CompetencyId kCookSoup{3};

CompetencySpace ExampleSpace() {
  CompetencySpace space;
  for (const double weight : {3.4, 7.1, 5.0, 2.0}) space.weights.push_back({.weight = weight});
  std::vector<std::vector<TransferEdge>> edges(4);
  edges[IndexOf(kLoadTrucks)].push_back({kLoadGoods, 0.9F, CompetencyRelation::kNarrower});
  space.transfer = TransferTable(edges);
  return space;
}

TEST(WorkedExampleTest, DocsScoringIsTrue) {
  const CompetencySpace space = ExampleSpace();
  const WorkProfile vacancy{{{kDriveForklift, Importance::kEssential, 4}, {kLoadGoods, Importance::kSomewhat, 0}}};
  const CandidateProfile candidate{{
      {kDriveForklift, false, {{.kind = EvidenceKind::kPraktijkverklaring, .level = 3}}},
      {kLoadTrucks, false, {{.kind = EvidenceKind::kSelfReported}}},
      {kCookSoup, false, {{.kind = EvidenceKind::kSelfReported}}},
  }};

  const Explanation explained = ExplainPair(candidate, vacancy, space, ScoringModel(), /*as_of=*/20000);

  constexpr double kFourDecimals = 0.00005;
  ASSERT_EQ(explained.requirements.size(), 2U);
  EXPECT_NEAR(explained.requirements[0].contribution, 0.4611, kFourDecimals);
  EXPECT_NEAR(explained.requirements[1].contribution, 0.2080, kFourDecimals);
  EXPECT_EQ(explained.requirements[0].status, RequirementStatus::kPartly);
  EXPECT_EQ(explained.requirements[1].status, RequirementStatus::kPartly);
  EXPECT_EQ(explained.requirements[1].met_by, kLoadTrucks);
  EXPECT_NEAR(explained.score.coverage, 0.6691, kFourDecimals);
  EXPECT_NEAR(explained.own, 0.6691, kFourDecimals);
  EXPECT_NEAR(explained.score.utilisation, 0.7596, kFourDecimals);
  ASSERT_TRUE(explained.score.fit.has_value());
  EXPECT_NEAR(*explained.score.fit, 0.7115, kFourDecimals);
}

}  // namespace
}  // namespace perron
