#include "matching/hierarchy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HierarchyTest, GoesOverAnyNumberOfSteps) {
  Taxonomy taxonomy = MakeTaxonomy(4);  // 3 under 2 under 1
  taxonomy.competencies[3].broader = {Id(2)};
  taxonomy.competencies[2].broader = {Id(1)};
  const Hierarchy hierarchy(taxonomy);
  EXPECT_THAT(hierarchy.Ancestors(Id(3)), ElementsAre(Id(1), Id(2)));
  EXPECT_THAT(hierarchy.Descendants(Id(1)), ElementsAre(Id(2), Id(3)));
  EXPECT_THAT(hierarchy.Ancestors(Id(1)), IsEmpty());
  EXPECT_THAT(hierarchy.Descendants(Id(0)), IsEmpty());
}

TEST(HierarchyTest, CountsOnceWhatCanBeReachedTwice) {
  Taxonomy taxonomy = MakeTaxonomy(4);  // a diamond
  taxonomy.competencies[0].broader = {Id(1), Id(2)};
  taxonomy.competencies[1].broader = {Id(3)};
  taxonomy.competencies[2].broader = {Id(3)};
  const Hierarchy hierarchy(taxonomy);
  EXPECT_THAT(hierarchy.Ancestors(Id(0)), ElementsAre(Id(1), Id(2), Id(3)));
  EXPECT_THAT(hierarchy.Descendants(Id(3)), ElementsAre(Id(0), Id(1), Id(2)));
}

TEST(HierarchyTest, FindsGroupsAboveBroaderCompetenciesToo) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  taxonomy.groups.resize(3);
  taxonomy.groups[0].broader_groups = {2};
  taxonomy.competencies[0].broader = {Id(1)};
  taxonomy.competencies[1].broader_groups = {0};
  taxonomy.competencies[0].broader_groups = {1};
  const Hierarchy hierarchy(taxonomy);
  EXPECT_THAT(hierarchy.AncestorGroups(Id(0)), ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(hierarchy.AncestorGroups(Id(1)), ElementsAre(0U, 2U));
  EXPECT_EQ(hierarchy.CompetenciesBelow(2), 2U);
  EXPECT_EQ(hierarchy.CompetenciesBelow(1), 1U);
}

}  // namespace
}  // namespace perron
