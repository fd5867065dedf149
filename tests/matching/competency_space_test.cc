#include "matching/competency_space.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

std::optional<TransferEdge> Edge(const CompetencySpace& space, std::uint32_t held, std::uint32_t asked) {
  for (const TransferEdge& edge : space.transfer.From(Id(held))) {
    if (edge.other == Id(asked)) return edge;
  }
  return std::nullopt;
}

// The worlds here are small: half of their occupations may ask a competency without making it general.
LearningModel LearnsFromFew() {
  LearningModel model;
  model.general_share = 1;
  return model;
}

TEST(CompetencySpaceTest, BringsItselfAlongInFull) {
  const CompetencySpace space = LearnCompetencySpace(MakeTaxonomy(2));
  EXPECT_EQ(space.model, LearningModel{}.name);
  EXPECT_EQ(Edge(space, 1, 1)->transfer, 1);
  EXPECT_EQ(Edge(space, 1, 1)->relation, CompetencyRelation::kSame);
  EXPECT_FALSE(Edge(space, 0, 1));
}

TEST(CompetencySpaceTest, HierarchyGivesMostUpwardsAndLessDownwardsTheMoreKindsThereAre) {
  Taxonomy taxonomy = MakeTaxonomy(6);  // 1 under 0; 2 to 4 under 5; 5 under 0
  taxonomy.competencies[1].broader = {Id(0)};
  for (const std::size_t kind : {2U, 3U, 4U}) taxonomy.competencies[kind].broader = {Id(5)};
  taxonomy.competencies[5].broader = {Id(0)};
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  for (const std::uint32_t held : {1U, 2U, 5U}) {
    EXPECT_EQ(Edge(space, held, 0)->transfer, 0.9F);
    EXPECT_EQ(Edge(space, held, 0)->relation, CompetencyRelation::kNarrower);
  }
  EXPECT_NEAR(Edge(space, 5, 2)->transfer, 0.4 / std::sqrt(3), 1e-6);
  EXPECT_EQ(Edge(space, 5, 2)->relation, CompetencyRelation::kBroader);
  EXPECT_NEAR(Edge(space, 0, 2)->transfer, 0.4 / std::sqrt(5), 1e-6);
  EXPECT_EQ(Edge(space, 2, 3) ? Edge(space, 2, 3)->relation : CompetencyRelation::kLineOfWork,
            CompetencyRelation::kLineOfWork)
      << "two kinds of the same are at most near";
}

TEST(CompetencySpaceTest, AnOnlyKindGetsFourTenths) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  taxonomy.competencies[1].broader = {Id(0)};
  EXPECT_EQ(Edge(LearnCompetencySpace(taxonomy), 0, 1)->transfer, 0.4F);
}

TEST(CompetencySpaceTest, WhereHierarchyAndLearningMeetTheHierarchySets) {
  Taxonomy taxonomy = MakeTaxonomy(16);
  for (const std::size_t kind : {1U, 2U, 3U}) taxonomy.competencies[kind].broader = {Id(0)};
  for (int i = 0; i < 20; ++i) {
    AddOccupation(taxonomy, {0, 1, 4, 5, 6, 7});  // learned: 0 and 1 much, both ways
    AddOccupation(taxonomy, {2, 3, 8, 9, 10, 11, 12, 13, 14, 15});
  }
  const CompetencySpace space = LearnCompetencySpace(taxonomy, LearnsFromFew());
  EXPECT_EQ(Edge(space, 1, 0)->transfer, 0.9F);
  EXPECT_EQ(Edge(space, 1, 0)->relation, CompetencyRelation::kNarrower);
  EXPECT_EQ(Edge(space, 0, 1)->transfer, 0.4F);
  EXPECT_EQ(Edge(space, 0, 1)->relation, CompetencyRelation::kBroader);
  EXPECT_LE(Edge(space, 0, 2)->transfer, 0.4F);
}

TEST(CompetencySpaceTest, LearnedEdgesAreRelatedWhereThePackageSaysSo) {
  Taxonomy taxonomy = MakeTaxonomy(16);
  for (int i = 0; i < 10; ++i) {
    AddOccupation(taxonomy, {0, 1, 2, 3, 4, 5, 6, 7});
    AddOccupation(taxonomy, {8, 9, 10, 11, 12, 13, 14, 15});
  }
  taxonomy.relations = {{Id(0), Id(1)}};
  const CompetencySpace space = LearnCompetencySpace(taxonomy, LearnsFromFew());
  ASSERT_TRUE(Edge(space, 0, 1));
  ASSERT_TRUE(Edge(space, 1, 0));
  ASSERT_TRUE(Edge(space, 0, 2));
  EXPECT_EQ(Edge(space, 0, 1)->relation, CompetencyRelation::kRelated);
  EXPECT_EQ(Edge(space, 1, 0)->relation, CompetencyRelation::kRelated);
  EXPECT_EQ(Edge(space, 0, 2)->relation, CompetencyRelation::kLineOfWork);
}

