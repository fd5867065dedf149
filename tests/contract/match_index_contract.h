#ifndef PERRON_TESTS_CONTRACT_MATCH_INDEX_CONTRACT_H_
#define PERRON_TESTS_CONTRACT_MATCH_INDEX_CONTRACT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "index/match_index.h"
#include "tests/support/naive_search.h"
#include "tests/support/worlds.h"

namespace perron {

// What every PeopleIndex and WorkIndex promises (index/match_index.h). An implementation runs it with
//   INSTANTIATE_TYPED_TEST_SUITE_P(Name, MatchIndexContract, Fixture);
// where Fixture has
//   static std::unique_ptr<PeopleIndex> Of(const People&, std::shared_ptr<const CompetencySpace>, const ScoringModel&);
//   static std::unique_ptr<WorkIndex> Of(const Works&, std::shared_ptr<const CompetencySpace>, const ScoringModel&);
template <typename Fixture>
class MatchIndexContract : public testing::Test {
 protected:
  static constexpr MatchOrder kOrders[] = {MatchOrder::kFitTimesPreference, MatchOrder::kFit, MatchOrder::kCoverage,
                                           MatchOrder::kUnranked};

  // A world of some hundred people and works; every tenth is a copy of another under its own id, so that ties occur.
  struct Town {
    explicit Town(std::uint64_t seed) : random(seed), world(MakeWorld(random, 20 + random.Below(60))) {
      space = std::make_shared<const CompetencySpace>(world.space);
      for (std::size_t i = 0; i < 300; ++i) {
        people.push_back(MakePersonDocument(i));
        works.push_back(MakeWorkDocument(i));
      }
      people_index = Fixture::Of(people, space, model);
      work_index = Fixture::Of(works, space, model);
    }

    std::shared_ptr<const PersonDocument> MakePersonDocument(std::size_t i) {
      PersonDocument person;
      if (i % 10 == 9) {
        person = *random.OneOf(people);
      } else {
        person.profile = MakePerson(random, world, random.Below(25));
        person.circumstances = MakePersonCircumstances(random);
        if (random.Chance(0.7)) person.last_proposed = kToday - random.Between(0, 4);
      }
      person.id = MakeId(i);
      return std::make_shared<const PersonDocument>(person);
    }

    std::shared_ptr<const WorkDocument> MakeWorkDocument(std::size_t i) {
      WorkDocument work;
      if (i % 10 == 9) {
        work = *random.OneOf(works);
      } else {
        work.profile = MakeWork(random, world, random.Below(14));
        work.circumstances = MakeWorkCircumstances(random);
        if (random.Chance(0.3)) work.last_day = kToday + random.Between(-5, 20);
        if (random.Chance(0.2)) work.teaches = {{AnyCompetency(), static_cast<Level>(random.Between(0, 5))}};
      }
      work.id = MakeId(i);
      return std::make_shared<const WorkDocument>(work);
    }

    // Ids that do not ascend with the order of insertion.
    static std::string MakeId(std::size_t i) { return "d" + std::to_string(i * 7919 % 1000003); }

    CompetencyId AnyCompetency() { return static_cast<CompetencyId>(random.Below(world.naive.weights.size())); }

    Random random;
    World world;
    const ScoringModel model;
    std::shared_ptr<const CompetencySpace> space;
    People people;
    Works works;
    std::unique_ptr<PeopleIndex> people_index;
    std::unique_ptr<WorkIndex> work_index;
  };

  static SearchRequest Request(MatchOrder order, std::size_t limit, const Criteria& criteria) {
    SearchRequest request;
    request.order = order;
    request.limit = limit;
    request.criteria = criteria;
    request.as_of = kToday;
    return request;
  }

  template <typename Document>
  static std::vector<std::string> Ids(const SearchAnswer<Document>& answer) {
    std::vector<std::string> ids;
    for (const SearchHit<Document>& hit : answer.hits) ids.push_back(hit.document->id);
    return ids;
  }

  // The hits are the first of the expected ones, in the same order, with the same numbers.
  template <typename Document>
  static void ExpectFirstOf(const std::vector<NaiveHit>& expected, MatchOrder order, std::size_t limit,
                            const SearchAnswer<Document>& answer) {
    ASSERT_EQ(answer.stopped, StopReason::kNone);
    ASSERT_EQ(answer.passed, static_cast<std::int64_t>(expected.size()));
    ASSERT_EQ(answer.hits.size(), std::min(limit, expected.size()));
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
      SCOPED_TRACE("order " + std::to_string(static_cast<int>(order)) + ", rank " + std::to_string(i));
      const SearchHit<Document>& hit = answer.hits[i];
      ASSERT_EQ(hit.document->id, expected[i].id);
      ASSERT_NEAR(hit.score.coverage, expected[i].score.coverage, 1e-12);
      ASSERT_NEAR(hit.score.utilisation, expected[i].score.utilisation, 1e-12);
      ASSERT_EQ(hit.score.fit.has_value(), expected[i].score.fit.has_value());
      ASSERT_NEAR(hit.score.fit.value_or(0), expected[i].score.fit.value_or(0), 1e-12);
      ASSERT_NEAR(hit.preference, expected[i].preference, 1e-12);
      const std::string id = hit.document->id;
      const RankKey key = RankKey::Make(OrderedScore(order, hit.score, hit.preference), kUnknownDay, id);
      ASSERT_EQ(key.shown, NaivelyShown(expected[i], order));
    }
  }

