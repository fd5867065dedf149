#include "clients/bench/brute_force.h"

#include "tests/clients/bench/baseline_town.h"

namespace perron {
namespace {

TEST(BruteForceTest, FindsWhatTheOracleFinds) {
  ExpectWhatTheOracleFinds([](const BaselineTown& town) {
    return [&town, index = BruteForce(town.profiles, town.world.space, town.model)](const BaselineQuery& query) {
      return index.Search(query);
    };
  });
}

TEST(BruteForceTest, GoesThroughManyBlocks) {
  BaselineTown town(9, 5000);
  const WorkProfile work = MakeWork(town.random, town.world, 12);
  ScoreOracle oracle({{work, {}, {Criteria()}}}, town.world.space, town.model, kToday, 10);
  for (const PersonDocument& person : town.people) oracle.Offer(person);
  const std::vector<BaselineHit> found =
      BruteForce(town.profiles, town.world.space, town.model).Search({work, MatchOrder::kCoverage, {}, 10});
  const std::vector<OracleHit> expected = oracle.Top(0, MatchOrder::kCoverage, 0);
  ASSERT_EQ(found.size(), 10U);
  for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(town.people[found[i].person].id, expected[i].id);
}

}  // namespace
}  // namespace perron
