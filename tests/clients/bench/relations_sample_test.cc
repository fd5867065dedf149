#include "clients/bench/relations_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

// Two trades of four competencies each; nobody has all, so that all the relations are shown.
Taxonomy TwoTrades() {
  Taxonomy taxonomy = MakeTaxonomy(12);
  taxonomy.languages = {"en", "nl"};
  for (std::size_t c = 0; c < taxonomy.competencies.size(); ++c) {
    taxonomy.competencies[c].labels = {{0, "make\tthing" + std::to_string(c), {}, ""},
                                       {1, "ding" + std::to_string(c) + " maken", {}, ""}};
  }
  taxonomy.competencies[1].broader = {Id(10)};  // a kind of 10, and so is 2
  taxonomy.competencies[2].broader = {Id(10)};
  AddOccupation(taxonomy, {0, 1, 2, 3});
  AddOccupation(taxonomy, {0, 1, 3}, {10});
  AddOccupation(taxonomy, {0, 2, 4, 10});
  AddOccupation(taxonomy, {4, 5, 6, 7});
  AddOccupation(taxonomy, {4, 5, 8});
  AddOccupation(taxonomy, {5, 6, 7, 8});
  return taxonomy;
}

// Learned as if so few occupations were enough.
CompetencySpace Learn(const Taxonomy& taxonomy) {
  LearningModel model;
  model.few_occupations = 0;
  model.general_share = 1;
  return LearnCompetencySpace(taxonomy, model);
}

TEST(RelationsSampleTest, ShowsPairsThatExplanationsHaveEachOnce) {
  const Taxonomy taxonomy = TwoTrades();
  const CompetencySpace space = Learn(taxonomy);
  const std::vector<ShownPair> pairs = DrawShownPairs(taxonomy, space, {});
  ASSERT_FALSE(pairs.empty());
  std::map<CompetencyRelation, int> counts;
  for (const ShownPair& pair : pairs) {
    ++counts[pair.relation];
    EXPECT_NE(pair.held, pair.asked);
    const auto row = space.transfer.From(pair.held);
    const auto edge = std::find_if(row.begin(), row.end(), [&](const auto& one) { return one.other == pair.asked; });
    ASSERT_NE(edge, row.end());
    EXPECT_EQ(edge->relation, pair.relation);
    EXPECT_EQ(edge->transfer, pair.transfer);
    EXPECT_EQ(std::count_if(pairs.begin(), pairs.end(),
                            [&](const auto& other) { return other.held == pair.held && other.asked == pair.asked; }),
              1);
  }
  EXPECT_GT(counts[CompetencyRelation::kLineOfWork], 0);
  EXPECT_GT(counts[CompetencyRelation::kNarrower], 0);
  EXPECT_EQ(counts[CompetencyRelation::kSame], 0);
}

TEST(RelationsSampleTest, TheSeedDecidesAlone) {
  const Taxonomy taxonomy = TwoTrades();
  const CompetencySpace space = Learn(taxonomy);
  RelationsSampleOptions options;
  options.pairs = 5;
  const std::string sheet = RelationsSheet(taxonomy, DrawShownPairs(taxonomy, space, options));
  EXPECT_EQ(sheet, RelationsSheet(taxonomy, DrawShownPairs(taxonomy, space, options)));
  options.seed = 2;
  EXPECT_NE(sheet, RelationsSheet(taxonomy, DrawShownPairs(taxonomy, space, options)));
}

TEST(RelationsSampleTest, NeverMoreThanAskedFor) {
  const Taxonomy taxonomy = TwoTrades();
  RelationsSampleOptions options;
  options.pairs = 3;
  EXPECT_EQ(DrawShownPairs(taxonomy, Learn(taxonomy), options).size(), 3);
}

TEST(RelationsSampleTest, TheSheetHasNoScoresAndRoomForAJudgement) {
  const Taxonomy taxonomy = TwoTrades();
  const ShownPair pair{Id(1), Id(10), RequirementStatus::kMet, CompetencyRelation::kNarrower, 0.9F};
  EXPECT_EQ(RelationsSheet(taxonomy, {pair}),
            "id\tstatus\trelation\theld_nl\theld_en\tasked_nl\tasked_en\theld_uri\tasked_uri\tright\tnote\n"
            "1\tMET\tNARROWER\tding1 maken\tmake thing1\tding10 maken\tmake thing10\turn:c01\turn:c10\t\t\n");
}

TEST(RelationsSampleTest, AnEmptyTaxonomyShowsNothing) {
  const Taxonomy taxonomy;
  EXPECT_TRUE(DrawShownPairs(taxonomy, LearnCompetencySpace(taxonomy), {}).empty());
}

}  // namespace
}  // namespace perron
