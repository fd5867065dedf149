#include "matching/idf.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

TEST(IdfTest, FollowsTheFormulaOverEssentialAndOptional) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  AddOccupation(taxonomy, {0});
  AddOccupation(taxonomy, {1}, {0});
  AddOccupation(taxonomy, {}, {0});
  const auto weights = ComputeWeights(taxonomy);
  EXPECT_EQ(weights[0].occupation_count, 3U);
  EXPECT_EQ(weights[1].occupation_count, 1U);
  EXPECT_DOUBLE_EQ(weights[0].idf, std::log(1 + 0.5 / 3.5));
  EXPECT_DOUBLE_EQ(weights[1].idf, std::log(1 + 2.5 / 1.5));
  EXPECT_NEAR(weights[1].weight, std::pow(weights[1].idf, 1.5), 1e-12);
}

TEST(IdfTest, GivesTheMedianToWhatNoOccupationAsks) {
  Taxonomy taxonomy = MakeTaxonomy(4);
  AddOccupation(taxonomy, {0, 1, 2});
  AddOccupation(taxonomy, {0, 1});
  AddOccupation(taxonomy, {0});
  const auto weights = ComputeWeights(taxonomy);
  EXPECT_EQ(weights[3].occupation_count, 0U);
  EXPECT_EQ(weights[3].idf, weights[1].idf);
  EXPECT_LT(weights[3].idf, weights[2].idf);
}

TEST(IdfTest, TakesTheLowerOfTwoInTheMiddle) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  AddOccupation(taxonomy, {0, 1});
  AddOccupation(taxonomy, {0});
  const auto weights = ComputeWeights(taxonomy);
  EXPECT_EQ(weights[2].idf, weights[0].idf);
}

TEST(IdfTest, WeighsTransversalOnesByATenthInsideThePower) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  taxonomy.competencies[1].reuse_level = ReuseLevel::kTransversal;
  AddOccupation(taxonomy, {0, 1});
  AddOccupation(taxonomy, {});
  const auto weights = ComputeWeights(taxonomy);
  EXPECT_EQ(weights[1].idf, weights[0].idf);
  EXPECT_NEAR(weights[1].weight, std::pow(0.1 * weights[0].idf, 1.5), 1e-15);
}

TEST(IdfTest, WorksWithoutOccupations) {
  const auto weights = ComputeWeights(MakeTaxonomy(1));
  ASSERT_EQ(weights.size(), 1U);
  EXPECT_DOUBLE_EQ(weights[0].idf, std::log(2.0));
  EXPECT_GT(weights[0].weight, 0);
}

}  // namespace
}  // namespace perron
