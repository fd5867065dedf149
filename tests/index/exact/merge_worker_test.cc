#include "index/exact/merge_worker.h"

#include <gtest/gtest.h>

#include <future>
#include <vector>

namespace perron {
namespace {

using std::chrono::milliseconds;

// A worker whose work is told to the test, which says whether there was any.
TEST(MergeWorkerTest, UrgentWorkIsDoneAtOnceUntilThereIsNoMore) {
  std::promise<void> done;
  int left = 3;
  MergeWorker worker(std::chrono::hours(1), [&](bool quiet, const Interrupt&) {
    EXPECT_FALSE(quiet);
    if (--left == 0) done.set_value();
    return left > 0;
  });
  worker.Wrote(false);
  worker.Wrote(true);
  ASSERT_EQ(done.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
}

TEST(MergeWorkerTest, OtherWorkIsDoneWhenItIsQuiet) {
  std::promise<void> done;
  bool first = true;
  const auto begin = std::chrono::steady_clock::now();
  MergeWorker worker(milliseconds(30), [&](bool quiet, const Interrupt&) {
    EXPECT_TRUE(quiet);
    if (std::exchange(first, false)) done.set_value();
    return false;
  });
  worker.Wrote(false);
  ASSERT_EQ(done.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(30));
}

TEST(MergeWorkerTest, WithoutAWriteThereIsNoWork) {
  bool worked = false;
  {
    MergeWorker worker(milliseconds(0), [&](bool, const Interrupt&) {
      worked = true;
      return false;
    });
  }
  EXPECT_FALSE(worked);
}

TEST(MergeWorkerTest, ItsEndInterruptsTheWork) {
  std::promise<void> begun;
  bool interrupted = false;
  {
    MergeWorker worker(milliseconds(0), [&](bool, const Interrupt& interrupt) {
      begun.set_value();
      while (Poll(interrupt) == StopReason::kNone) std::this_thread::yield();
      interrupted = true;
      return true;  // and yet it is not called again
    });
    worker.Wrote(true);
    begun.get_future().wait();
  }
  EXPECT_TRUE(interrupted);
}

}  // namespace
}  // namespace perron
