// The whole of ESCO as work and as people: does everybody find the work that they learned, and does the index say what
// the naive matcher says?

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <utility>

#include "tests/esco/occupation_matches.h"
#include "tests/support/esco_data.h"
#include "tests/support/naive_search.h"

namespace perron {
namespace {

constexpr std::size_t kOccupations = 3007;
constexpr std::size_t kCompared = 200;  // of them, evenly spread, are compared with the naive matcher

// What the naive matcher needs to know when only these competencies are held (or asked): the other edges do not matter,
// and a small map is quick to search.
template <typename Items>
NaiveSpace NaiveOf(const CompetencySpace& space, const Items& items, bool held) {
  NaiveSpace naive;
  for (const CompetencyWeight& weight : space.weights) naive.weights.push_back(weight.weight);
  for (const auto& item : items) {
    const CompetencyId id = item.competency;
    for (const TransferEdge& edge : held ? space.transfer.From(id) : space.transfer.To(id)) {
      if (edge.other == id) continue;
      naive.transfer[held ? std::pair(id, edge.other) : std::pair(edge.other, id)] = {edge.transfer, edge.relation};
    }
  }
  return naive;
}

class EscoMatchTest : public testing::Test {
 protected:
  void SetUp() override {
    if (world == nullptr) GTEST_SKIP() << kNoEsco;
  }

  const OccupationWorld* const world = EscoWorld();
};

TEST_F(EscoMatchTest, WhoLearnedAnOccupationFindsItFirst) {
  const std::vector<SelfMiss> misses = FindSelfMisses(*world);
  ASSERT_EQ(world->works.size(), kOccupations);
  for (const SelfMiss& miss : misses) {
    std::printf("%s: first is %s (fit %.3f against %.3f, coverage %.3f against %.3f): %s\n",
                std::string(world->taxonomy->OccupationLabel(miss.occupation, "nl")).c_str(),
                std::string(world->taxonomy->OccupationLabel(miss.found_first, "nl")).c_str(),
                miss.first.fit.value_or(0), miss.own.fit.value_or(0), miss.first.coverage, miss.own.coverage,
                miss.cause.c_str());
  }
  std::printf("%zu of %zu find their own occupation first by fit\n", kOccupations - misses.size(), kOccupations);
  EXPECT_LE(misses.size(), kOccupations * 5 / 100);
}

template <typename Hits>
void ExpectSameOrder(const Hits& hits, const std::vector<NaiveHit>& expected) {
  ASSERT_LE(hits.size(), expected.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    ASSERT_EQ(hits[i].document->id, expected[i].id) << "at rank " << i + 1;
    ASSERT_NEAR(hits[i].score.fit.value_or(-1), expected[i].score.fit.value_or(-1), 1e-12);
    ASSERT_NEAR(hits[i].score.coverage, expected[i].score.coverage, 1e-12);
    ASSERT_NEAR(hits[i].score.utilisation, expected[i].score.utilisation, 1e-12);
  }
}

TEST_F(EscoMatchTest, TheIndexSaysWhatTheNaiveMatcherSays) {
  const CompetencySpace& space = world->taxonomy->space();
  const Works works(world->works.begin(), world->works.end());
  const People people(world->people.begin(), world->people.end());
  for (std::size_t i = 0; i < kCompared; ++i) {
    const std::size_t o = i * kOccupations / kCompared;
    SearchRequest request;
    request.limit = 100;
    // Half by fit, half by coverage; each as a person who looks for work and as work that looks for people.
    request.order = i % 2 == 0 ? MatchOrder::kFit : MatchOrder::kCoverage;
    const CandidateProfile& person = world->people[o]->profile;
    ExpectSameOrder(
        world->work_index->Search(person, {}, request).hits,
        NaivelyOrdered(NaivelyFindWork(works, person, {}, {}, NaiveOf(space, person.competencies, true), request.as_of),
                       request.order));
    const WorkProfile& work = world->works[o]->profile;
    ExpectSameOrder(
        world->people_index->Search(work, {}, request).hits,
        NaivelyOrdered(NaivelyFindPeople(people, work, {}, {}, NaiveOf(space, work.requirements, false), request.as_of),
                       request.order));
    if (HasFatalFailure()) FAIL() << "occupation " << o;
  }
}

}  // namespace
}  // namespace perron
