#include "index/snapshot.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace perron {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

std::shared_ptr<const Snapshot> WithGeneration(std::int64_t generation) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->generation = generation;
  return snapshot;
}

TEST(SnapshotHolderTest, BeginsWithAnEmptySnapshot) {
  const SnapshotHolder holder;
  const auto snapshot = holder.Get();
  ASSERT_NE(snapshot, nullptr);
  EXPECT_EQ(snapshot->generation, 0);
  EXPECT_EQ(snapshot->taxonomy, nullptr);
  EXPECT_TRUE(snapshot->tenants.empty());
}

TEST(SnapshotHolderTest, AReaderKeepsItsSnapshotWhileNewOnesArePublished) {
  SnapshotHolder holder;
  holder.Publish(WithGeneration(1));
  auto held = holder.Get();
  const std::weak_ptr<const Snapshot> old = held;
  holder.Publish(WithGeneration(2));
  EXPECT_EQ(held->generation, 1);
  EXPECT_EQ(holder.Get()->generation, 2);
  held.reset();
  EXPECT_TRUE(old.expired());  // the last holder frees it
}

TEST(SnapshotHolderTest, WaitingEndsAtOnceWhenThereIsANewerOne) {
  SnapshotHolder holder;
  holder.Publish(WithGeneration(5));
  EXPECT_EQ(holder.WaitForNewer(4, hours(1))->generation, 5);
  EXPECT_EQ(holder.WaitForNewer(-1, hours(1))->generation, 5);
}

TEST(SnapshotHolderTest, WaitingEndsAfterTheTimeoutWithWhatThereIs) {
  SnapshotHolder holder;
  holder.Publish(WithGeneration(5));
  EXPECT_EQ(holder.WaitForNewer(5, milliseconds(1))->generation, 5);
  EXPECT_EQ(holder.WaitForNewer(9, milliseconds(0))->generation, 5);
}

TEST(SnapshotHolderTest, EveryWaiterWakesWhenANewOneIsPublished) {
  SnapshotHolder holder;
  std::vector<std::thread> waiters;
  std::vector<std::int64_t> seen(3, 0);
  for (std::int64_t& generation : seen) {
    waiters.emplace_back([&] {
      while (generation < 1) generation = holder.WaitForNewer(0, hours(1))->generation;
    });
  }
  holder.Publish(WithGeneration(1));
  for (std::thread& waiter : waiters) waiter.join();
  EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 1, 1}));
}

TEST(SnapshotHolderTest, ReadersNeverSeeGenerationsGoBack) {
  constexpr std::int64_t kLast = 5000;
  SnapshotHolder holder;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      for (std::int64_t before = 0; before < kLast;) {
        const std::int64_t now = holder.Get()->generation;
        ASSERT_GE(now, before);
        before = now;
      }
    });
  }
  for (std::int64_t generation = 1; generation <= kLast; ++generation) holder.Publish(WithGeneration(generation));
  for (std::thread& reader : readers) reader.join();
}

}  // namespace
}  // namespace perron
