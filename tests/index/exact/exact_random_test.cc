// Random worlds of some thousand people and of work, searched by every order, filter and limit, with and without
// bounds, and on every set of vector instructions; compared with a search that has no code in common
// (tests/support/naive_search.h). PERRON_TEST_SEED chooses other worlds.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "index/exact/exact_index.h"
#include "tests/index/exact/each_target.h"
#include "tests/index/exact/segment_worlds.h"

namespace perron {
namespace {

constexpr std::uint64_t kUsualSeed = 20260101;
constexpr std::size_t kLimits[] = {1, 10, 60};
constexpr std::size_t kMostHits = 60;
constexpr MatchOrder kOrders[] = {MatchOrder::kFitTimesPreference, MatchOrder::kFit, MatchOrder::kCoverage,
                                  MatchOrder::kUnranked};

std::uint64_t Seed() {
  const char* given = std::getenv("PERRON_TEST_SEED");
  const std::uint64_t seed = given == nullptr ? kUsualSeed : std::strtoull(given, nullptr, 10);
  std::cout << "PERRON_TEST_SEED=" << seed << std::endl;
  return seed;
}

// The first hits of the order: all but those are left away before sorting, which the naive search does slowly.
std::vector<NaiveHit> FirstOf(std::vector<NaiveHit> hits, MatchOrder order) {
  if (hits.size() > kMostHits) {
    std::vector<long> shown;
    for (const NaiveHit& hit : hits) shown.push_back(NaivelyShown(hit, order));
    std::nth_element(shown.begin(), shown.begin() + kMostHits - 1, shown.end(), std::greater<>());
    std::vector<std::string> ids;
    for (const NaiveHit& hit : hits) ids.push_back(hit.id);
    std::nth_element(ids.begin(), ids.begin() + kMostHits - 1, ids.end());
    std::erase_if(hits, [&](const NaiveHit& hit) {
      return order == MatchOrder::kUnranked ? hit.id > ids[kMostHits - 1]
                                            : NaivelyShown(hit, order) < shown[kMostHits - 1];
    });
  }
  return NaivelyOrdered(std::move(hits), order);
}

// How documents lie in an index.
enum class Shape {
  kOnePart,
  kThreeParts,  // two segments with dead rows, and fresh documents
};

template <typename Kind>
IndexContents<Kind> ContentsOf(Random& random, const Documents<Kind>& documents, const World& world,
                               const ScoringModel& model, Shape shape) {
  IndexContents<Kind> contents;
  if (shape == Shape::kOnePart) {
    contents.parts.push_back({SegmentOf<Kind>(documents, world.space, model, 2), {}});
    return contents;
  }
  std::array<Documents<Kind>, 2> parts;
  std::array<std::vector<std::string>, 2> replaced;
  DocumentListBuilder<FreshDocument<Kind>> fresh;
  for (const auto& document : documents) {
    const std::size_t part = random.Below(2);
    if (!random.Chance(0.1)) {
      parts[part].push_back(document);
      continue;
    }
    fresh.Put(std::make_shared<const FreshDocument<Kind>>(document));
    if (random.Chance(0.5)) continue;
    // What it was before it was written again: somebody else's profile, which must not be found.
    auto before = std::make_shared<typename Kind::Document>(*random.OneOf(documents));
    before->id = document->id;
    parts[part].push_back(before);
    replaced[part].push_back(document->id);
  }
  for (std::size_t part = 0; part < parts.size(); ++part) {
    contents.parts.push_back({SegmentOf<Kind>(parts[part], world.space, model), {}});
    for (const std::string& id : replaced[part]) {
      contents.parts.back().dead.Kill(*contents.parts.back().segment->Find(id));
    }
  }
  contents.fresh = fresh.Publish();
  return contents;
}

// Filters of a search: none, random ones, or such that hardly anybody or nobody passes.
Criteria AnyCriteria(Random& random, std::size_t query, bool other_is_person) {
  if (query % 4 == 0) {
    Criteria none;
    none.other_is_person = other_is_person;
    return none;
  }
  Criteria criteria = MakeCriteria(random, other_is_person);
  if (query % 4 == 3) criteria.hard = static_cast<decltype(criteria.hard)>(~0U);
  return criteria;
}

template <typename Document>
void ExpectSame(const SearchAnswer<Document>& answer, const std::vector<NaiveHit>& expected, std::size_t passed,
                MatchOrder order, std::size_t limit) {
  ASSERT_EQ(answer.stopped, StopReason::kNone);
  ASSERT_EQ(answer.searched, answer.total);
  ASSERT_EQ(answer.passed, static_cast<std::int64_t>(passed));
  ASSERT_EQ(answer.hits.size(), std::min(limit, expected.size()));
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    SCOPED_TRACE("rank " + std::to_string(i));
    const SearchHit<Document>& hit = answer.hits[i];
    ASSERT_EQ(hit.document->id, expected[i].id);
    ASSERT_NEAR(hit.score.coverage, expected[i].score.coverage, 1e-12);
    ASSERT_NEAR(hit.score.utilisation, expected[i].score.utilisation, 1e-12);
    ASSERT_EQ(hit.score.fit.has_value(), expected[i].score.fit.has_value());
    ASSERT_NEAR(hit.score.fit.value_or(0), expected[i].score.fit.value_or(0), 1e-12);
    ASSERT_NEAR(hit.preference, expected[i].preference, 1e-12);
    const RankKey key = RankKey::Make(OrderedScore(order, hit.score, hit.preference), kUnknownDay, "");
    ASSERT_EQ(key.shown, NaivelyShown(expected[i], order));
  }
}

// search(direct, request) is asked in all ways.
template <typename Search>
void ExpectEverywhere(const std::vector<NaiveHit>& kept, SearchRequest request, const Search& search) {
  constexpr DirectScoring kWays[] = {{.rows_of_segment = -1, .rows_of_block = 0},         // bounds decide
                                     {},                                                  // as it is used
                                     {.rows_of_segment = 1 << 30, .rows_of_block = 64}};  // everybody is scored
  for (const MatchOrder order : kOrders) {
    request.order = order;
    const std::vector<NaiveHit> expected = FirstOf(kept, order);
    for (const std::size_t limit : kLimits) {
      request.limit = limit;
      SCOPED_TRACE("order " + std::to_string(static_cast<int>(order)) + " limit " + std::to_string(limit));
      for (const DirectScoring& direct : kWays) {
        ASSERT_NO_FATAL_FAILURE(ExpectSame(search(direct, request), expected, kept.size(), order, limit))
            << "direct up to " << direct.rows_of_segment;
      }
      if (limit != 10) continue;
      ForEachTarget(
          [&] { ASSERT_NO_FATAL_FAILURE(ExpectSame(search(kWays[0], request), expected, kept.size(), order, limit)); });
    }
  }
}

WorkProfile OwnOf(WorkProfile work) {
  std::erase_if(work.requirements, [](const Requirement& one) { return one.importance == Importance::kOftenAsked; });
  return work;
}

// Weights as they are in a taxonomy, or over nine orders of magnitude.
World AnyWorld(Random& random, bool wild) {
  World world = MakeWorld(random, 40 + random.Below(200));
  if (!wild) return world;
  for (double& weight : world.naive.weights) weight = std::pow(10.0, -6 + 9 * random.Unit());
  world.space = SpaceOf(world.naive);
  return world;
}

struct Setting {
  std::uint64_t number;
  const char* name;
  Shape shape;
  bool wild_weights;
  std::size_t most_documents;
  std::size_t most_held;
  std::size_t most_asked;
};

constexpr Setting kSettings[] = {
    {0, "OnePart", Shape::kOnePart, false, 6000, 24, 12},
    {1, "OnePartAnyWeights", Shape::kOnePart, true, 4000, 24, 12},
    {2, "OnePartLongProfiles", Shape::kOnePart, false, 2500, 70, 64},
    {3, "ThreeParts", Shape::kThreeParts, false, 6000, 24, 12},
    {4, "ThreePartsLongProfiles", Shape::kThreeParts, false, 2500, 70, 64},
};

class ExactRandomTest : public testing::TestWithParam<Setting> {
 protected:
  ExactRandomTest() : random_(Seed() + GetParam().number), world_(AnyWorld(random_, GetParam().wild_weights)) {}

