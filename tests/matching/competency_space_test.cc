#include "matching/competency_space.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "matching/cooccurrence.h"
#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

std::optional<TransferEdge> Edge(const CompetencySpace& space, std::uint32_t held, std::uint32_t asked) {
  for (const TransferEdge& edge : space.transfer.From(Id(held))) {
    if (edge.other == Id(asked)) return edge;
  }
  return std::nullopt;
}

TEST(CompetencySpaceTest, BringsItselfAlongInFull) {
  const CompetencySpace space = LearnCompetencySpace(MakeTaxonomy(2));
  EXPECT_EQ(space.model, kCooccurrenceModel);
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
  EXPECT_FALSE(Edge(space, 2, 3)) << "two kinds of the same say nothing about each other";
}

TEST(CompetencySpaceTest, AnOnlyKindGetsFourTenths) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  taxonomy.competencies[1].broader = {Id(0)};
  EXPECT_EQ(Edge(LearnCompetencySpace(taxonomy), 0, 1)->transfer, 0.4F);
}

TEST(CompetencySpaceTest, WhereHierarchyAndLearningMeetTheHierarchySets) {
  Taxonomy taxonomy = MakeTaxonomy(4);
  for (const std::size_t kind : {1U, 2U, 3U}) taxonomy.competencies[kind].broader = {Id(0)};
  for (int i = 0; i < 9; ++i) AddOccupation(taxonomy, {0, 1});  // learned: nearly in full, both ways
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  EXPECT_EQ(Edge(space, 1, 0)->transfer, 0.9F);
  EXPECT_EQ(Edge(space, 1, 0)->relation, CompetencyRelation::kNarrower);
  EXPECT_EQ(Edge(space, 0, 1)->transfer, 0.4F);
  EXPECT_EQ(Edge(space, 0, 1)->relation, CompetencyRelation::kBroader);
  EXPECT_LT(Edge(space, 0, 2)->transfer, 0.4F);
}

TEST(CompetencySpaceTest, LearnedEdgesAreRelatedWhereThePackageSaysSo) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  AddOccupation(taxonomy, {0, 1, 2});
  taxonomy.relations = {{Id(0), Id(1)}};
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  EXPECT_EQ(Edge(space, 0, 1)->relation, CompetencyRelation::kRelated);
  EXPECT_EQ(Edge(space, 1, 0)->relation, CompetencyRelation::kRelated);
  EXPECT_EQ(Edge(space, 0, 2)->relation, CompetencyRelation::kLineOfWork);
}

TEST(CompetencySpaceTest, KeepsTheStrongestSixtyFourLearnedEdgesAndAllOfTheHierarchy) {
  Taxonomy taxonomy = MakeTaxonomy(90);
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < 80; ++i) all.push_back(i);
  AddOccupation(taxonomy, all);  // 79 equal neighbours each
  for (std::size_t kind = 1; kind <= 3; ++kind) taxonomy.competencies[kind].broader = {Id(0)};
  for (std::size_t kind = 80; kind < 90; ++kind) taxonomy.competencies[kind].broader = {Id(0)};
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  EXPECT_EQ(space.transfer.From(Id(0)).size(), 1U + 13U + 64U);
  EXPECT_TRUE(Edge(space, 0, 67)) << "equal ones: the lower id first";
  EXPECT_FALSE(Edge(space, 0, 68));
  EXPECT_TRUE(Edge(space, 0, 89));
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
