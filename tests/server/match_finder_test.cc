#include "server/match_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "server/dates.h"
#include "tests/server/match_world.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Names(const MatchPage& page) {
  std::vector<std::string> names;
  for (const v1::Match& match : page.matches) names.push_back(match.name());
  return names;
}

class MatchFinderTest : public testing::Test {
 protected:
  MatchQuery Query(std::size_t page_size = 10) const {
    MatchQuery query;
    query.request.as_of = *ParseDay("2026-11-22");
    query.page_size = page_size;
    return query;
  }
  absl::StatusOr<MatchPage> FindWork(WorkCollection kind, const MatchQuery& query, std::size_t offset = 0) {
    const auto snapshot = world_.snapshot();
    const MatchScope scope = world_.finder.Scope(*snapshot, MatchWorld::kTenant);
    return world_.finder.FindWork(scope, kind, StoredPerson(scope, "candidates/c", "name").value(), query, offset);
  }
  absl::StatusOr<MatchPage> FindPeople(const MatchQuery& query) {
    const auto snapshot = world_.snapshot();
    const MatchScope scope = world_.finder.Scope(*snapshot, MatchWorld::kTenant);
    return world_.finder.FindPeople(scope, StoredVacancy(scope, "vacancies/v", "name").value(), query, 0);
  }

  MatchWorld world_;
};

TEST_F(MatchFinderTest, FindsWorkOfEachKindWithTitleAndRank) {
  v1::Candidate candidate = TinyCandidate({"cook-dishes", "food-hygiene", "prepare-food"});
  candidate.add_wishes()->set_occupation(TinyOccupation("cook"));
  world_.Put("c", candidate);
  v1::Vacancy cook = TinyVacancy("Kok gezocht", {"cook-dishes", "food-hygiene"});
  cook.set_occupation(TinyOccupation("cook"));
  world_.Put("v-cook", cook);
  world_.Put("v-driver", TinyVacancy("Chauffeur", {"drive-forklift"}));
  world_.Put("t", TinyTraining("Vakken vullen", {"stack-shelves"}));
  world_.Put("t-known", TinyTraining("Koken", {"cook-dishes"}));

  const MatchPage vacancies = FindWork(WorkCollection::kVacancy, Query()).value();
  EXPECT_GT(vacancies.search_time, std::chrono::steady_clock::duration::zero());
  EXPECT_THAT(Names(vacancies), ElementsAre("vacancies/v-cook", "vacancies/v-driver"));
  EXPECT_EQ(vacancies.matches[0].title(), "Kok gezocht");
  EXPECT_EQ(vacancies.matches[0].rank(), 1);
  EXPECT_TRUE(vacancies.matches[0].wished());
  EXPECT_EQ(vacancies.matches[1].rank(), 2);
  EXPECT_FALSE(vacancies.matches[1].wished());
  EXPECT_EQ(vacancies.completeness.searched(), 2);
  EXPECT_EQ(vacancies.completeness.total(), 2);
  EXPECT_EQ(vacancies.completeness.passed(), 2);
  EXPECT_FALSE(vacancies.completeness.partial());

  const MatchPage occupations = FindWork(WorkCollection::kOccupation, Query()).value();
  ASSERT_EQ(occupations.matches.size(), 4U);
  EXPECT_EQ(occupations.matches[0].name(), "occupations/cook");
  EXPECT_EQ(occupations.matches[0].title(), "kok");
  EXPECT_TRUE(occupations.matches[0].wished());

  // What teaches nothing new is left out.
  EXPECT_THAT(Names(FindWork(WorkCollection::kTraining, Query()).value()), ElementsAre("trainings/t"));
}

TEST_F(MatchFinderTest, FindsPeopleWithTheirDisplayNames) {
  v1::Candidate good = TinyCandidate({"cook-dishes"});
  good.set_display_name("Anna");
  world_.Put("good", good);
  world_.Put("other", TinyCandidate({"drive-forklift"}));
  world_.Put("v", TinyVacancy("Kok", {"cook-dishes"}));
  const MatchPage page = FindPeople(Query()).value();
  EXPECT_THAT(Names(page), ElementsAre("candidates/good", "candidates/other"));
  EXPECT_EQ(page.matches[0].title(), "Anna");
}

