#include "matching/context_rows.h"

#include <gtest/gtest.h>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

// A model with nothing but what the test turns on.
LearningModel Nothing() {
  LearningModel model;
  for (double* weight : {&model.occupations, &model.hierarchy, &model.isco4, &model.isco3, &model.isco2, &model.letters,
                         &model.label_words, &model.described_words}) {
    *weight = 0;
  }
  return model;
}

Eigen::MatrixXd Only(const Taxonomy& taxonomy, const LearningModel& model) {
  const auto blocks = CollectContexts(taxonomy, Hierarchy(taxonomy), model);
  return blocks.size() == 1 ? Eigen::MatrixXd(blocks[0].counts) : Eigen::MatrixXd();
}

TEST(ContextRowsTest, OccupationsCountEssentialAndOptionalAlike) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  AddOccupation(taxonomy, {0, 1}, {2});
  AddOccupation(taxonomy, {2});
  LearningModel model = Nothing();
  model.occupations = 1;
  Eigen::MatrixXd expected(3, 2);
  expected << 1, 0, 1, 0, 1, 1;
  EXPECT_EQ(Only(taxonomy, model), expected);
}

TEST(ContextRowsTest, IscoGroupsAddUpTheirOccupations) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  AddOccupation(taxonomy, {0}, {1});
  AddOccupation(taxonomy, {0});
  AddOccupation(taxonomy, {1});
  taxonomy.occupations[0].isco_code = "7212";
  taxonomy.occupations[1].isco_code = "7213";
  taxonomy.occupations[2].isco_code = "7";  // too short for any group
  LearningModel model = Nothing();
  model.isco3 = 1;
  Eigen::MatrixXd expected(2, 1);
  expected << 2, 0.3;
  EXPECT_EQ(Only(taxonomy, model), expected);
  model.isco3 = 0;
  model.isco4 = 1;
  EXPECT_EQ(Only(taxonomy, model).cols(), 2);
}

TEST(ContextRowsTest, TheHierarchyHasACompetencyAndAllAboveIt) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  taxonomy.competencies[1].broader = {Id(0)};
  taxonomy.competencies[2].broader = {Id(1)};
  taxonomy.groups.resize(1);
  taxonomy.competencies[0].broader_groups = {0};
  LearningModel model = Nothing();
  model.hierarchy = 1;
  Eigen::MatrixXd expected(3, 4);
  expected << 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1;
  EXPECT_EQ(Only(taxonomy, model), expected);
}

TEST(ContextRowsTest, TextOfOneOnlySaysNothing) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  taxonomy.languages = {"en"};
  const char* labels[] = {"weld steel", "weld plastic", "bake"};
  for (std::size_t c = 0; c < 3; ++c) {
    taxonomy.competencies[c].labels.resize(1);
    taxonomy.competencies[c].labels[0].preferred = labels[c];
  }
  LearningModel model = Nothing();
  model.label_words = 1;
  Eigen::MatrixXd expected(3, 1);  // only "weld" is in more than one
  expected << 1, 1, 0;
  EXPECT_EQ(Only(taxonomy, model), expected);
  taxonomy.languages = {"nl"};  // letters, not words
  EXPECT_EQ(Only(taxonomy, model).size(), 0);
  model.letters = 1;
  EXPECT_EQ(Only(taxonomy, model).rows(), 3);
}

TEST(ContextRowsTest, LeavesOutWhatIsNotThere) {
  EXPECT_TRUE(CollectContexts(Taxonomy{}, Hierarchy(Taxonomy{}), {}).empty());
  const Taxonomy bare = MakeTaxonomy(2);
  EXPECT_TRUE(CollectContexts(bare, Hierarchy(bare), {}).empty());
}

}  // namespace
}  // namespace perron
