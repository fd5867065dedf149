#ifndef PERRON_SERVER_INDEX_FEEDER_H_
#define PERRON_SERVER_INDEX_FEEDER_H_

#include <memory>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/mutex.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "index/taxonomy_version.h"
#include "matching/scoring_model.h"

namespace perron {

// Keeps the index up to date with the store. The index is derived: it can always be made again from the store alone.
//
// The generation of a snapshot is the sequence number of the newest change that it holds, so it is the same before and
// after a restart.
//
// Invariants: (1) a published snapshot holds one taxonomy and documents made with that taxonomy only; (2) every change
// is published before its writer is answered.
//
// Thread-safe: OnCommitted is called on the writer's thread, SwapTaxonomy by an import; one waits for the other.
class IndexFeeder {
 public:
  // All must outlive the feeder.
  IndexFeeder(const Store& store, const Postcodes& postcodes, const ScoringModel& model, SnapshotHolder& holder);
  ~IndexFeeder();
  IndexFeeder(const IndexFeeder&) = delete;
  IndexFeeder& operator=(const IndexFeeder&) = delete;

  // Makes everything again from the store with this taxonomy (null = none yet) and publishes it at once. On error
  // (DATA_LOSS, INTERNAL) the old snapshot goes on serving.
  absl::Status SwapTaxonomy(std::shared_ptr<const TaxonomyVersion> taxonomy);

  // Takes in committed changes and publishes them.
  void OnCommitted(const std::vector<Change>& changes);

 private:
  class Tenant;
  struct Build;

  absl::StatusOr<std::unique_ptr<Build>> MakeBuild(std::shared_ptr<const TaxonomyVersion> taxonomy) const;
  void Publish() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Store& store_;
  const Postcodes& postcodes_;
  const ScoringModel& model_;
  SnapshotHolder& holder_;
  Mutex mutex_;
  std::unique_ptr<Build> build_ ABSL_GUARDED_BY(mutex_);  // null before the first SwapTaxonomy
};

}  // namespace perron

#endif  // PERRON_SERVER_INDEX_FEEDER_H_
