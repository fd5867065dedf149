#include "index/exact/index_loader.h"

#include <utility>

namespace perron {

template <typename Kind>
void IndexLoader<Kind>::Add(std::shared_ptr<const typename Kind::Document> document) {
  if (!LiveIndex<Kind>::FitsSegment(*document) || (!builder_.has_value() && fresh_.size() + 1 < least_rows_)) {
    fresh_.push_back(std::move(document));
    return;
  }
  if (builder_.has_value() && builder_->full()) {
    parts_.push_back({std::move(*builder_).Build(), {}});
    builder_.emplace(context_);
  }
  if (!builder_.has_value()) {
    builder_.emplace(context_);
    for (auto& waiting : std::exchange(fresh_, {})) Add(std::move(waiting));
  }
  builder_->Add(*document);
}

template <typename Kind>
std::unique_ptr<LiveIndex<Kind>> IndexLoader<Kind>::Build(std::size_t threads) && {
  if (builder_.has_value()) parts_.push_back({std::move(*builder_).Build(threads), {}});
  auto live = std::make_unique<LiveIndex<Kind>>(std::move(parts_));
  for (auto& document : fresh_) live->Put(std::move(document));
  return live;
}

template class IndexLoader<PeopleKind>;
template class IndexLoader<WorkKind>;

}  // namespace perron
