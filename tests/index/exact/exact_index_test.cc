#include "index/exact/exact_index.h"

#include <memory>
#include <utility>

#include "tests/contract/match_index_contract.h"
#include "tests/index/exact/segment_worlds.h"

namespace perron {
namespace {

// Bounds decide wherever they can.
constexpr DirectScoring kNever = {.rows_of_segment = -1, .rows_of_block = 0};

// Everything in one segment.
struct OneSegment {
  static constexpr DirectScoring kDirect = kNever;
  template <typename Kind>
  static IndexContents<Kind> Contents(const Documents<Kind>& documents, const CompetencySpace& space,
                                      const ScoringModel& model) {
    IndexContents<Kind> contents;
    contents.parts.push_back({SegmentOf<Kind>(documents, space, model), {}});
    return contents;
  }
};

// The same where nothing is bounded.
struct OneSegmentScored : OneSegment {
  static constexpr DirectScoring kDirect = {};
};

// Two segments that each hold some documents that have died, and some fresh ones.
struct AllParts {
  static constexpr DirectScoring kDirect = kNever;
  template <typename Kind>
  static IndexContents<Kind> Contents(const Documents<Kind>& documents, const CompetencySpace& space,
                                      const ScoringModel& model) {
    Documents<Kind> in_first;
    Documents<Kind> in_second;
    DocumentListBuilder<FreshDocument<Kind>> fresh;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i % 3 == 0) in_first.push_back(documents[i]);
      if (i % 3 == 1) in_second.push_back(documents[i]);
      if (i % 3 == 2) {
        fresh.Put(std::make_shared<const FreshDocument<Kind>>(documents[i]));
        if (i % 2 == 0) in_first.push_back(documents[i]);  // replaced since
      }
    }
    IndexContents<Kind> contents;
    for (const auto& part : {in_first, in_second}) {
      contents.parts.push_back({SegmentOf<Kind>(part, space, model, 3), {}});
    }
    for (std::size_t i = 2; i < documents.size(); i += 3) {
      const auto row = contents.parts[0].segment->Find(documents[i]->id);
      if (row.has_value()) contents.parts[0].dead.Kill(*row);
    }
    contents.fresh = fresh.Publish();
    return contents;
  }
};

template <typename Shape>
struct ExactIndexes {
  static std::unique_ptr<PeopleIndex> Of(const People& people, std::shared_ptr<const CompetencySpace> space,
                                         const ScoringModel& model) {
    auto contents = Shape::template Contents<PeopleKind>(people, *space, model);
    return std::make_unique<ExactPeopleIndex>(std::move(contents), std::move(space), model, Shape::kDirect);
  }
  static std::unique_ptr<WorkIndex> Of(const Works& works, std::shared_ptr<const CompetencySpace> space,
                                       const ScoringModel& model) {
    auto contents = Shape::template Contents<WorkKind>(works, *space, model);
    return std::make_unique<ExactWorkIndex>(std::move(contents), std::move(space), model, Shape::kDirect);
  }
};

INSTANTIATE_TYPED_TEST_SUITE_P(OneSegment, MatchIndexContract, ExactIndexes<OneSegment>);
INSTANTIATE_TYPED_TEST_SUITE_P(OneSegmentScored, MatchIndexContract, ExactIndexes<OneSegmentScored>);
INSTANTIATE_TYPED_TEST_SUITE_P(AllParts, MatchIndexContract, ExactIndexes<AllParts>);

}  // namespace
}  // namespace perron
