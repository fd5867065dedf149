#ifndef PERRON_INDEX_CHANGE_WRITER_H_
#define PERRON_INDEX_CHANGE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/mutex.h"
#include "index/store.h"

namespace perron {

// What a mutation sees of the store: its own changes, those of mutations before it in the same group, then what is
// stored. Used on the writer's thread only.
class WriteView {
 public:
  virtual ~WriteView() = default;
  virtual absl::StatusOr<std::optional<Record>> Get(const RecordKey& key) const = 0;
  // All return the sequence number that the change gets.
  std::uint64_t Put(RecordKey key, std::string payload) { return Put(std::move(key), std::move(payload), nullptr); }
  virtual std::uint64_t Put(RecordKey key, std::string payload, std::shared_ptr<const Derived> derived) = 0;
  virtual std::uint64_t Delete(RecordKey key) = 0;
};

// Reads, checks and changes records as one step. A returned error drops the mutation's own changes, nothing else.
using Mutation = std::function<absl::Status(WriteView&)>;

// The one ordered stream of changes: every write of every caller passes it, one after the other.
//
// A thread of its own takes the mutations that wait (a group: at most 512, or as many as change 8 MiB), runs them in
// order, writes what they changed as one synced batch (group commit), tells the listener, and only then answers their
// callers. So (1) checks and writes of a mutation are
// never interleaved with another's, with no lock held over the disk; (2) what was acknowledged is on disk; (3) the
// listener has seen it before the caller has its answer; (4) the listener sees changes in the order of their sequence.
//
// Thread-safe.
class ChangeWriter {
 public:
  // Called on the writer's thread after every commit.
  using Listener = std::function<void(const std::vector<Change>&)>;

  // *store must outlive the writer.
  ChangeWriter(Store& store, Listener listener);
  // Answers what waits with UNAVAILABLE and joins the thread.
  ~ChangeWriter();
  ChangeWriter(const ChangeWriter&) = delete;
  ChangeWriter& operator=(const ChangeWriter&) = delete;

  // Runs the mutation and returns when it is durable (or was refused). Errors: the mutation's own; the store's when the
  // commit failed, then nothing of the group is stored; UNAVAILABLE when the writer stops first.
  // REQUIRES: not called from a mutation or the listener.
  absl::Status Submit(Mutation mutation);

  // As Submit for many: the results are in the order of the mutations, each judged by itself, committed together as far
  // as groups reach.
  std::vector<absl::Status> SubmitAll(std::vector<Mutation> mutations);

  class Pending;

  // As SubmitAll, without waiting: the caller can prepare more meanwhile.
  Pending Start(std::vector<Mutation> mutations);

 private:
  struct Submission;
  struct Task;
  std::vector<absl::Status> Wait(Submission& submission) ABSL_LOCKS_EXCLUDED(mutex_);
  void Run();
  std::vector<Task> TakeGroup() ABSL_LOCKS_EXCLUDED(mutex_);
  void RunGroup(std::vector<Task>& group) ABSL_LOCKS_EXCLUDED(mutex_);
  void Answer(std::vector<Task>& group) ABSL_LOCKS_EXCLUDED(mutex_);

  Store& store_;
  const Listener listener_;
  Mutex mutex_;
  CondVar wake_;
  CondVar left_;  // the last caller has its results
  std::deque<std::shared_ptr<Submission>> queue_ ABSL_GUARDED_BY(mutex_);
  std::size_t callers_ ABSL_GUARDED_BY(mutex_) = 0;  // who will wait for their results
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;  // last: uses all of the above
};

// Mutations on their way. Single thread. The writer must outlive it; its destructor waits for this.
class ChangeWriter::Pending {
 public:
  Pending(Pending&&) = default;
  Pending& operator=(Pending&&) = delete;
  ~Pending() { Wait(); }

  // The results as of SubmitAll, once; nothing the second time.
  std::vector<absl::Status> Wait();

 private:
  friend class ChangeWriter;
  Pending(ChangeWriter& writer, std::shared_ptr<Submission> submission)
      : writer_(writer), submission_(std::move(submission)) {}

  ChangeWriter& writer_;
  std::shared_ptr<Submission> submission_;  // null = waited for
};

}  // namespace perron

#endif  // PERRON_INDEX_CHANGE_WRITER_H_
