#ifndef PERRON_INDEX_SNAPSHOT_H_
#define PERRON_INDEX_SNAPSHOT_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/mutex.h"
#include "index/match_index.h"
#include "index/similar_indexes.h"
#include "index/taxonomy_version.h"
#include "matching/occupation_family.h"

namespace perron {

// The searchable records of one tenant.
struct TenantSnapshot {
  std::shared_ptr<const PeopleIndex> people;
  std::shared_ptr<const WorkIndex> vacancies;
  std::shared_ptr<const WorkIndex> trainings;
  std::shared_ptr<const TenantSimilar> similar;
  std::int64_t unresolved = 0;  // references that the taxonomy does not know
};

// All that a search needs, as of one moment. Published whole and never changed; a request holds one from its beginning
// to its end, so that taxonomy, profiles and work always belong together. The last holder frees it.
struct Snapshot {
  std::int64_t generation = 0;                                 // sequence number of the newest change in it
  std::shared_ptr<const TaxonomyVersion> taxonomy;             // null before the first import
  std::shared_ptr<const OccupationFamilies> families;          // of `taxonomy`; null before the first import
  std::shared_ptr<const WorkIndex> occupations;                // null before the first import
  std::shared_ptr<const TaxonomySimilar> similar;              // null before the first import
  std::map<std::string, TenantSnapshot, std::less<>> tenants;  // absent = no records
};

// The newest snapshot. Thread-safe.
class SnapshotHolder {
 public:
  SnapshotHolder() : current_(std::make_shared<Snapshot>()) {}

  std::shared_ptr<const Snapshot> Get() const {
    ReaderMutexLock lock(mutex_);
    return current_;
  }

  void Publish(std::shared_ptr<const Snapshot> snapshot) {
    {
      MutexLock lock(mutex_);
      current_.swap(snapshot);
    }
    // `snapshot`, now the old one, dies here or with its last reader, not under the lock.
    published_.SignalAll();
  }

  // Returns the newest snapshot as soon as its generation is above `generation`, or after `timeout` whatever there is.
  std::shared_ptr<const Snapshot> WaitForNewer(std::int64_t generation, std::chrono::milliseconds timeout) const {
    MutexLock lock(mutex_);
    if (current_->generation <= generation) published_.WaitFor(mutex_, timeout);
    return current_;
  }

 private:
  mutable Mutex mutex_;
  mutable CondVar published_;
  std::shared_ptr<const Snapshot> current_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace perron

#endif  // PERRON_INDEX_SNAPSHOT_H_
