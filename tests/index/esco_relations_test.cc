#include "index/esco_relations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

using testing::ElementsAre;

TEST(EscoRelationsTest, SortsTheHierarchyAndLeavesEachOnce) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  taxonomy.groups.resize(2);
  const std::string file = "b.csv";
  BroaderRows rows;
  rows.competencies = {{0, 2, &file, 2}, {0, 1, &file, 3}, {0, 2, &file, 4}};
  rows.competencies_groups = {{1, 1, &file, 5}, {1, 0, &file, 6}};
  rows.groups = {{0, 1, &file, 7}, {0, 1, &file, 8}};
  ASSERT_TRUE(FinishBroader(rows, taxonomy).ok());
  EXPECT_THAT(taxonomy.competencies[0].broader, ElementsAre(Id(1), Id(2)));
  EXPECT_THAT(taxonomy.competencies[1].broader_groups, ElementsAre(0U, 1U));
  EXPECT_THAT(taxonomy.groups[0].broader_groups, ElementsAre(1U));
}

TEST(EscoRelationsTest, NamesARowOfTheCircleAndNotOneOnTheWayToIt) {
  Taxonomy taxonomy = MakeTaxonomy(6);
  const std::string file = "b.csv";
  BroaderRows rows;  // 0 -> 1 -> 2 -> 3 -> 2, 3 -> 4 -> 5
  rows.competencies = {{0, 1, &file, 2}, {1, 2, &file, 3}, {3, 4, &file, 4},
                       {4, 5, &file, 5}, {2, 3, &file, 6}, {3, 2, &file, 7}};
  const absl::Status status = FinishBroader(rows, taxonomy);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), testing::MatchesRegex("b.csv:[67]: column broaderUri: .*"));
}

TEST(EscoRelationsTest, WhatIsEssentialIsNotOptional) {
  Taxonomy taxonomy = MakeTaxonomy(4);
  AddOccupation(taxonomy, {3, 1, 3}, {2, 1, 0, 2});
  taxonomy.relations = {{Id(2), Id(1)}, {Id(0), Id(1)}, {Id(2), Id(1)}};
  FinishRelations(taxonomy);
  EXPECT_THAT(taxonomy.occupations[0].essential, ElementsAre(Id(1), Id(3)));
  EXPECT_THAT(taxonomy.occupations[0].optional, ElementsAre(Id(0), Id(2)));
  EXPECT_THAT(taxonomy.relations, ElementsAre(std::pair(Id(0), Id(1)), std::pair(Id(2), Id(1))));
}

TEST(EscoRelationsTest, AnUnknownEndIsAWarningWithItsPlace) {
  Taxonomy taxonomy = MakeTaxonomy(1);
  EscoWarnings warnings;
  ASSERT_TRUE(ReadSkillSkills("r.csv",
                              "originalSkillUri,relationType,relatedSkillUri\nurn:c00,optional,urn:gone\n"
                              "urn:c00,essential,urn:c00\n",
                              EscoNumbers(taxonomy), taxonomy, warnings)
                  .ok());
  EXPECT_TRUE(taxonomy.relations.empty()) << "to itself says nothing";
  EXPECT_THAT(warnings.kept(),
              ElementsAre("r.csv:2: column relatedSkillUri: urn:gone is not in the package; row left out"));
}

}  // namespace
}  // namespace perron