  // Compares every order and several limits with all that the naive search keeps.
  template <typename Search>
  static void ExpectEveryOrder(const std::vector<NaiveHit>& kept, const Criteria& criteria, const Search& search) {
    for (const MatchOrder order : kOrders) {
      const std::vector<NaiveHit> expected = NaivelyOrdered(kept, order);
      for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{10}, std::size_t{1000}}) {
        ASSERT_NO_FATAL_FAILURE(ExpectFirstOf(expected, order, limit, search(Request(order, limit, criteria))));
      }
    }
  }
};

TYPED_TEST_SUITE_P(MatchIndexContract);

TYPED_TEST_P(MatchIndexContract, FindsThePeopleThatTheNaiveSearchFinds) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    typename TestFixture::Town town(seed);
    for (int query = 0; query < 15; ++query) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", query " + std::to_string(query));
      const WorkProfile work = MakeWork(town.random, town.world, town.random.Below(20));
      const WorkCircumstances circumstances = MakeWorkCircumstances(town.random);
      const Criteria criteria = query % 3 == 0 ? Criteria{} : MakeCriteria(town.random, true);
      ASSERT_NO_FATAL_FAILURE(this->ExpectEveryOrder(
          NaivelyFindPeople(town.people, work, circumstances, criteria, town.world.naive, kToday), criteria,
          [&](const SearchRequest& request) { return town.people_index->Search(work, circumstances, request); }));
    }
  }
}

TYPED_TEST_P(MatchIndexContract, FindsTheWorkThatTheNaiveSearchFinds) {
  for (std::uint64_t seed = 11; seed <= 14; ++seed) {
    typename TestFixture::Town town(seed);
    for (int query = 0; query < 15; ++query) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", query " + std::to_string(query));
      const CandidateProfile person = MakePerson(town.random, town.world, town.random.Below(40));
      const PersonCircumstances circumstances = MakePersonCircumstances(town.random);
      const Criteria criteria = query % 3 == 0 ? Criteria{} : MakeCriteria(town.random, false);
      ASSERT_NO_FATAL_FAILURE(this->ExpectEveryOrder(
          NaivelyFindWork(town.works, person, circumstances, criteria, town.world.naive, kToday), criteria,
          [&](const SearchRequest& request) { return town.work_index->Search(person, circumstances, request); }));
    }
  }
}

// What the family often asks is left out by the query, and the answer is that of profiles without it.
TYPED_TEST_P(MatchIndexContract, OwnRequirementsAloneCountWhenAsked) {
  typename TestFixture::Town town(15);
  Works own_works;
  for (const auto& work : town.works) {
    WorkDocument own = *work;
    std::erase_if(own.profile.requirements,
                  [](const Requirement& one) { return one.importance == Importance::kOftenAsked; });
    own_works.push_back(std::make_shared<const WorkDocument>(own));
  }
  for (int query = 0; query < 15; ++query) {
    SCOPED_TRACE("query " + std::to_string(query));
    const CandidateProfile person = MakePerson(town.random, town.world, town.random.Below(40));
    ASSERT_NO_FATAL_FAILURE(this->ExpectEveryOrder(NaivelyFindWork(own_works, person, {}, {}, town.world.naive, kToday),
                                                   {}, [&](SearchRequest request) {
                                                     request.groups = RequirementGroups::kOwn;
                                                     return town.work_index->Search(person, {}, request);
                                                   }));
    const WorkProfile work = town.random.OneOf(town.works)->profile;
    WorkProfile own = work;
    std::erase_if(own.requirements, [](const Requirement& one) { return one.importance == Importance::kOftenAsked; });
    ASSERT_NO_FATAL_FAILURE(this->ExpectEveryOrder(
        NaivelyFindPeople(town.people, own, {}, {}, town.world.naive, kToday), {}, [&](SearchRequest request) {
          request.groups = RequirementGroups::kOwn;
          return town.people_index->Search(work, {}, request);
        }));
  }
}

