#include "index/text/occupation_support.h"

#include <gtest/gtest.h>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

// Three cooks of one family and a driver. c08 is transversal, c09 nobody's.
Taxonomy Kitchen() {
  Taxonomy taxonomy = MakeTaxonomy(10);
  AddOccupation(taxonomy, {0, 1}, {2});
  AddOccupation(taxonomy, {0, 3});
  AddOccupation(taxonomy, {0, 3}, {4});
  AddOccupation(taxonomy, {5}, {6});
  for (const std::size_t cook : {0U, 1U, 2U}) taxonomy.occupations[cook].isco_code = "5120";
  taxonomy.occupations[3].isco_code = "8322";
  taxonomy.competencies[8].reuse_level = ReuseLevel::kTransversal;
  return taxonomy;
}

TEST(OccupationSupportTest, OwnBeforeFamilyBeforeNothing) {
  const Taxonomy taxonomy = Kitchen();
  const OccupationSupport support(taxonomy);
  const LikelyOccupation cook[] = {{0, 0.7}};
  const std::vector<float> of = support.Of(cook);
  EXPECT_EQ(of[0], 1);
  EXPECT_GT(of[0], of[2]);
  EXPECT_GT(of[2], of[3]);
  EXPECT_GT(of[3], 0);
  EXPECT_EQ(of[5], 0);
  EXPECT_EQ(of[9], 0);
}

TEST(OccupationSupportTest, TransversalOnesAreSupportedAnyway) {
  const Taxonomy taxonomy = Kitchen();
  const OccupationSupport support(taxonomy);
  EXPECT_GT(support.Of({})[8], 0);
  EXPECT_EQ(support.Of({})[0], 0);
}

TEST(OccupationSupportTest, AlternativesCountByTheirScore) {
  const Taxonomy taxonomy = Kitchen();
  const OccupationSupport support(taxonomy);
  const LikelyOccupation both[] = {{0, 0.8}, {3, 0.4}};
  const std::vector<float> of = support.Of(both);
  EXPECT_EQ(of[0], 1);
  EXPECT_FLOAT_EQ(of[5], 0.25F);
}

TEST(OccupationSupportTest, EssentialIsWhatTheOccupationCallsSo) {
  const Taxonomy taxonomy = Kitchen();
  const OccupationSupport support(taxonomy);
  EXPECT_TRUE(support.IsEssential(0, 1));
  EXPECT_FALSE(support.IsEssential(0, 2));
}

}  // namespace
}  // namespace perron
