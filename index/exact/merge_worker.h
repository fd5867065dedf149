#ifndef PERRON_INDEX_EXACT_MERGE_WORKER_H_
#define PERRON_INDEX_EXACT_MERGE_WORKER_H_

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "base/mutex.h"
#include "matching/interrupt.h"

namespace perron {

// The thread in the background that merges: at once when a write says that it is urgent, and otherwise when nobody has
// written for a while. One merge at a time. Thread-safe.
class MergeWorker {
 public:
  // Does one piece of work, if there is any; returns whether there was. `quiet`: nobody has written for a while. Should
  // end soon after `interrupt`, which may be asked on any thread, says stop. Called on the worker's thread.
  using Work = std::function<bool(bool quiet, const Interrupt& interrupt)>;

  MergeWorker(std::chrono::milliseconds quiet, Work work);
  // Interrupts the work and waits for its end.
  ~MergeWorker();
  MergeWorker(const MergeWorker&) = delete;
  MergeWorker& operator=(const MergeWorker&) = delete;

  // Something was written; `urgent`: so much that there is work before it is quiet.
  void Wrote(bool urgent);

 private:
  using Clock = std::chrono::steady_clock;

  void Run();

  const std::chrono::milliseconds quiet_;
  const Work work_;
  std::atomic<bool> stopping_ = false;
  Mutex mutex_;
  CondVar changed_;
  bool urgent_ ABSL_GUARDED_BY(mutex_) = false;
  bool wrote_ ABSL_GUARDED_BY(mutex_) = false;  // since the last quiet time
  Clock::time_point last_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;  // last: it uses all the others
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_MERGE_WORKER_H_
