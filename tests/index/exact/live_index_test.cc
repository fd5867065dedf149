#include "index/exact/live_index.h"

#include <atomic>
#include <map>
#include <thread>

#include "base/mutex.h"
#include "tests/index/exact/live_fixture.h"

namespace perron {
namespace {

// So small that all kinds of merges happen.
constexpr MergeLimits kSmall = {.fresh_in_quiet = 5, .fresh_in_use = 20, .parts_in_use = 3};

template <typename Kind>
class LiveIndexTest : public testing::Test {
 protected:
  using Document = typename Kind::Document;
  using Documents = typename LiveWorld<Kind>::Documents;

  // What was published once, and what was in the index then.
  struct Moment {
    IndexContents<Kind> contents;
    Documents documents;
  };

  void Put(std::shared_ptr<const Document> document) {
    model[document->id] = document;
    live.Put(std::move(document));
  }
  void Remove(const std::string& id) {
    model.erase(id);
    live.Remove(id);
  }
  void WriteSomething() {
    const std::string id = "d" + std::to_string(world.random.Below(150));
    if (world.random.Chance(0.3)) return Remove(id);
    Put(world.random.Chance(0.02) ? world.MakeLarge(id) : world.Make(id));
  }
  void Fill(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) Put(world.Make("d" + std::to_string(i)));
  }

  Moment Now() {
    Moment now{live.Publish(), {}};
    for (const auto& [id, document] : model) now.documents.push_back(document);
    return now;
  }
  void ExpectExact(const Moment& moment) { world.ExpectFound(moment.contents, moment.documents); }
  void ExpectExact() { ExpectExact(Now()); }

  // A merge from its plan to its end; false when none was worth it.
  bool MergeNow(bool quiet = true, const MergeLimits& limits = kSmall) {
    const auto merge = live.PlanMerge(quiet, limits);
    if (merge == nullptr) return false;
    EXPECT_TRUE(merge->Build(world.context(), {}));
    EXPECT_TRUE(merge->Finish());
    return true;
  }

