#ifndef PERRON_INDEX_EXACT_DEAD_ROWS_H_
#define PERRON_INDEX_EXACT_DEAD_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace perron {

// Which rows of a segment have been replaced or removed since it was built. A value: copies share their pages, and Kill
// copies only the page that it changes, so a snapshot can hold one for nothing. Thread-compatible.
class DeadRows {
 public:
  std::size_t count() const { return count_; }

  // Bit i: row 64 * block + i is dead.
  std::uint64_t Bits(std::size_t block) const {
    const std::size_t page = block / kPageBlocks;
    if (page >= pages_.size() || pages_[page] == nullptr) return 0;
    return (*pages_[page])[block % kPageBlocks];
  }
  bool IsDead(std::size_t row) const { return (Bits(row / 64) >> row % 64 & 1) != 0; }

  // Without effect when it is dead.
  void Kill(std::size_t row) {
    if (IsDead(row)) return;
    const std::size_t block = row / 64;
    if (block / kPageBlocks >= pages_.size()) pages_.resize(block / kPageBlocks + 1);
    std::shared_ptr<const Page>& page = pages_[block / kPageBlocks];
    // Always a copy, a few kilobytes: that nobody shares a page (use_count) cannot be known while copies of it die on
    // other threads.
    auto changed = page == nullptr ? std::make_shared<Page>() : std::make_shared<Page>(*page);
    (*changed)[block % kPageBlocks] |= std::uint64_t{1} << row % 64;
    page = std::move(changed);
    ++count_;
  }

  // Bytes.
  std::size_t memory() const {
    std::size_t bytes = 0;
    for (const auto& page : pages_) bytes += sizeof(page) + (page == nullptr ? 0 : sizeof(Page));
    return bytes;
  }

 private:
  static constexpr std::size_t kPageBlocks = 512;
  using Page = std::array<std::uint64_t, kPageBlocks>;

  std::vector<std::shared_ptr<const Page>> pages_;  // null = nobody is dead
  std::size_t count_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_DEAD_ROWS_H_
