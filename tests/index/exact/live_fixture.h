#ifndef PERRON_TESTS_INDEX_EXACT_LIVE_FIXTURE_H_
#define PERRON_TESTS_INDEX_EXACT_LIVE_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "index/exact/exact_index.h"
#include "index/exact/segment_builder.h"
#include "tests/support/naive_search.h"
#include "tests/support/worlds.h"

namespace perron {

// A world to fill indexes of a kind with, and what searches of them have to find.
template <typename Kind>
class LiveWorld {
 public:
  using Document = typename Kind::Document;
  using Documents = std::vector<std::shared_ptr<const Document>>;

  explicit LiveWorld(std::uint64_t seed)
      : random(seed),
        world_(MakeWorld(random, 40)),
        space_(std::make_shared<const CompetencySpace>(world_.space)),
        order_(Taxonomy{}, *space_) {}

  SegmentContext context() const { return {*space_, order_, model_}; }

  std::shared_ptr<const Document> Make(const std::string& id, std::size_t competencies = 12) {
    auto document = std::make_shared<Document>();
    document->id = id;
    if constexpr (Kind::kPeople) {
      document->profile = MakePerson(random, world_, competencies);
      document->circumstances = MakePersonCircumstances(random);
    } else {
      document->profile = MakeWork(random, world_, competencies);
      document->circumstances = MakeWorkCircumstances(random);
      if (random.Chance(0.3)) document->last_day = kToday + random.Between(-5, 20);
    }
    return document;
  }

  // One with more competencies than a segment takes: the same one again and again.
  std::shared_ptr<const Document> MakeLarge(const std::string& id) {
    auto document = std::make_shared<Document>(*Make(id));
    if constexpr (Kind::kPeople) {
      document->profile.competencies.resize(SegmentBuilder<Kind>::kMostEntries + 1, Denied(0));
    } else {
      document->profile.requirements.resize(SegmentBuilder<Kind>::kMostEntries + 1, Asked(0));
    }
    return document;
  }

  // Asks a random question, and compares the answer with that of a search through `documents` one by one.
  void ExpectFound(const IndexContents<Kind>& contents, const Documents& documents) {
    SearchRequest request;
    request.order = random.Chance(0.5) ? MatchOrder::kFit : MatchOrder::kCoverage;
    request.as_of = kToday;
    request.criteria = random.Chance(0.5) ? Criteria{} : MakeCriteria(random, Kind::kPeople);
    ASSERT_EQ(contents.size(), documents.size());
    if constexpr (Kind::kPeople) {
      const WorkProfile work = MakeWork(random, world_, 8);
      const WorkCircumstances circumstances = MakeWorkCircumstances(random);
      const ExactPeopleIndex index(contents, space_, model_, kBounded);
      ExpectSame(NaivelyFindPeople(documents, work, circumstances, request.criteria, world_.naive, kToday),
                 request.order, index.Search(work, circumstances, request));
    } else {
      const CandidateProfile person = MakePerson(random, world_, 12);
      const PersonCircumstances circumstances = MakePersonCircumstances(random);
      const ExactWorkIndex index(contents, space_, model_, kBounded);
      ExpectSame(NaivelyFindWork(documents, person, circumstances, request.criteria, world_.naive, kToday),
                 request.order, index.Search(person, circumstances, request));
    }
  }

  Random random;

 private:
  // Bounds decide wherever they can.
  static constexpr DirectScoring kBounded = {.rows_of_segment = -1, .rows_of_block = 0};

  static void ExpectSame(const std::vector<NaiveHit>& kept, MatchOrder order, const SearchAnswer<Document>& answer) {
    const std::vector<NaiveHit> expected = NaivelyOrdered(kept, order);
    ASSERT_EQ(answer.passed, static_cast<std::int64_t>(expected.size()));
    ASSERT_EQ(answer.hits.size(), std::min<std::size_t>(10, expected.size()));
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
      ASSERT_EQ(answer.hits[i].document->id, expected[i].id) << "rank " << i;
      ASSERT_NEAR(answer.hits[i].score.coverage, expected[i].score.coverage, 1e-12);
    }
  }

  const World world_;
  const std::shared_ptr<const CompetencySpace> space_;
  const DominantOccupation order_;
  const ScoringModel model_;
};

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_EXACT_LIVE_FIXTURE_H_
