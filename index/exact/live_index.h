#ifndef PERRON_INDEX_EXACT_LIVE_INDEX_H_
#define PERRON_INDEX_EXACT_LIVE_INDEX_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "index/document_list.h"
#include "index/exact/exact_index.h"
#include "index/exact/index_merge.h"
#include "index/exact/merge_policy.h"

namespace perron {

// The writer's side of an exact index: takes in changes at once, and makes segments of them when it is told to.
//
// What is written is fresh: searches score it without bounds. A merge makes a segment of the fresh documents and of
// segments that are small or much decayed. Documents with more competencies than a segment takes stay fresh.
//
// Invariants: (1) each id is alive in one place at most: a segment or the fresh documents; (2) what was published never
// changes; (3) while a merge runs, `since_` holds every fresh document that the new segment has not, and `touched_`
// every id that was written or removed and of which the merge has not been told.
//
// Single thread, but for what IndexMerge says; the published contents are immutable.
template <typename Kind>
class LiveIndex {
 public:
  using Document = typename Kind::Document;

  explicit LiveIndex(std::vector<IndexPart<Kind>> parts = {}) : parts_(std::move(parts)) {}
  LiveIndex(const LiveIndex&) = delete;
  LiveIndex& operator=(const LiveIndex&) = delete;

  // Whether the document can be in a segment; otherwise it stays fresh.
  static bool FitsSegment(const Document& document);

  // Adds the document, or replaces the one with the same id.
  void Put(std::shared_ptr<const Document> document);

  // Removes the document; without effect when absent.
  void Remove(const std::string& id);

  // All documents as they are now. Takes time for every 256 fresh documents and for every segment.
  IndexContents<Kind> Publish();

  std::size_t size() const;

  // Whether PlanMerge would plan one.
  bool WantsMerge(bool quiet, const MergeLimits& limits) const { return Choose(quiet, limits).has_value(); }

  // Begins a merge when it is worth the work (index/exact/merge_policy.h); null when it is not, or when one is running.
  // `quiet`: nobody writes. The index must outlive it.
  std::unique_ptr<IndexMerge> PlanMerge(bool quiet, const MergeLimits& limits);

 private:
  class Merge;

  std::optional<std::vector<std::size_t>> Choose(bool quiet, const MergeLimits& limits) const;
  void KillRow(std::string_view id);

  std::vector<IndexPart<Kind>> parts_;
  DocumentListBuilder<FreshDocument<Kind>> fresh_;
  absl::flat_hash_map<std::string, std::shared_ptr<const FreshDocument<Kind>>> large_;  // those that stay fresh

  bool merging_ = false;
  DocumentListBuilder<FreshDocument<Kind>> since_;
  absl::flat_hash_set<std::string> touched_;
};

extern template class LiveIndex<PeopleKind>;
extern template class LiveIndex<WorkKind>;

using LivePeople = LiveIndex<PeopleKind>;
using LiveWork = LiveIndex<WorkKind>;

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_LIVE_INDEX_H_