TEST_F(MatchFinderTest, PagesFollowEachOther) {
  world_.Put("c", TinyCandidate({"cook-dishes"}));
  for (const char* id : {"v1", "v2", "v3", "v4", "v5"}) world_.Put(id, TinyVacancy(id, {"cook-dishes"}));
  const MatchPage first = FindWork(WorkCollection::kVacancy, Query(2)).value();
  EXPECT_THAT(Names(first), ElementsAre("vacancies/v1", "vacancies/v2"));
  EXPECT_TRUE(first.more);
  const MatchPage last = FindWork(WorkCollection::kVacancy, Query(2), 4).value();
  EXPECT_THAT(Names(last), ElementsAre("vacancies/v5"));
  EXPECT_EQ(last.matches[0].rank(), 5);
  EXPECT_FALSE(last.more);
  EXPECT_THAT(FindWork(WorkCollection::kVacancy, Query(2), 100)->matches, IsEmpty());
  EXPECT_FALSE(FindWork(WorkCollection::kVacancy, Query(5))->more);
}

TEST_F(MatchFinderTest, UnrankedListsHaveNoRank) {
  world_.Put("c", TinyCandidate({"cook-dishes"}));
  world_.Put("a", TinyVacancy("a", {"drive-forklift"}));
  world_.Put("b", TinyVacancy("b", {"cook-dishes"}));
  MatchQuery query = Query();
  query.request.order = MatchOrder::kUnranked;
  const MatchPage page = FindWork(WorkCollection::kVacancy, query).value();
  EXPECT_THAT(Names(page), ElementsAre("vacancies/a", "vacancies/b"));
  EXPECT_EQ(page.matches[1].rank(), 0);
}

TEST_F(MatchFinderTest, ATenantWithoutRecordsFindsNothing) {
  const auto snapshot = world_.snapshot();
  const MatchScope scope = world_.finder.Scope(*snapshot, "nobody");
  EXPECT_THAT(world_.finder.FindPeople(scope, {}, Query(), 0)->matches, IsEmpty());
  EXPECT_THAT(world_.finder.FindWork(scope, WorkCollection::kVacancy, {}, Query(), 0)->matches, IsEmpty());
}

TEST_F(MatchFinderTest, AnInterruptedSearchIsAnErrorUnlessPartialAnswersAreAllowed) {
  world_.Put("c", TinyCandidate({"cook-dishes"}));
  world_.Put("v", TinyVacancy("v", {"cook-dishes"}));
  MatchQuery query = Query();
  query.request.interrupt = [] { return StopReason::kDeadline; };
  EXPECT_EQ(FindWork(WorkCollection::kVacancy, query).status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(FindPeople(query).status().code(), absl::StatusCode::kDeadlineExceeded);
  query.allow_partial = true;
  const auto partial = FindWork(WorkCollection::kVacancy, query);
  ASSERT_TRUE(partial.ok()) << partial.status();
  EXPECT_TRUE(partial->completeness.partial());
  query.request.interrupt = [] { return StopReason::kCancelled; };
  EXPECT_EQ(FindWork(WorkCollection::kVacancy, query).status().code(), absl::StatusCode::kCancelled);
}

TEST_F(MatchFinderTest, ARecordThatVanishedSinceTheSnapshotIsLeftOut) {
  world_.Put("c", TinyCandidate({"cook-dishes"}));
  for (const char* id : {"v1", "v2"}) world_.Put(id, TinyVacancy(id, {"cook-dishes"}));
  const auto snapshot = world_.snapshot();
  const MatchScope scope = world_.finder.Scope(*snapshot, MatchWorld::kTenant);
  world_.Remove(RecordKind::kVacancy, "v1");
  const MatchPage page =
      world_.finder
          .FindWork(scope, WorkCollection::kVacancy, StoredPerson(scope, "candidates/c", "name").value(), Query(), 0)
          .value();
  EXPECT_THAT(Names(page), ElementsAre("vacancies/v2"));
  EXPECT_EQ(page.matches[0].rank(), 2);
}

TEST_F(MatchFinderTest, AnExplanationIsTheRowInFull) {
  world_.Put("c", TinyCandidate({"cook-dishes"}));
  world_.Put("v", TinyVacancy("v", {"cook-dishes", "food-hygiene"}));
  MatchQuery query = Query();
  query.view = v1::MATCH_VIEW_FULL;
  v1::Match row = FindWork(WorkCollection::kVacancy, query)->matches.at(0);
  row.clear_rank();
  const auto snapshot = world_.snapshot();
  const MatchScope scope = world_.finder.Scope(*snapshot, MatchWorld::kTenant);
  const v1::Match explained =
      world_.finder.Explain(scope, *StoredPerson(scope, "candidates/c", "name"),
                            *StoredVacancy(scope, "vacancies/v", "name"), {}, "nl", query.request.as_of);
  EXPECT_EQ(explained.SerializeAsString(), row.SerializeAsString());
}

}  // namespace
}  // namespace perron
