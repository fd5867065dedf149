#include "clients/bench/neutral_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "clients/bench/neutral_documents.h"
#include "index/flat_index.h"
#include "tests/clients/bench/neutral_sets.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// All profiles but `without`.
FlatPeopleIndex IndexOf(const NeutralSet& set, const ScoringModel& model, std::uint32_t without = kNobody) {
  DocumentListBuilder<PersonDocument> people;
  for (std::uint32_t p = 0; p < set.profiles.size(); ++p) {
    if (p != without) people.Put(PersonOf(set, p));
  }
  return {people.Publish(), std::make_shared<const CompetencySpace>(SpaceOf(set)), model};
}

TEST(NeutralRunTest, AnswersAndCompares) {
  const NeutralSet set = ThreeCompetencies();
  const ScoringModel model;
  std::vector<std::size_t> told;
  const NeutralRun run =
      RunNeutral(set, IndexOf(set, model), {.least_seconds = 0}, [&told](std::size_t done) { told.push_back(done); });
  EXPECT_THAT(run.answer, ElementsAre(1, 2, 0, 3, kNobody, kNobody, kNobody, kNobody, kNobody, kNobody));
  EXPECT_EQ(run.compared, 1U);
  EXPECT_EQ(run.different, 0U);
  EXPECT_EQ(run.index.count(), 1U);
  EXPECT_EQ(run.brute_force.count(), 1U);
  EXPECT_THAT(told, ElementsAre(1, 2));
}

TEST(NeutralRunTest, KeepsToTheRegion) {
  const NeutralSet set = ThreeCompetencies();
  const ScoringModel model;
  const NeutralRun run = RunNeutral(set, IndexOf(set, model), {.in_region = true, .least_seconds = 0});
  EXPECT_EQ(run.answer[0], 1U);
  EXPECT_EQ(run.answer[1], 3U);
  EXPECT_EQ(run.answer[2], kNobody);
  EXPECT_EQ(run.different, 0U);
}

TEST(NeutralRunTest, SaysWhereAnIndexIsWrong) {
  Random random(5);
  const NeutralSet set = RandomNeutralSet(random, 20, 5, 3);
  const ScoringModel model;
  const NeutralRun run = RunNeutral(set, IndexOf(set, model, 2), {.least_seconds = 0});
  EXPECT_EQ(run.compared, 3U);
  EXPECT_EQ(run.different, 3U) << "four of five profiles cannot be the answer";
  EXPECT_THAT(run.first_difference, HasSubstr("vacancy 0, place "));
  EXPECT_THAT(run.first_difference, HasSubstr("by the brute force"));
}

TEST(NeutralRunTest, GoesRoundUntilEnoughIsMeasured) {
  const NeutralSet set = ThreeCompetencies();
  const ScoringModel model;
  const NeutralRun run = RunNeutral(set, IndexOf(set, model), {.least_seconds = 0.01});
  EXPECT_GT(run.index.count(), 1U);
  EXPECT_EQ(run.compared, 1U);
}

TEST(NeutralRunTest, ASlowBruteForceIsStoppedAfterItsFirstVacancy) {
  Random random(6);
  const NeutralSet set = RandomNeutralSet(random, 20, 50, 6);
  const ScoringModel model;
  const NeutralRun run = RunNeutral(set, IndexOf(set, model), {.least_seconds = 0, .brute_force_seconds = 0});
  EXPECT_EQ(run.compared, 1U);
  EXPECT_EQ(run.index.count(), 6U);
}

TEST(NeutralRunTest, NothingAskedNothingMeasured) {
  NeutralSet set = ThreeCompetencies();
  set.vacancies = {};
  set.weight = {};
  const ScoringModel model;
  const NeutralRun run = RunNeutral(set, IndexOf(set, model), {});
  EXPECT_TRUE(run.answer.empty());
  EXPECT_EQ(run.index.QueriesPerSecond(), 0);
  EXPECT_EQ(run.index.Quantile(0.5), 0);
}

}  // namespace
}  // namespace perron
