#ifndef PERRON_TESTS_SUPPORT_FAKE_CLOCK_H_
#define PERRON_TESTS_SUPPORT_FAKE_CLOCK_H_

#include "base/clock.h"
#include "base/mutex.h"

namespace perron {

// A clock that stands still until it is told otherwise. Thread-safe.
class FakeClock final : public Clock {
 public:
  // 2026-11-22 12:00 UTC.
  FakeClock() : FakeClock(absl::FromUnixSeconds(1795348800)) {}
  explicit FakeClock(absl::Time now) : now_(now) {}

  absl::Time Now() const override {
    MutexLock lock(mutex_);
    return now_;
  }

  void Set(absl::Time now) {
    MutexLock lock(mutex_);
    now_ = now;
  }

  void Advance(absl::Duration step) {
    MutexLock lock(mutex_);
    now_ += step;
  }

 private:
  mutable Mutex mutex_;
  absl::Time now_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_FAKE_CLOCK_H_
