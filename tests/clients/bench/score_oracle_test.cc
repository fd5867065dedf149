#include "clients/bench/score_oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "tests/support/naive_search.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr std::size_t kLimit = 10;

People MakePeople(Random& random, const World& world, std::size_t count) {
  People people;
  for (std::size_t i = 0; i < count; ++i) {
    auto person = std::make_shared<PersonDocument>();
    if (i % 5 == 4) *person = *random.OneOf(people);  // ties
    if (i % 5 != 4) {
      person->profile = MakePerson(random, world, random.Below(30));
      person->circumstances = MakePersonCircumstances(random);
    }
    person->id = "d" + std::to_string(i * 7919 % 1000003);
    if (random.Chance(0.5)) person->last_proposed = kToday - random.Between(0, 3);
    people.push_back(person);
  }
  return people;
}

std::vector<OracleQuery> MakeQueries(Random& random, const World& world) {
  std::vector<OracleQuery> queries;
  for (const std::size_t requirements : {0, 1, 5, 12, 30, 64}) {
    OracleQuery query;
    query.work = MakeWork(random, world, requirements);
    query.circumstances = MakeWorkCircumstances(random);
    query.criteria = {Criteria(), MakeCriteria(random, true), MakeCriteria(random, true)};
    query.criteria[0].other_is_person = true;
    queries.push_back(std::move(query));
  }
  return queries;
}

void ExpectNaive(const ScoreOracle& oracle, const std::vector<OracleQuery>& queries, const People& people,
                 const World& world) {
  for (std::size_t q = 0; q < queries.size(); ++q) {
    for (std::size_t c = 0; c < queries[q].criteria.size(); ++c) {
      const std::vector<NaiveHit> kept = NaivelyFindPeople(people, queries[q].work, queries[q].circumstances,
                                                           queries[q].criteria[c], world.naive, kToday);
      for (const MatchOrder order : ScoreOracle::kOrders) {
        const std::vector<NaiveHit> expected = NaivelyOrdered(kept, order);
        const std::vector<OracleHit> found = oracle.Top(q, order, c);
        ASSERT_EQ(found.size(), std::min(kLimit, expected.size()));
        for (std::size_t i = 0; i < found.size(); ++i) {
          EXPECT_EQ(found[i].id, expected[i].id) << "query " << q << ", criteria " << c << ", rank " << i;
          EXPECT_EQ(found[i].shown, NaivelyShown(expected[i], order));
          EXPECT_NEAR(found[i].coverage, expected[i].score.coverage, 1e-12);
          EXPECT_NEAR(found[i].fit, expected[i].score.fit.value_or(-1), 1e-12);
          if (order == MatchOrder::kFitTimesPreference) {
            EXPECT_NEAR(found[i].preference, expected[i].preference, 1e-12);
          }
        }
      }
    }
  }
}

TEST(ScoreOracleTest, FindsWhatTheNaiveSearchFinds) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const World world = MakeWorld(random, 20 + random.Below(100));
    const People people = MakePeople(random, world, 250);
    const std::vector<OracleQuery> queries = MakeQueries(random, world);
    const ScoringModel model;
    ScoreOracle oracle(queries, world.space, model, kToday, kLimit);
    for (const auto& person : people) oracle.Offer(*person);
    ExpectNaive(oracle, queries, people, world);
  }
}

TEST(ScoreOracleTest, PartsThatAreMergedFindTheSame) {
  Random random(77);
  const World world = MakeWorld(random, 60);
  const People people = MakePeople(random, world, 200);
  const std::vector<OracleQuery> queries = MakeQueries(random, world);
  const ScoringModel model;
  ScoreOracle one(queries, world.space, model, kToday, kLimit);
  ScoreOracle other(queries, world.space, model, kToday, kLimit);
  for (std::size_t i = 0; i < people.size(); ++i) (i % 3 == 0 ? one : other).Offer(*people[i]);
  one.Merge(std::move(other));
  ExpectNaive(one, queries, people, world);
}

TEST(ScoreOracleTest, NobodyOfferedNobodyFound) {
  Random random(5);
  const World world = MakeWorld(random, 10);
  const ScoringModel model;
  const ScoreOracle oracle(MakeQueries(random, world), world.space, model, kToday, kLimit);
  EXPECT_TRUE(oracle.Top(1, MatchOrder::kFit, 0).empty());
  EXPECT_EQ(oracle.query_count(), 6U);
}

}  // namespace
}  // namespace perron
