#ifndef PERRON_INDEX_TOP_LIST_H_
#define PERRON_INDEX_TOP_LIST_H_

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "matching/match_order.h"

namespace perron {

// The first k of the total order among all that is offered: a heap with the worst on top. Single thread.
template <typename Found>
class TopList {
 public:
  explicit TopList(std::size_t limit) : limit_(limit) {}

  // Takes the hit when it is among the first k so far. What `key.id` points to must stay until Take.
  void Offer(const RankKey& key, Found hit) {
    if (!Wants(key)) return;
    if (heap_.size() == limit_) {
      std::pop_heap(heap_.begin(), heap_.end(), ByKey);
      heap_.pop_back();
    }
    heap_.emplace_back(key, std::move(hit));
    std::push_heap(heap_.begin(), heap_.end(), ByKey);
  }

  // Whether a hit with this key would be taken, so that its making can be left out otherwise.
  bool Wants(const RankKey& key) const { return heap_.size() < limit_ || (limit_ > 0 && key < heap_.front().first); }

  // Lowest score that a hit needs to be taken; below any score while the list is not full.
  double LeastScore() const {
    if (limit_ == 0) return std::numeric_limits<double>::infinity();
    if (heap_.size() < limit_) return -std::numeric_limits<double>::infinity();
    return LeastScoreShownAs(heap_.front().first.shown);
  }

  // The hits in order; the list is empty afterwards.
  std::vector<Found> Take() {
    std::sort_heap(heap_.begin(), heap_.end(), ByKey);
    std::vector<Found> hits;
    hits.reserve(heap_.size());
    for (auto& [key, hit] : heap_) hits.push_back(std::move(hit));
    heap_.clear();
    return hits;
  }

 private:
  using Entry = std::pair<RankKey, Found>;
  static bool ByKey(const Entry& a, const Entry& b) { return a.first < b.first; }

  const std::size_t limit_;
  std::vector<Entry> heap_;
};

}  // namespace perron

#endif  // PERRON_INDEX_TOP_LIST_H_
