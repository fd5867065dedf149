#ifndef PERRON_INDEX_EXACT_SEGMENT_SEARCH_H_
#define PERRON_INDEX_EXACT_SEGMENT_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <functional>

#include "index/exact/bound_kernels.h"
#include "index/exact/bound_query.h"
#include "index/exact/circumstance_query.h"
#include "index/exact/dead_rows.h"
#include "index/exact/search_scratch.h"
#include "index/exact/segment.h"
#include "index/match_index.h"
#include "index/top_list.h"

namespace perron {

// A document in one of the parts of an index.
struct FoundRow {
  std::uint32_t part = 0;
  std::uint32_t row = 0;
};

// When to score rows without bounding them first. Steers speed only.
struct DirectScoring {
  std::int64_t rows_of_segment = 2000;  // at most about so many rows that the criteria keep; below 0 = never
  int rows_of_block = 2;                // at most so many in a block
};

// What all segments of one search share.
template <typename Kind>
struct SearchContext {
  const BoundQuery& bounds;
  typename Kind::Scorer& scorer;
  const SearchRequest& request;
  // Whether the document may be found at all, whatever its circumstances; empty = every one.
  std::function<bool(const Segment<Kind>& segment, std::size_t row)> admits;
  SearchScratch& scratch;
  TopList<FoundRow>& top;
  DirectScoring direct;
};

// How far a search of a segment came.
struct SegmentProgress {
  std::int64_t searched = 0;  // rows that were scored, or proven not to matter
  StopReason stopped = StopReason::kNone;
};

// Searches one segment for what belongs in the first k of all (context.top), exactly. From coarse to fine:
//
//   level one   bounds every group of some rows by what they have together (LevelOne);
//   block       the blocks of groups whose bound reaches the list, best first, bound each row (ProfileBlocks);
//   scorer      the rows whose bound reaches the list are scored in double precision (Kind::Scorer).
//
// Invariant: a row is left out only when an upper bound of its ordered score is below TopList::LeastScore, so the list
// is the same as if every row had been scored. The list only gets stricter, so blocks and rows are judged by what it
// asks at the time.
//
// Where a filter leaves few rows, those are scored without bounds. Single thread.
template <typename Kind>
class SegmentSearch {
 public:
  // All must outlive the search. `part`: number of the segment in what is found.
  SegmentSearch(const Segment<Kind>& segment, const DeadRows& dead, std::uint32_t part,
                CircumstanceQuery& circumstances, const SearchContext<Kind>& context);

  SegmentProgress Run();

 private:
  bool ByPreference() const { return context_.request.order == MatchOrder::kFitTimesPreference; }
  bool ByFit() const { return ByPreference() || context_.request.order == MatchOrder::kFit; }
  bool ScoresDirectly() const;
  bool Stop();

  std::uint64_t Candidates(std::size_t block) const;
  void ScoreRow(std::size_t row);
  void ScoreAll();
  void SearchById();

  void BoundBlocks(double floor_share);
  void Seed();
  void OpenReaching(std::uint16_t least);
  void OpenBlock(std::size_t block);
  std::uint64_t ReachingRows(std::size_t block, std::uint64_t rows);
  double LeastBest() const;
  std::uint16_t LeastSum() const;

  const Segment<Kind>& segment_;
  const DeadRows& dead_;
  const std::uint32_t part_;
  CircumstanceQuery& circumstances_;
  const SearchContext<Kind>& context_;
  const BoundQuery& bounds_;
  SearchScratch& scratch_;
  BlockSums sums_;
  std::size_t blocks_opened_ = 0;
  StopReason stopped_ = StopReason::kNone;
};

extern template class SegmentSearch<PeopleKind>;
extern template class SegmentSearch<WorkKind>;

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SEGMENT_SEARCH_H_
