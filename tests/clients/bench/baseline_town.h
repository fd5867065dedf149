#ifndef PERRON_TESTS_CLIENTS_BENCH_BASELINE_TOWN_H_
#define PERRON_TESTS_CLIENTS_BENCH_BASELINE_TOWN_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "clients/bench/packed_profiles.h"
#include "clients/bench/profile_world.h"
#include "clients/bench/score_oracle.h"
#include "clients/bench/top_sieve.h"
#include "tests/support/worlds.h"

namespace perron {

// Some hundred random people with ties, the empty and the denied, as the baselines hold them and as the oracle sees
// them. Ids ascend.
struct BaselineTown {
  explicit BaselineTown(std::uint64_t seed, std::size_t count = 400)
      : random(seed), world(MakeWorld(random, 20 + random.Below(150))), profiles(world.space, kToday) {
    for (std::size_t i = 0; i < count; ++i) {
      PersonDocument person;
      if (i % 5 == 4) person = random.OneOf(people);
      if (i % 5 != 4) {
        person.profile = MakePerson(random, world, random.Below(40));
        if (random.Chance(0.9)) person.circumstances.area = AreaName(random.Below(12));
      }
      person.id = ProfileWorld::PersonId(i);
      person.last_proposed = random.Chance(0.5) ? kToday - random.Between(0, 3) : kUnknownDay;
      profiles.Add(person);
      people.push_back(person);
    }
  }

  static std::string AreaName(std::size_t i) { return "area-" + std::to_string(i); }

  // No filter, half, one area, and one where nobody is.
  static std::vector<std::vector<std::string>> AreaLists() {
    std::vector<std::string> half;
    for (std::size_t i = 0; i < 6; ++i) half.push_back(AreaName(i));
    return {{}, half, {AreaName(7)}, {"elsewhere"}};
  }

  Random random;
  World world;
  const ScoringModel model;
  std::vector<PersonDocument> people;
  PackedProfiles profiles;
};

// Compares `search(BaselineQuery)` with the oracle on random towns, from no requirement to more than fit in four
// vectors.
template <typename MakeSearch>
void ExpectWhatTheOracleFinds(const MakeSearch& make_search) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    BaselineTown town(seed);
    const auto search = make_search(town);
    std::vector<OracleQuery> queries;
    for (const std::size_t requirements : {0, 1, 3, 12, 16, 17, 32, 64, 100}) {
      OracleQuery query;
      query.work = MakeWork(town.random, town.world, requirements);
      for (const auto& areas : BaselineTown::AreaLists()) {
        Criteria criteria;
        criteria.other_is_person = true;
        criteria.areas = areas;
        criteria.hard = Criteria::Bit(ReasonKind::kArea);
        query.criteria.push_back(criteria);
      }
      queries.push_back(query);
    }
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{10}, std::size_t{1000}}) {
      ScoreOracle oracle(queries, town.world.space, town.model, kToday, limit);
      for (const PersonDocument& person : town.people) oracle.Offer(person);
      for (std::size_t q = 0; q < queries.size(); ++q) {
        for (std::size_t c = 0; c < queries[q].criteria.size(); ++c) {
          for (const MatchOrder order : {MatchOrder::kFit, MatchOrder::kCoverage}) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", query " + std::to_string(q) + ", areas " +
                         std::to_string(c) + ", limit " + std::to_string(limit) + ", order " +
                         std::to_string(static_cast<int>(order)));
            const std::vector<OracleHit> expected = oracle.Top(q, order, c);
            const std::vector<BaselineHit> found =
                search({queries[q].work, order, queries[q].criteria[c].areas, limit});
            ASSERT_EQ(found.size(), expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
              ASSERT_EQ(town.people[found[i].person].id, expected[i].id) << "rank " << i;
              ASSERT_EQ(found[i].score.coverage, expected[i].coverage);
              ASSERT_EQ(found[i].score.fit.value_or(-1), expected[i].fit);
            }
          }
        }
      }
    }
  }
}

}  // namespace perron

#endif  // PERRON_TESTS_CLIENTS_BENCH_BASELINE_TOWN_H_
