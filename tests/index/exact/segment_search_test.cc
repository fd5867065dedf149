#include "index/exact/segment_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/index/exact/segment_worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;
constexpr DirectScoring kBounded = {.rows_of_segment = -1, .rows_of_block = 0};
constexpr DirectScoring kDirect = {.rows_of_segment = 1 << 30, .rows_of_block = 64};
constexpr MatchOrder kOrders[] = {MatchOrder::kFitTimesPreference, MatchOrder::kFit, MatchOrder::kCoverage,
                                  MatchOrder::kUnranked};

struct Found {
  SegmentProgress progress;
  std::vector<std::string> ids;
};

// A segment of some people, and one piece of work to find them for.
class SegmentSearchTest : public testing::Test {
 protected:
  static constexpr std::size_t kPeople = 1500;

  explicit SegmentSearchTest(std::uint64_t seed = 1)
      : random_(seed),
        world_(MakeWorld(random_, 60)),
        people_(MakeDocuments<PeopleKind>(random_, world_, kPeople, 20)),
        segment_(SegmentOf<PeopleKind>(people_, world_.space, kModel)),
        work_(MakeWork(random_, world_, 8)) {
    request_.as_of = kToday;
  }

  Found Search(const PeopleSegment& segment, const DirectScoring& direct) {
    const BoundQuery bounds = BoundPeople(work_, world_.space, kModel, EntryCoding(kModel));
    PackedPeopleScorer scorer(work_, world_.space, {kModel, request_.as_of});
    TopList<FoundRow> top(request_.limit);
    CircumstanceQuery circumstances(segment.circumstances(), circumstances_, request_.criteria, kModel,
                                    scratch_.circumstances);
    const SearchContext<PeopleKind> context = {bounds, scorer, request_, admits_, scratch_, top, direct};
    Found found;
    found.progress = SegmentSearch<PeopleKind>(segment, dead_, kPart, circumstances, context).Run();
    for (const FoundRow& row : top.Take()) {
      EXPECT_EQ(row.part, kPart);
      found.ids.emplace_back(segment.Id(row.row));
    }
    return found;
  }

  std::vector<std::string> NaiveIds(std::size_t limit) const {
    People living;
    for (const auto& person : people_) {
      const std::uint32_t row = *segment_->Find(person->id);
      if (!dead_.IsDead(row) && (!admits_ || admits_(*segment_, row))) living.push_back(person);
    }
    std::vector<std::string> ids;
    for (const NaiveHit& hit :
         NaivelyOrdered(NaivelyFindPeople(living, work_, circumstances_, request_.criteria, world_.naive, kToday),
                        request_.order)) {
      if (ids.size() < limit) ids.push_back(hit.id);
    }
    return ids;
  }

  // Both ways find what the naive search finds, and say that they went through everything.
  void ExpectFound() {
    for (const MatchOrder order : kOrders) {
      request_.order = order;
      const std::vector<std::string> all = NaiveIds(kPeople);
      for (const std::size_t limit : {std::size_t{1}, std::size_t{10}, std::size_t{300}, kPeople + 1}) {
        request_.limit = limit;
        const std::vector<std::string> expected(all.begin(),
                                                all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size())));
        for (const DirectScoring& direct : {kBounded, kDirect, DirectScoring{}}) {
          const Found found = Search(*segment_, direct);
          ASSERT_EQ(found.ids, expected) << "order " << static_cast<int>(order) << " limit " << limit;
          ASSERT_EQ(found.progress.stopped, StopReason::kNone);
          ASSERT_EQ(found.progress.searched, static_cast<std::int64_t>(kPeople));
        }
      }
    }
  }

  static constexpr std::uint32_t kPart = 7;
  Random random_;
  World world_;
  People people_;
  std::shared_ptr<const PeopleSegment> segment_;
  WorkProfile work_;
  WorkCircumstances circumstances_;
  SearchRequest request_;
  DeadRows dead_;
  std::function<bool(const PeopleSegment&, std::size_t)> admits_;
  SearchScratch scratch_;
};

