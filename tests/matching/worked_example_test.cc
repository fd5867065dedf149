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
constexpr CompetencyId kCountStock{4};

CompetencySpace ExampleSpace() {
  CompetencySpace space;
  for (const double weight : {3.4, 7.1, 5.0, 2.0, 4.0}) space.weights.push_back({.weight = weight});
  std::vector<std::vector<TransferEdge>> edges(5);
  edges[IndexOf(kLoadTrucks)].push_back({kLoadGoods, 0.9F, CompetencyRelation::kNarrower});
  space.transfer = TransferTable(edges);
  return space;
}

TEST(WorkedExampleTest, DocsScoringIsTrue) {
  const CompetencySpace space = ExampleSpace();
  const WorkProfile vacancy{{{kDriveForklift, Importance::kEssential, 4},
                             {kLoadGoods, Importance::kSomewhat, 0},
                             {kCountStock, Importance::kOftenAsked, 0, 0.8F}}};
  const CandidateProfile candidate{{
      {kDriveForklift, false, {{.kind = EvidenceKind::kPraktijkverklaring, .level = 3}}},
      {kLoadTrucks, false, {{.kind = EvidenceKind::kSelfReported}}},
      {kCookSoup, false, {{.kind = EvidenceKind::kSelfReported}}},
      {kCountStock, false, {{.kind = EvidenceKind::kSelfReported}}},
  }};

  const Explanation explained = ExplainPair(candidate, vacancy, space, ScoringModel(), /*as_of=*/20000);

  constexpr double kFourDecimals = 0.00005;
  ASSERT_EQ(explained.requirements.size(), 3U);
  EXPECT_NEAR(explained.requirements[0].contribution, 0.3576, kFourDecimals);
  EXPECT_NEAR(explained.requirements[1].contribution, 0.1613, kFourDecimals);
  EXPECT_NEAR(explained.requirements[2].contribution, 0.1346, kFourDecimals);
  for (const RequirementExplanation& requirement : explained.requirements) {
    EXPECT_EQ(requirement.status, RequirementStatus::kPartly);
  }
  EXPECT_EQ(explained.requirements[1].met_by, kLoadTrucks);
  EXPECT_NEAR(explained.score.coverage, 0.6536, kFourDecimals);
  EXPECT_NEAR(explained.own, 0.6536, kFourDecimals);
  EXPECT_NEAR(explained.often_asked, 0.1346, kFourDecimals);
  EXPECT_NEAR(explained.score.utilisation, 0.6875, kFourDecimals);
  ASSERT_TRUE(explained.score.fit.has_value());
  EXPECT_NEAR(*explained.score.fit, 0.6701, kFourDecimals);

  const PairScore own = ScorePair(candidate, Keep(RequirementGroups::kOwn, vacancy), space, {ScoringModel(), 20000});
  EXPECT_NEAR(own.coverage, 0.6691, kFourDecimals);
  EXPECT_NEAR(own.utilisation, 0.5486, kFourDecimals);
  EXPECT_NEAR(own.fit.value_or(0), 0.6029, kFourDecimals);
}

}  // namespace
}  // namespace perron