TEST(CompetencySpaceTest, KeepsTheStrongestLearnedEdgesAndAllOfTheHierarchy) {
  Taxonomy taxonomy = MakeTaxonomy(90);
  std::vector<std::uint32_t> first(40);
  std::vector<std::uint32_t> second(40);
  std::iota(first.begin(), first.end(), 0U);
  std::iota(second.begin(), second.end(), 40U);
  for (int i = 0; i < 20; ++i) {
    AddOccupation(taxonomy, first);
    AddOccupation(taxonomy, second);
  }
  for (std::size_t kind = 80; kind < 90; ++kind) taxonomy.competencies[kind].broader = {Id(0)};
  LearningModel model = LearnsFromFew();
  model.max_learned = 12;
  const CompetencySpace space = LearnCompetencySpace(taxonomy, model);
  std::size_t learned = 0;
  for (const TransferEdge& edge : space.transfer.From(Id(1))) {
    learned += edge.relation == CompetencyRelation::kLineOfWork || edge.relation == CompetencyRelation::kRelated;
  }
  EXPECT_EQ(learned, 12U);
  for (std::uint32_t kind = 80; kind < 90; ++kind) {
    EXPECT_EQ(Edge(space, 0, kind)->relation, CompetencyRelation::kBroader);
    EXPECT_EQ(Edge(space, kind, 0)->relation, CompetencyRelation::kNarrower);
  }
}

// A regression: in a small taxonomy two competencies that one single occupation asks brought each other along in full.
TEST(CompetencySpaceTest, FewOccupationsProveLittle) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  AddOccupation(taxonomy, {0, 1});
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const auto edge = Edge(space, 0, 1);
  EXPECT_FALSE(edge);
}

TEST(CompetencySpaceTest, WhatVeryManyAskBringsLittleAlong) {
  Taxonomy taxonomy = MakeTaxonomy(16);
  for (int i = 0; i < 75; ++i) AddOccupation(taxonomy, {0, 1, 2, 3, 4, 5, 6, 7});
  for (int i = 0; i < 20; ++i) AddOccupation(taxonomy, {8, 9, 10, 11, 12, 13, 14, 15});
  LearningModel model = LearnsFromFew();
  CompetencySpace space = LearnCompetencySpace(taxonomy, model);
  ASSERT_TRUE(Edge(space, 8, 9));
  ASSERT_TRUE(Edge(space, 0, 1));
  // Both are as near as the line of work makes them, in a taxonomy of 95 occupations.
  constexpr double kTrust = 1 / (1 + (40.0 / 95) * (40.0 / 95));
  EXPECT_NEAR(Edge(space, 0, 1)->transfer, 0.8 * kTrust / (1 + 1.5 * 1.5), 0.02);
  EXPECT_NEAR(Edge(space, 8, 9)->transfer, 0.8 * kTrust / (1 + 0.4 * 0.4), 0.02);
  model.general_share = 0.4;  // of 95 are 38, fewer than 50
  space = LearnCompetencySpace(taxonomy, model);
  EXPECT_NEAR(Edge(space, 8, 9)->transfer, 0.8 * kTrust / (1 + (20.0 / 38) * (20.0 / 38)), 0.02);
}

TEST(CompetencySpaceTest, RowsAndColumnsAreTheSameTable) {
  Taxonomy taxonomy = MakeTaxonomy(12);
  AddOccupation(taxonomy, {0, 1, 2, 3}, {4, 5});
  AddOccupation(taxonomy, {2, 3, 6}, {7});
  AddOccupation(taxonomy, {6, 7, 8}, {0});
  taxonomy.competencies[9].broader = {Id(2)};
  taxonomy.competencies[10].broader = {Id(9)};
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  std::size_t in_columns = 0;
  for (std::uint32_t asked = 0; asked < 12; ++asked) {
    for (const TransferEdge& edge : space.transfer.To(Id(asked))) {
      const auto row = Edge(space, static_cast<std::uint32_t>(edge.other), asked);
      ASSERT_TRUE(row);
      EXPECT_EQ(row->transfer, edge.transfer);
      EXPECT_EQ(row->relation, edge.relation);
      EXPECT_GT(edge.transfer, 0);
      EXPECT_LE(edge.transfer, 1);
      ++in_columns;
    }
  }
  EXPECT_EQ(in_columns, space.transfer.edge_count());
}

TEST(CompetencySpaceTest, IsTheSameEveryTime) {
  Taxonomy taxonomy = MakeTaxonomy(20);
  for (std::uint32_t i = 0; i + 3 < 20; ++i) AddOccupation(taxonomy, {i, i + 2}, {i + 3});
  const CompetencySpace first = LearnCompetencySpace(taxonomy);
  const CompetencySpace second = LearnCompetencySpace(taxonomy);
  EXPECT_EQ(first.vectors, second.vectors);
  EXPECT_EQ(first.transfer.edge_count(), second.transfer.edge_count());
}

TEST(CompetencySpaceTest, WorksOnAnEmptyTaxonomy) {
  const CompetencySpace space = LearnCompetencySpace(Taxonomy{});
  EXPECT_TRUE(space.weights.empty());
  EXPECT_EQ(space.transfer.size(), 0U);
}

}  // namespace
}  // namespace perron
