#ifndef PERRON_INDEX_EXACT_INDEX_LOADER_H_
#define PERRON_INDEX_EXACT_INDEX_LOADER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "index/exact/live_index.h"
#include "index/exact/segment_builder.h"

namespace perron {

// Fills an index with all that there is, in segments from the start: what a segment holds needs not be kept as a
// document, nor be merged. Single thread.
template <typename Kind>
class IndexLoader {
 public:
  // Fewer than `least_rows` documents stay fresh. All of `context` must outlive the loader.
  IndexLoader(const SegmentContext& context, std::size_t least_rows) : context_(context), least_rows_(least_rows) {}

  // REQUIRES: no other has its id.
  void Add(std::shared_ptr<const typename Kind::Document> document);

  // The index of all that was added, made by this many threads. The loader is of no use afterwards.
  std::unique_ptr<LiveIndex<Kind>> Build(std::size_t threads) &&;

 private:
  const SegmentContext context_;
  const std::size_t least_rows_;
  std::vector<std::shared_ptr<const typename Kind::Document>> fresh_;
  std::optional<SegmentBuilder<Kind>> builder_;
  std::vector<IndexPart<Kind>> parts_;
};

extern template class IndexLoader<PeopleKind>;
extern template class IndexLoader<WorkKind>;

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_INDEX_LOADER_H_
