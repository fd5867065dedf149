#ifndef PERRON_SERVER_INDEX_FEEDER_H_
#define PERRON_SERVER_INDEX_FEEDER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/mutex.h"
#include "index/exact/merge_policy.h"
#include "index/exact/merge_worker.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "index/taxonomy_version.h"
#include "matching/interrupt.h"
#include "matching/scoring_model.h"
#include "server/people_bases.h"

namespace perron {

// Keeps the index up to date with the store. The index is derived: it can always be made again from the store alone.
//
// The generation of a snapshot is the sequence number of the newest change that it holds, so it is the same before and
// after a restart.
//
// Invariants: (1) a published snapshot holds one taxonomy and documents made with that taxonomy only; (2) every change
// is published before its writer is answered.
//
// What was written is merged into segments on a thread in the background (index/exact/live_index.h); neither writers
// nor readers wait for that. When nobody writes, that thread also writes the people to a file, so that the next start
// need not read all records (server/people_bases.h).
//
// Thread-safe: OnCommitted is called on the writer's thread, SwapTaxonomy by an import; one waits for the other.
class IndexFeeder {
 public:
  // All must outlive the feeder, the store until Close. Without `bases` nothing is kept on disk.
  IndexFeeder(Store& store, const Postcodes& postcodes, const ScoringModel& model, SnapshotHolder& holder,
              const MergeLimits& limits = {}, const PeopleBases* bases = nullptr);
  ~IndexFeeder();
  IndexFeeder(const IndexFeeder&) = delete;
  IndexFeeder& operator=(const IndexFeeder&) = delete;

  // Makes everything again from the store with this taxonomy (null = none yet) and publishes it at once. On error
  // (DATA_LOSS, INTERNAL) the old snapshot goes on serving.
  absl::Status SwapTaxonomy(std::shared_ptr<const TaxonomyVersion> taxonomy);

  // Takes in committed changes and publishes them.
  void OnCommitted(const std::vector<Change>& changes);

  // Ends the work in the background, and writes what changed since the last base. REQUIRES: nobody calls anything else
  // any more. A second call does nothing.
  void Close();

 private:
  struct Build;

  absl::StatusOr<std::shared_ptr<Build>> MakeBuild(std::shared_ptr<const TaxonomyVersion> taxonomy) const;
  // Plans, makes and publishes one merge, if one is worth the work; returns whether it was.
  bool MergeSomething(bool quiet, const Interrupt& interrupt);
  // Puts some of what is missing among the pooled vectors; returns whether anything was.
  bool FillSomething();
  // Writes one base when the one on disk lacks at least so many changes; returns whether it did.
  bool SaveSomething(std::uint64_t changes);
  // Cuts off the log of the store where no base needs it.
  void ForgetChanges();
  void Publish() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  Store& store_;
  const Postcodes& postcodes_;
  const ScoringModel& model_;
  SnapshotHolder& holder_;
  const MergeLimits limits_;
  const PeopleBases* const bases_;
  Mutex mutex_;
  std::shared_ptr<Build> build_ ABSL_GUARDED_BY(mutex_);  // null before the first SwapTaxonomy; a merge shares it
  std::optional<MergeWorker> merger_;                     // last: its thread uses all the others; null after Close
};

}  // namespace perron

#endif  // PERRON_SERVER_INDEX_FEEDER_H_
