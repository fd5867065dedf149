#ifndef PERRON_INDEX_STAGED_CHANGES_H_
#define PERRON_INDEX_STAGED_CHANGES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/change_writer.h"
#include "index/store.h"

namespace perron {

// The changes of a group that are not written yet, over the store. A mutation's changes are staged until Keep or Drop
// decides about them. Not thread-safe.
class StagedChanges final : public WriteView {
 public:
  // *store must outlive this object, and its last sequence must not change while it is used.
  explicit StagedChanges(const Store& store);

  absl::StatusOr<std::optional<Record>> Get(const RecordKey& key) const override;
  using WriteView::Put;
  std::uint64_t Put(RecordKey key, std::string payload, std::shared_ptr<const Derived> derived) override;
  std::uint64_t Delete(RecordKey key) override;

  // The changes since the last Keep or Drop stay.
  void Keep();
  // The changes since the last Keep or Drop never were; their sequence numbers are given again.
  void Drop();

  // What was kept, in order.
  const std::vector<Change>& changes() const { return changes_; }
  std::vector<Change> TakeChanges() && { return std::move(changes_); }
  // Bytes of keys and payloads in changes().
  std::size_t bytes() const { return bytes_; }

 private:
  std::uint64_t Stage(Change change);

  const Store& store_;
  const std::uint64_t first_sequence_;
  std::vector<Change> changes_;
  std::size_t kept_ = 0;                         // changes_[0, kept_) are decided
  std::map<RecordKey, std::size_t> latest_;      // position in changes_
  std::vector<std::optional<std::size_t>> was_;  // for each undecided change: what latest_ said before it
  std::size_t bytes_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_STAGED_CHANGES_H_
