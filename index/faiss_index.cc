#include "index/faiss_index.h"

#include <omp.h>

#include <algorithm>

#include "faiss/IndexScalarQuantizer.h"
#include "faiss/impl/FaissException.h"
#include "faiss/impl/IDSelector.h"

namespace perron {
namespace {

using Slot = faiss::Index::idx_t;

// Skips tombstones.
struct LiveSlots : faiss::IDSelector {
  const std::vector<std::string>& ids;
  explicit LiveSlots(const std::vector<std::string>& id_of_slot) : ids(id_of_slot) {}
  bool is_member(Slot slot) const override { return !ids[static_cast<std::size_t>(slot)].empty(); }
};

// Keeps Faiss on this thread. Else it wakes a team of threads for every single vector, which then spin beside the
// server's own: three quarters of a start went there.
class OnOneThread {
 public:
  OnOneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~OnOneThread() { omp_set_num_threads(before_); }
  OnOneThread(const OnOneThread&) = delete;
  OnOneThread& operator=(const OnOneThread&) = delete;

 private:
  const int before_;
};

absl::Status FromFaiss(const faiss::FaissException& error) { return absl::InternalError(error.what()); }

}  // namespace

struct FaissIndex::Impl {
  explicit Impl(std::size_t dimensions)
      : index(static_cast<int>(dimensions), faiss::ScalarQuantizer::QT_8bit_uniform, faiss::METRIC_INNER_PRODUCT) {
    // A unit vector's numbers are within [-1, 1]: training on these two fixes that range, so that codes do not depend
    // on which vectors came first.
    std::vector<float> range(2 * dimensions, -1.0F);
    std::fill(range.begin() + static_cast<std::ptrdiff_t>(dimensions), range.end(), 1.0F);
    index.train(2, range.data());
  }
  faiss::IndexScalarQuantizer index;
};

FaissIndex::FaissIndex(std::size_t dimensions) : dimensions_(dimensions), impl_(std::make_unique<Impl>(dimensions)) {}

FaissIndex::~FaissIndex() = default;

absl::Status FaissIndex::Put(const std::string& id, std::span<const float> vector) {
  MutexLock lock(mutex_);
  RemoveLocked(id);
  if (std::all_of(vector.begin(), vector.end(), [](float x) { return x == 0; })) return absl::OkStatus();
  const OnOneThread on_one_thread;
  try {
    impl_->index.add(1, vector.data());
  } catch (const faiss::FaissException& error) {
    return FromFaiss(error);
  }
  slot_of_id_[id] = id_of_slot_.size();
  id_of_slot_.push_back(id);
  return absl::OkStatus();
}

void FaissIndex::Remove(const std::string& id) {
  MutexLock lock(mutex_);
  RemoveLocked(id);
}

void FaissIndex::RemoveLocked(const std::string& id) {
  const auto it = slot_of_id_.find(id);
  if (it == slot_of_id_.end()) return;
  id_of_slot_[it->second].clear();
  slot_of_id_.erase(it);
  MaybeCompact();
}

void FaissIndex::MaybeCompact() {
  constexpr std::size_t kFewSlots = 1024;
  if (id_of_slot_.size() < kFewSlots || slot_of_id_.size() * 2 > id_of_slot_.size()) return;
  // Codes are copied as they are: decoding and encoding again could move a vector.
  auto compacted = std::make_unique<Impl>(dimensions_);
  const std::size_t code_size = impl_->index.code_size;
  std::vector<std::string> ids;
  for (std::size_t slot = 0; slot < id_of_slot_.size(); ++slot) {
    if (id_of_slot_[slot].empty()) continue;
    const std::uint8_t* code = impl_->index.codes.data() + slot * code_size;
    compacted->index.codes.insert(compacted->index.codes.end(), code, code + code_size);
    slot_of_id_[id_of_slot_[slot]] = ids.size();
    ids.push_back(std::move(id_of_slot_[slot]));
  }
  compacted->index.ntotal = static_cast<Slot>(ids.size());
  impl_ = std::move(compacted);
  id_of_slot_ = std::move(ids);
}

absl::StatusOr<std::vector<FaissIndex::Hit>> FaissIndex::Search(std::span<const float> vector, std::size_t limit,
                                                                const std::string& except) const {
  ReaderMutexLock lock(mutex_);
  std::vector<Hit> hits;
  const std::size_t size = slot_of_id_.size();
  if (limit == 0 || size == 0) return hits;
  // Two more: one in case the excepted one is among them, one to see whether others are as similar as the last. Faiss
  // takes those in the order of writing, so then it is asked for more, until all of them are there to be put in order.
  std::size_t wanted = std::min(limit + 2, size);
  std::vector<float> similarities;
  std::vector<Slot> slots;
  const OnOneThread on_one_thread;
  while (true) {
    similarities.resize(wanted);
    slots.assign(wanted, -1);
    try {
      LiveSlots live(id_of_slot_);
      faiss::SearchParameters parameters;
      parameters.sel = &live;
      impl_->index.search(1, vector.data(), static_cast<Slot>(wanted), similarities.data(), slots.data(), &parameters);
    } catch (const faiss::FaissException& error) {
      return FromFaiss(error);
    }
    if (wanted == size || similarities[wanted - 1] < similarities[limit]) break;
    wanted = std::min(2 * wanted, size);
  }
  for (std::size_t i = 0; i < wanted; ++i) {
    if (slots[i] < 0) continue;
    const std::string& id = id_of_slot_[static_cast<std::size_t>(slots[i])];
    if (id != except) hits.push_back({id, static_cast<double>(similarities[i])});
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
  });
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

std::size_t FaissIndex::size() const {
  ReaderMutexLock lock(mutex_);
  return slot_of_id_.size();
}

std::size_t FaissIndex::ApproximateMemory() const {
  constexpr std::size_t kBytesPerId = 96;  // two strings and a hash table entry
  ReaderMutexLock lock(mutex_);
  return impl_->index.codes.size() + id_of_slot_.size() * kBytesPerId;
}

}  // namespace perron
