#include "index/exact/merge_worker.h"

#include <utility>

namespace perron {

MergeWorker::MergeWorker(std::chrono::milliseconds quiet, Work work)
    : quiet_(quiet), work_(std::move(work)), thread_([this] { Run(); }) {}

MergeWorker::~MergeWorker() {
  {
    MutexLock lock(mutex_);
    stopping_ = true;
  }
  changed_.SignalAll();
  thread_.join();
}

void MergeWorker::Wrote(bool urgent) {
  bool wake = false;
  {
    MutexLock lock(mutex_);
    wake = (urgent && !urgent_) || !wrote_;  // otherwise the thread has a time to wake up at, and looks at last_ then
    urgent_ = urgent_ || urgent;
    wrote_ = true;
    last_ = Clock::now();
  }
  if (wake) changed_.SignalAll();
}

void MergeWorker::Run() {
  const Interrupt interrupt = [this] { return stopping_ ? StopReason::kCancelled : StopReason::kNone; };
  while (!stopping_) {
    bool quiet = false;
    {
      MutexLock lock(mutex_);
      while (!stopping_ && !urgent_) {
        if (!wrote_) {
          changed_.Wait(mutex_);
          continue;
        }
        const auto left = last_ + quiet_ - Clock::now();
        quiet = left <= Clock::duration::zero();
        if (quiet) break;
        changed_.WaitFor(mutex_, left);
      }
      if (stopping_) return;
      urgent_ = false;
      if (quiet) wrote_ = false;
    }
    // As long as there is work; a write meanwhile makes it a time of use again.
    while (!stopping_ && work_(quiet, interrupt)) {
      if (!quiet) continue;
      MutexLock lock(mutex_);
      if (wrote_) break;
    }
  }
}

}  // namespace perron