  std::size_t DocumentCount() { return 2000 + random_.Below(GetParam().most_documents - 1999); }

  SearchRequest Request(std::size_t query, bool other_is_person) {
    SearchRequest request;
    request.as_of = kToday;
    request.criteria = AnyCriteria(random_, query, other_is_person);
    request.groups = query % 3 == 2 ? RequirementGroups::kOwn : RequirementGroups::kAll;
    return request;
  }

  Random random_;
  const World world_;
  const ScoringModel model_;
};

TEST_P(ExactRandomTest, FindsThePeopleOfTheNaiveSearch) {
  const auto people = MakeDocuments<PeopleKind>(random_, world_, DocumentCount(), GetParam().most_held);
  const auto contents = ContentsOf<PeopleKind>(random_, people, world_, model_, GetParam().shape);
  const auto space = std::make_shared<const CompetencySpace>(world_.space);
  const std::vector<std::size_t> sizes = {6, 1, 1 + random_.Below(64), 64, 0, 12, 1 + random_.Below(64), 3};
  for (std::size_t query = 0; query < sizes.size(); ++query) {
    const WorkProfile work = MakeWork(random_, world_, sizes[query]);
    const WorkCircumstances circumstances = MakeWorkCircumstances(random_);
    const SearchRequest request = Request(query, /*other_is_person=*/true);
    SCOPED_TRACE("query " + std::to_string(query) + ": " + ToText(work));
    const bool own = request.groups == RequirementGroups::kOwn;
    const auto kept =
        NaivelyFindPeople(people, own ? OwnOf(work) : work, circumstances, request.criteria, world_.naive, kToday);
    ASSERT_NO_FATAL_FAILURE(
        ExpectEverywhere(kept, request, [&](const DirectScoring& direct, const SearchRequest& asked) {
          return ExactPeopleIndex(contents, space, model_, direct).Search(work, circumstances, asked);
        }));
  }
}

TEST_P(ExactRandomTest, FindsTheWorkOfTheNaiveSearch) {
  const auto works = MakeDocuments<WorkKind>(random_, world_, DocumentCount(), GetParam().most_asked);
  Works own_works;
  for (const auto& work : works) {
    WorkDocument own = *work;
    own.profile = OwnOf(own.profile);
    own_works.push_back(std::make_shared<const WorkDocument>(own));
  }
  const auto contents = ContentsOf<WorkKind>(random_, works, world_, model_, GetParam().shape);
  const auto space = std::make_shared<const CompetencySpace>(world_.space);
  const std::vector<std::size_t> sizes = {10, 1, 30, 64, 0, 120, 20, 5};
  for (std::size_t query = 0; query < sizes.size(); ++query) {
    const CandidateProfile person = MakePerson(random_, world_, sizes[query]);
    const PersonCircumstances circumstances = MakePersonCircumstances(random_);
    const SearchRequest request = Request(query, /*other_is_person=*/false);
    SCOPED_TRACE("query " + std::to_string(query) + ": " + ToText(person));
    const bool own = request.groups == RequirementGroups::kOwn;
    const auto kept =
        NaivelyFindWork(own ? own_works : works, person, circumstances, request.criteria, world_.naive, kToday);
    ASSERT_NO_FATAL_FAILURE(
        ExpectEverywhere(kept, request, [&](const DirectScoring& direct, const SearchRequest& asked) {
          return ExactWorkIndex(contents, space, model_, direct).Search(person, circumstances, asked);
        }));
  }
}

INSTANTIATE_TEST_SUITE_P(Worlds, ExactRandomTest, testing::ValuesIn(kSettings),
                         [](const testing::TestParamInfo<Setting>& setting) { return setting.param.name; });

}  // namespace
}  // namespace perron
