#ifndef PERRON_INDEX_TAXONOMY_HOLDER_H_
#define PERRON_INDEX_TAXONOMY_HOLDER_H_

#include <memory>
#include <utility>

#include "base/mutex.h"
#include "index/taxonomy_version.h"

namespace perron {

// The taxonomy that serves. A reader keeps the version it got for as long as it needs it; publishing another one
// disturbs nobody. Thread-safe.
class TaxonomyHolder {
 public:
  // Null when none has been published yet.
  std::shared_ptr<const TaxonomyVersion> Get() const {
    ReaderMutexLock lock(mutex_);
    return current_;
  }

  void Publish(std::shared_ptr<const TaxonomyVersion> next) {
    // The old version, which may be large, is freed after the lock.
    MutexLock lock(mutex_);
    current_.swap(next);
  }

 private:
  mutable Mutex mutex_;
  std::shared_ptr<const TaxonomyVersion> current_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace perron

#endif  // PERRON_INDEX_TAXONOMY_HOLDER_H_