TEST_F(SegmentSearchTest, FindsTheSameWithAndWithoutBounds) { ASSERT_NO_FATAL_FAILURE(ExpectFound()); }

TEST_F(SegmentSearchTest, FindsTheSameOfThoseWhoLive) {
  // The best of all die first.
  request_.limit = 400;
  for (const std::string& id : Search(*segment_, kDirect).ids) dead_.Kill(*segment_->Find(id));
  ASSERT_NO_FATAL_FAILURE(ExpectFound());
  for (std::size_t row = 0; row < kPeople; ++row) dead_.Kill(row);
  request_.order = MatchOrder::kFit;
  EXPECT_TRUE(Search(*segment_, kBounded).ids.empty());
  request_.order = MatchOrder::kUnranked;
  EXPECT_TRUE(Search(*segment_, kBounded).ids.empty());
}

TEST_F(SegmentSearchTest, FindsOnlyWhoIsAdmitted) {
  admits_ = [](const PeopleSegment& segment, std::size_t row) { return segment.Id(row).back() % 2 == 0; };
  ASSERT_NO_FATAL_FAILURE(ExpectFound());
}

TEST_F(SegmentSearchTest, FindsOnlyWhomTheCriteriaKeep) {
  for (int i = 0; i < 3; ++i) {
    circumstances_ = MakeWorkCircumstances(random_);
    request_.criteria = MakeCriteria(random_, true);
    ASSERT_NO_FATAL_FAILURE(ExpectFound());
  }
}

TEST_F(SegmentSearchTest, FindsTheSameForWorkOfAnySize) {
  for (const std::size_t requirements : {0, 1, 64}) {
    work_ = MakeWork(random_, world_, requirements);
    ASSERT_NO_FATAL_FAILURE(ExpectFound()) << requirements;
  }
}

// The memory of one search serves the next, whatever came before.
TEST_F(SegmentSearchTest, ScratchIsCleanForTheNextSegment) {
  const auto few = SegmentOf<PeopleKind>({people_[0], people_[1]}, world_.space, kModel);
  request_.limit = 5;
  const std::vector<std::string> before = Search(*segment_, kBounded).ids;
  const std::vector<std::string> of_few = Search(*few, kBounded).ids;
  EXPECT_EQ(of_few.size(), 2U);
  const WorkProfile work = work_;
  work_ = MakeWork(random_, world_, 50);
  Search(*segment_, kBounded);
  work_ = work;
  EXPECT_EQ(Search(*few, kBounded).ids, of_few);
  EXPECT_EQ(Search(*segment_, kBounded).ids, before);
}

TEST_F(SegmentSearchTest, ALimitOfNothingFindsNothing) {
  request_.limit = 0;
  for (const MatchOrder order : kOrders) {
    request_.order = order;
    EXPECT_TRUE(Search(*segment_, kBounded).ids.empty());
    EXPECT_TRUE(Search(*segment_, kDirect).ids.empty());
  }
}

TEST_F(SegmentSearchTest, AnEmptySegmentHasNobody) {
  const auto empty = SegmentOf<PeopleKind>({}, world_.space, kModel);
  for (const MatchOrder order : kOrders) {
    request_.order = order;
    for (const DirectScoring& direct : {kBounded, kDirect}) {
      const Found found = Search(*empty, direct);
      EXPECT_TRUE(found.ids.empty());
      EXPECT_EQ(found.progress.searched, 0);
      EXPECT_EQ(found.progress.stopped, StopReason::kNone);
    }
  }
}

