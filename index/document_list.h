#ifndef PERRON_INDEX_DOCUMENT_LIST_H_
#define PERRON_INDEX_DOCUMENT_LIST_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace perron {

// Documents in blocks that are shared between the versions of a list, so that publishing a change copies one block and
// not the list.
//
// Invariants: (1) a published list never changes; (2) the builder changes only blocks that no published list holds.
template <typename Document>
class DocumentList {
 public:
  static constexpr std::size_t kBlockSize = 256;
  using Block = std::array<std::shared_ptr<const Document>, kBlockSize>;  // null = no document

  // Number of documents.
  std::size_t size() const { return size_; }

  // Calls visit(const std::shared_ptr<const Document>&) for every document until it returns false.
  template <typename Visit>
  void ForEach(const Visit& visit) const {
    // Documents lie anywhere in memory: ask for one a few places ahead, so that it is there when its turn comes.
    constexpr std::size_t kAhead = 4;
    for (const auto& block : blocks_) {
      for (std::size_t i = 0; i < kBlockSize; ++i) {
        __builtin_prefetch((*block)[std::min(i + kAhead, kBlockSize - 1)].get());
        const auto& document = (*block)[i];
        if (document != nullptr && !visit(document)) return;
      }
    }
  }

 private:
  template <typename>
  friend class DocumentListBuilder;

  std::vector<std::shared_ptr<const Block>> blocks_;
  std::size_t size_ = 0;
};

// Makes versions of a list. Single thread.
template <typename Document>
class DocumentListBuilder {
 public:
  // Adds the document, or replaces the one with the same id.
  void Put(std::shared_ptr<const Document> document) {
    const auto [it, inserted] = place_.try_emplace(document->id, 0);
    if (inserted) it->second = TakePlace();
    At(it->second) = std::move(document);
  }

  std::size_t size() const { return place_.size(); }
  bool Contains(const std::string& id) const { return place_.contains(id); }

  // Removes the document; without effect when absent.
  void Remove(const std::string& id) {
    const auto it = place_.find(id);
    if (it == place_.end()) return;
    At(it->second) = nullptr;
    free_.push_back(it->second);
    place_.erase(it);
  }

  // The list as it is now.
  DocumentList<Document> Publish() {
    DocumentList<Document> list;
    list.blocks_.assign(blocks_.begin(), blocks_.end());
    list.size_ = place_.size();
    own_.assign(blocks_.size(), false);
    return list;
  }

 private:
  using Block = typename DocumentList<Document>::Block;

  std::uint32_t TakePlace() {
    if (!free_.empty()) {
      const std::uint32_t place = free_.back();
      free_.pop_back();
      return place;
    }
    if (next_ % DocumentList<Document>::kBlockSize == 0) {
      blocks_.push_back(std::make_shared<Block>());
      own_.push_back(true);
    }
    return next_++;
  }

  std::shared_ptr<const Document>& At(std::uint32_t place) {
    const std::size_t block = place / DocumentList<Document>::kBlockSize;
    if (!own_[block]) {
      blocks_[block] = std::make_shared<Block>(*blocks_[block]);
      own_[block] = true;
    }
    return (*blocks_[block])[place % DocumentList<Document>::kBlockSize];
  }

  std::vector<std::shared_ptr<Block>> blocks_;
  std::vector<bool> own_;  // by block: made after the last Publish
  std::vector<std::uint32_t> free_;
  std::uint32_t next_ = 0;
  absl::flat_hash_map<std::string, std::uint32_t> place_;
};

}  // namespace perron

#endif  // PERRON_INDEX_DOCUMENT_LIST_H_
