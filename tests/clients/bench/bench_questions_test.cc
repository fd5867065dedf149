#include "clients/bench/bench_questions.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "matching/competency_space.h"
#include "tests/clients/bench/made_up_taxonomy.h"

namespace perron {
namespace {

TEST(BenchQuestionsTest, EachQuestionHasTwoWorksAndFourFilters) {
  const Taxonomy taxonomy = MakeUpTaxonomy();
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const ScoringModel model;
  const ProfileWorld world = *ProfileWorld::Make(taxonomy, space, model, {});
  const std::vector<BenchQuestion> questions = MakeQuestions(world, 7);
  ASSERT_EQ(questions.size(), 7U);
  for (const BenchQuestion& question : questions) {
    EXPECT_EQ(&question.Work(0), &question.vacancy.own);
    EXPECT_EQ(&question.Work(1), &question.vacancy.with_family);
    EXPECT_TRUE(question.filters[0].areas.empty());
    EXPECT_GT(question.filters[1].areas.size(), question.filters[2].areas.size());
  }
  EXPECT_NE(questions[0].filters[2].areas, questions[1].filters[2].areas) << "each its own";
  const std::vector<OracleQuery> queries = ForOracle(questions, 3);
  ASSERT_EQ(queries.size(), 6U);
  EXPECT_EQ(queries[4].work.requirements.size(), questions[2].vacancy.own.requirements.size());
  EXPECT_EQ(queries[5].work.requirements.size(), questions[2].vacancy.with_family.requirements.size());
  EXPECT_EQ(queries[5].criteria.size(), kFilterShares.size());
  EXPECT_EQ(ForOracle(questions, 100).size(), 14U) << "no more than there are";
}

TEST(BenchQuestionsTest, EveryCaseIsThereOnce) {
  std::set<std::tuple<std::size_t, MatchOrder, std::size_t>> cases;
  for (const BenchCase& one : AllCases()) cases.emplace(one.group, one.order, one.filter);
  EXPECT_EQ(cases.size(), 2U * 3U * 4U);
  EXPECT_EQ(AllCases().size(), cases.size());
}

}  // namespace
}  // namespace perron
