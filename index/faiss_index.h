#ifndef PERRON_INDEX_FAISS_INDEX_H_
#define PERRON_INDEX_FAISS_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/mutex.h"

namespace perron {

// Unit vectors by id, to find "more like this one". Kept in Faiss with 8 bits a number. A way to look around, apart
// from the exact index: its answers are never part of a match.
//
// Ids are ours, because Faiss's own id map cannot filter: every vector has a slot, a replaced or removed one leaves a
// tombstone that searches skip, and the index is rebuilt without them when they are more than half.
//
// Thread-safe: many searches or one change at a time.
class FaissIndex {
 public:
  struct Hit {
    std::string id;
    double similarity = 0;  // inner product of the asked vector with the stored one
  };

  // REQUIRES: dimensions > 0.
  explicit FaissIndex(std::size_t dimensions);
  ~FaissIndex();
  FaissIndex(const FaissIndex&) = delete;
  FaissIndex& operator=(const FaissIndex&) = delete;

  // Adds or replaces. An all-zero vector removes the id: nothing is like it. INTERNAL when Faiss fails.
  // REQUIRES: vector.size() == dimensions.
  absl::Status Put(const std::string& id, std::span<const float> vector);

  // Without effect when absent.
  void Remove(const std::string& id);

  // The nearest `limit` by similarity, then lower id; `except` is left out. INTERNAL when Faiss fails.
  // REQUIRES: vector.size() == dimensions.
  absl::StatusOr<std::vector<Hit>> Search(std::span<const float> vector, std::size_t limit,
                                          const std::string& except) const;

  std::size_t size() const;

  // Bytes of the vectors and the id table, roughly.
  std::size_t ApproximateMemory() const;

 private:
  struct Impl;  // keeps Faiss's types out of this header

  void RemoveLocked(const std::string& id) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void MaybeCompact() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::size_t dimensions_;
  mutable Mutex mutex_;
  std::unique_ptr<Impl> impl_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> id_of_slot_ ABSL_GUARDED_BY(mutex_);  // empty = tombstone
  absl::flat_hash_map<std::string, std::size_t> slot_of_id_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace perron

#endif  // PERRON_INDEX_FAISS_INDEX_H_