TEST_F(SegmentSearchTest, StopsWhenAskedAndSaysHowFarItCame) {
  for (const MatchOrder order : kOrders) {
    request_.order = order;
    request_.interrupt = [] { return StopReason::kDeadline; };
    const Found none = Search(*segment_, kBounded);
    EXPECT_EQ(none.progress.stopped, StopReason::kDeadline);
    EXPECT_EQ(none.progress.searched, 0);
    EXPECT_TRUE(none.ids.empty());
  }
  request_.order = MatchOrder::kFit;
  request_.limit = kPeople;  // every block has to be opened
  for (const DirectScoring& direct : {kBounded, kDirect}) {
    int polls = 0;
    request_.interrupt = [&polls] { return ++polls > 2 ? StopReason::kCancelled : StopReason::kNone; };
    const Found some = Search(*segment_, direct);
    EXPECT_EQ(polls, 3) << "asked again after it said stop";
    EXPECT_EQ(some.progress.stopped, StopReason::kCancelled);
    EXPECT_GT(some.progress.searched, 0);
    EXPECT_LT(some.progress.searched, static_cast<std::int64_t>(kPeople));
    EXPECT_FALSE(some.ids.empty());
    EXPECT_LE(some.ids.size(), static_cast<std::size_t>(some.progress.searched));
  }
}

// That much is the point of it: most blocks are never opened when few can reach the list.
TEST_F(SegmentSearchTest, LeavesOutWhatCannotMatter) {
  World world;
  world.naive.weights.assign(40, 1);
  world.space = SpaceOf(world.naive);
  Documents<PeopleKind> people;
  for (std::size_t i = 0; i < 6400; ++i) {
    PersonDocument person;
    person.id = IdOf(i);
    person.profile.competencies = {Held(static_cast<std::uint32_t>(i / 160), {{EvidenceKind::kDiploma, 3}})};
    people.push_back(std::make_shared<const PersonDocument>(person));
  }
  world_ = world;
  const auto segment = SegmentOf<PeopleKind>(people, world.space, kModel);
  work_ = {{Asked(7, 3)}};
  request_.limit = 10;
  for (const MatchOrder order : {MatchOrder::kFit, MatchOrder::kCoverage}) {
    request_.order = order;
    std::size_t asked = 0;
    admits_ = [&asked](const PeopleSegment&, std::size_t) { return ++asked > 0; };
    const Found found = Search(*segment, kBounded);
    EXPECT_EQ(found.ids.size(), 10U);
    EXPECT_LE(asked, 3 * kBlockRows) << "more than the 160 that have it and those beside them were scored";
  }
}

// Whoever holds far more than is asked is not judged by all of it: unused competencies beyond twenty do not count. They
// come after some who fill the list before, whose fit is lower.
TEST_F(SegmentSearchTest, FindsWhoHoldsFarMoreThanIsAsked) {
  constexpr std::uint32_t kAsked = 8;
  constexpr std::uint32_t kHeld = 108;
  world_ = {};
  world_.naive.weights.assign(kHeld, 1);
  world_.space = SpaceOf(world_.naive);
  Taxonomy occupations;
  occupations.occupations.resize(2);
  for (std::uint32_t c = 0; c < kHeld; ++c) {
    occupations.occupations[c < kAsked ? 0 : 1].essential.push_back(static_cast<CompetencyId>(c));
  }
  occupations.occupations[0].isco_code = "1";
  occupations.occupations[1].isco_code = "2";
  work_ = {};
  for (std::uint32_t c = 0; c < kAsked; ++c) work_.requirements.push_back(Asked(c, 3));
  people_.clear();
  for (std::uint32_t i = 0; i < 192; ++i) {
    PersonDocument person;
    person.id = IdOf(i);
    const bool has_one = i < 128;
    for (std::uint32_t c = 0; c < kHeld; ++c) {
      if (has_one && c != i % kAsked) continue;
      const EvidenceKind kind = has_one ? EvidenceKind::kDiploma : EvidenceKind::kCoachObserved;
      person.profile.competencies.push_back(Held(c, {{kind, 3, kUnknownDay, kUnknownDay}}));
    }
    people_.push_back(std::make_shared<const PersonDocument>(person));
  }
  segment_ = SegmentOf<PeopleKind>(people_, world_.space, kModel, 1, occupations);
  request_.order = MatchOrder::kFit;
  request_.limit = 10;
  const Found found = Search(*segment_, kBounded);
  EXPECT_EQ(found.ids, NaiveIds(10));
  ASSERT_FALSE(found.ids.empty());
  EXPECT_GE(*segment_->Find(found.ids[0]), 128U) << "the case does not test what it should";
}

}  // namespace
}  // namespace perron
