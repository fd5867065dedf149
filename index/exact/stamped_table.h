#ifndef PERRON_INDEX_EXACT_STAMPED_TABLE_H_
#define PERRON_INDEX_EXACT_STAMPED_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perron {

// Values by number that are worked out at most once between two calls of Clear, which costs next to nothing however
// large the table is. Single thread.
template <typename T>
class StampedTable {
 public:
  // Forgets everything, and makes room for numbers below `size`.
  void Clear(std::size_t size) {
    if (++stamp_ == 0) {  // every 4 billion times
      entries_.clear();
      stamp_ = 1;
    }
    if (entries_.size() < size) entries_.resize(size);
  }

  // The value of `number`, compute() if it is not known yet. REQUIRES: number < size of the last Clear.
  template <typename Compute>
  const T& Get(std::size_t number, const Compute& compute) {
    Entry& entry = entries_[number];
    if (entry.stamp != stamp_) {
      entry.value = compute();
      entry.stamp = stamp_;
    }
    return entry.value;
  }

  std::size_t memory() const { return entries_.capacity() * sizeof(Entry); }

 private:
  struct Entry {
    T value{};
    std::uint32_t stamp = 0;  // of the Clear after which the value was worked out
  };

  std::vector<Entry> entries_;
  std::uint32_t stamp_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_STAMPED_TABLE_H_