  LiveWorld<Kind> world{7};
  LiveIndex<Kind> live;
  std::map<std::string, std::shared_ptr<const Document>> model;
};

using Kinds = testing::Types<PeopleKind, WorkKind>;
TYPED_TEST_SUITE(LiveIndexTest, Kinds);

// Writes, merges and abandoned merges in any order; every moment answers as it should, then and at the end.
TYPED_TEST(LiveIndexTest, EveryMomentStaysAsItWas) {
  std::vector<typename TestFixture::Moment> moments;
  std::unique_ptr<IndexMerge> running;
  bool built = false;
  int merges = 0;
  for (int step = 0; step < 800; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    for (std::size_t writes = this->world.random.Below(6); writes > 0; --writes) this->WriteSomething();
    if (running == nullptr) {
      running = this->live.PlanMerge(this->world.random.Chance(0.5), kSmall);
      built = false;
    } else if (this->world.random.Chance(0.1)) {
      running->Abandon();
      running = nullptr;
    } else if (!built) {
      built = running->Build(this->world.context(), {});
      ASSERT_TRUE(built);
    } else if (this->world.random.Chance(0.3)) {
      ASSERT_TRUE(running->Finish());
      running = nullptr;
      ++merges;
    }
    ASSERT_EQ(this->live.size(), this->model.size());
    if (step % 5 != 0) continue;
    moments.push_back(this->Now());
    ASSERT_NO_FATAL_FAILURE(this->ExpectExact(moments.back()));
    ASSERT_NO_FATAL_FAILURE(this->ExpectExact(this->world.random.OneOf(moments)));
  }
  EXPECT_GT(merges, 30);
  for (const auto& moment : moments) ASSERT_NO_FATAL_FAILURE(this->ExpectExact(moment));
}

TYPED_TEST(LiveIndexTest, AMergeKeepsWhatWasWrittenMeanwhile) {
  this->Fill(0, 100);
  ASSERT_TRUE(this->MergeNow());
  this->Fill(100, 200);
  const auto merge = this->live.PlanMerge(true, kSmall);
  ASSERT_NE(merge, nullptr);
  EXPECT_EQ(this->live.PlanMerge(true, kSmall), nullptr) << "one at a time";
  this->Put(this->world.Make("d1"));    // replaces a row of a segment that is merged
  this->Put(this->world.Make("d101"));  // a fresh one that is merged
  this->Remove("d2");
  this->Remove("d102");
  this->Put(this->world.Make("new"));
  this->Put(this->world.Make("gone"));
  this->Remove("gone");
  ASSERT_TRUE(merge->Build(this->world.context(), {}));
  this->Remove("d3");  // what is fresh is searched while the merge runs
  this->ExpectExact();
  ASSERT_TRUE(merge->Finish());
  this->ExpectExact();
  const IndexContents<TypeParam> contents = this->live.Publish();
  EXPECT_EQ(contents.parts.size(), 1U);
  EXPECT_EQ(contents.fresh.size(), 3U);
  EXPECT_EQ(contents.parts[0].dead.count(), 5U);
}

// Looking up a row for each is too long for the lock.
TYPED_TEST(LiveIndexTest, AMergeCatchesUpWithManyWritesBeforeItFinishes) {
  this->Fill(0, 600);
  const auto merge = this->live.PlanMerge(true, kSmall);
  ASSERT_TRUE(merge->Build(this->world.context(), {}));
  this->Fill(100, 500);
  ASSERT_FALSE(merge->Finish());
  this->ExpectExact();
  merge->CatchUp();
  this->Fill(0, 50);
  ASSERT_TRUE(merge->Finish());
  this->ExpectExact();
  EXPECT_EQ(this->live.Publish().parts.at(0).dead.count(), 450U);
}

TYPED_TEST(LiveIndexTest, AnInterruptedMergeLeavesEverythingAsItWas) {
  this->Fill(0, 600);
  auto merge = this->live.PlanMerge(true, kSmall);
  EXPECT_FALSE(merge->Build(this->world.context(), [] { return StopReason::kCancelled; }));
  this->Put(this->world.Make("d1"));
  merge->Abandon();
  this->ExpectExact();
  EXPECT_TRUE(this->MergeNow());
  this->ExpectExact();
  EXPECT_EQ(this->live.Publish().fresh.size(), 0U);
}

TYPED_TEST(LiveIndexTest, WhatASegmentDoesNotTakeStaysFresh) {
  this->Fill(0, 20);
  this->Put(this->world.MakeLarge("large"));
  this->Put(this->world.MakeLarge("d1"));
  ASSERT_TRUE(this->MergeNow());
  EXPECT_EQ(this->live.Publish().fresh.size(), 2U);
  EXPECT_EQ(this->live.size(), 21U);
  this->ExpectExact();
  this->Put(this->world.Make("large"));
  this->Remove("d1");
  this->Fill(30, 40);
  ASSERT_TRUE(this->MergeNow());
  EXPECT_EQ(this->live.Publish().fresh.size(), 0U);
  this->ExpectExact();
}

TYPED_TEST(LiveIndexTest, OfNothingIsLeftNothing) {
  this->Fill(0, 50);
  ASSERT_TRUE(this->MergeNow());
  for (int i = 0; i < 50; ++i) this->Remove("d" + std::to_string(i));
  this->Remove("never there");
  EXPECT_EQ(this->live.size(), 0U);
  this->ExpectExact();
  ASSERT_TRUE(this->MergeNow());
  EXPECT_TRUE(this->live.Publish().parts.empty());
  this->ExpectExact();
  EXPECT_FALSE(this->MergeNow());
}

TYPED_TEST(LiveIndexTest, MemoryGrowsWithWhatIsHeldAndAMergeGivesItBack) {
  this->Fill(0, 500);
  const std::size_t fresh = this->live.Publish().memory();
  ASSERT_TRUE(this->MergeNow());
  const std::size_t merged = this->live.Publish().memory();
  EXPECT_GT(merged, 500U * 50);
  EXPECT_LT(merged, fresh);
  this->Fill(500, 600);
  EXPECT_GT(this->live.Publish().memory(), merged);
  for (int i = 0; i < 600; i += 2) this->Remove("d" + std::to_string(i));
  EXPECT_EQ(this->live.Publish().figures().dead, 250);
  ASSERT_TRUE(this->MergeNow());
  EXPECT_LT(this->live.Publish().memory(), merged);
  EXPECT_EQ(this->live.Publish().figures().dead, 0);
  EXPECT_EQ(this->live.Publish().figures().segments, 1);
}

// A writer, a merger and readers at once, as in the server; then everything is compared.
TYPED_TEST(LiveIndexTest, WritersMergersAndReadersShareIt) {
  using Published = typename TestFixture::Moment;
  Mutex mutex;
  std::shared_ptr<const Published> newest = std::make_shared<const Published>(this->Now());
  std::atomic<bool> stop = false;
  std::atomic<int> merges = 0;
  std::thread merger([&] {
    while (!stop) {
      std::unique_ptr<IndexMerge> merge;
      {
        MutexLock lock(mutex);
        merge = this->live.PlanMerge(true, kSmall);
      }
      if (merge == nullptr) continue;
      ASSERT_TRUE(merge->Build(this->world.context(), {}));
      while (true) {
        {
          MutexLock lock(mutex);
          if (merge->Finish()) {
            newest = std::make_shared<const Published>(this->Now());
            break;
          }
        }
        merge->CatchUp();
      }
      ++merges;
    }
  });
  std::thread reader([&] {
    LiveWorld<TypeParam> own(7);  // the same world, with random numbers of its own
    while (!stop) {
      std::shared_ptr<const Published> moment;
      {
        MutexLock lock(mutex);
        moment = newest;
      }
      own.ExpectFound(moment->contents, moment->documents);
    }
  });
  for (int i = 0; i < 2000 || merges < 5; ++i) {
    MutexLock lock(mutex);
    this->WriteSomething();
    newest = std::make_shared<const Published>(this->Now());
  }
  stop = true;
  merger.join();
  reader.join();
  this->ExpectExact();
}

}  // namespace
}  // namespace perron