TYPED_TEST_P(MatchIndexContract, CountsItsDocuments) {
  typename TestFixture::Town town(21);
  EXPECT_EQ(town.people_index->size(), 300U);
  EXPECT_EQ(town.work_index->size(), 300U);
  const auto answer = town.people_index->Search({}, {}, this->Request(MatchOrder::kFit, 5, {}));
  EXPECT_EQ(answer.total, 300);
  EXPECT_LE(answer.searched, answer.total);
}

TYPED_TEST_P(MatchIndexContract, AnEmptyIndexFindsNothing) {
  const auto space = std::make_shared<const CompetencySpace>(SpaceOf({{1}, {}}));
  const ScoringModel model;
  const auto people = TypeParam::Of(People{}, space, model);
  const auto work = TypeParam::Of(Works{}, space, model);
  EXPECT_TRUE(people->Search({{Asked(0)}}, {}, this->Request(MatchOrder::kFit, 5, {})).hits.empty());
  EXPECT_TRUE(work->Search({}, {}, this->Request(MatchOrder::kFit, 5, {})).hits.empty());
  EXPECT_EQ(people->size() + work->size(), 0U);
}

TYPED_TEST_P(MatchIndexContract, TheOrderOfInsertionDoesNotMatter) {
  typename TestFixture::Town town(22);
  const auto reversed = TypeParam::Of(People(town.people.rbegin(), town.people.rend()), town.space, town.model);
  for (const MatchOrder order : this->kOrders) {
    const WorkProfile work = MakeWork(town.random, town.world, 8);
    const SearchRequest request = this->Request(order, 50, {});
    EXPECT_EQ(this->Ids(reversed->Search(work, {}, request)), this->Ids(town.people_index->Search(work, {}, request)));
  }
}

TYPED_TEST_P(MatchIndexContract, ASofterFilterOrAWiderRadiusFindsEverybodyFoundBefore) {
  typename TestFixture::Town town(23);
  for (int query = 0; query < 60; ++query) {
    const WorkProfile work = MakeWork(town.random, town.world, 5);
    const WorkCircumstances circumstances = MakeWorkCircumstances(town.random);
    const Criteria criteria = MakeCriteria(town.random, true);
    Criteria relaxed = criteria;
    if (relaxed.max_km > 0) relaxed.max_km += 10;
    relaxed.hard &= ~Criteria::Bit(static_cast<ReasonKind>(town.random.Between(1, 10)));
    const auto find = [&](const Criteria& wanted) {
      return this->Ids(
          town.people_index->Search(work, circumstances, this->Request(MatchOrder::kUnranked, 1000, wanted)));
    };
    const std::vector<std::string> few = find(criteria);
    const std::vector<std::string> many = find(relaxed);
    EXPECT_TRUE(std::includes(many.begin(), many.end(), few.begin(), few.end())) << "query " << query;
  }
}

TYPED_TEST_P(MatchIndexContract, StopsWhenAskedAndSaysWhy) {
  typename TestFixture::Town town(24);
  for (const StopReason reason : {StopReason::kDeadline, StopReason::kCancelled}) {
    SearchRequest request = this->Request(MatchOrder::kFit, 10, {});
    int polls = 0;
    request.interrupt = [&polls, reason] { return ++polls > 1 ? reason : StopReason::kNone; };
    const auto answer = town.people_index->Search(MakeWork(town.random, town.world, 8), {}, request);
    EXPECT_EQ(answer.stopped, reason);
    EXPECT_LT(answer.searched, answer.total);
    EXPECT_LE(answer.hits.size(), 10U);
  }
}

TYPED_TEST_P(MatchIndexContract, ManyThreadsFindTheSame) {
  typename TestFixture::Town town(25);
  const WorkProfile work = MakeWork(town.random, town.world, 10);
  const SearchRequest request = this->Request(MatchOrder::kFitTimesPreference, 30, {});
  const std::vector<std::string> expected = this->Ids(town.people_index->Search(work, {}, request));
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& mistakes : wrong) {
    threads.emplace_back([&, this] {
      for (int i = 0; i < 20; ++i) {
        if (this->Ids(town.people_index->Search(work, {}, request)) != expected) ++mistakes;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

REGISTER_TYPED_TEST_SUITE_P(MatchIndexContract, FindsThePeopleThatTheNaiveSearchFinds,
                            FindsTheWorkThatTheNaiveSearchFinds, OwnRequirementsAloneCountWhenAsked, CountsItsDocuments,
                            AnEmptyIndexFindsNothing, TheOrderOfInsertionDoesNotMatter,
                            ASofterFilterOrAWiderRadiusFindsEverybodyFoundBefore, StopsWhenAskedAndSaysWhy,
                            ManyThreadsFindTheSame);

}  // namespace perron

#endif  // PERRON_TESTS_CONTRACT_MATCH_INDEX_CONTRACT_H_
