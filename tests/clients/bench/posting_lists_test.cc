#include "clients/bench/posting_lists.h"

#include "clients/bench/profile_world.h"
#include "tests/clients/bench/baseline_town.h"

namespace perron {
namespace {

TEST(PostingListsTest, FindsWhatTheOracleFinds) {
  ExpectWhatTheOracleFinds([](const BaselineTown& town) {
    return [&town, index = PostingLists(town.profiles, town.world.space, town.model)](const BaselineQuery& query) {
      return index.Search(query);
    };
  });
}

// More people than one block holds: copies of a few, so that the oracle is soon done.
TEST(PostingListsTest, GoesThroughManyBlocks) {
  BaselineTown town(9, 100);
  PackedProfiles profiles(town.world.space, kToday);
  const WorkProfile work = MakeWork(town.random, town.world, 12);
  ScoreOracle oracle({{work, {}, {Criteria()}}}, town.world.space, town.model, kToday, 10);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < 70'000; ++i) {
    PersonDocument person = town.people[i % town.people.size()];
    person.id = ProfileWorld::PersonId(i);
    person.last_proposed = kToday - static_cast<Day>(i);  // the last are the first
    profiles.Add(person);
    oracle.Offer(person);
    ids.push_back(person.id);
  }
  const PostingLists lists(profiles, town.world.space, town.model);
  EXPECT_EQ(lists.MemoryBytes(), 4 * profiles.entry_count() + 4 * (town.world.space.weights.size() + 1));
  for (const MatchOrder order : {MatchOrder::kCoverage, MatchOrder::kFit}) {
    const std::vector<BaselineHit> found = lists.Search({work, order, {}, 10});
    const std::vector<OracleHit> expected = oracle.Top(0, order, 0);
    ASSERT_EQ(found.size(), 10U);
    for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(ids[found[i].person], expected[i].id);
  }
}

}  // namespace
}  // namespace perron
