#include "index/change_writer.h"

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/memory_store.h"

namespace perron {
namespace {

RecordKey Key(std::string id) { return {.tenant = "t", .kind = RecordKind::kCandidate, .id = std::move(id)}; }

Mutation PutNew(const std::string& id) {
  return [id](WriteView& view) -> absl::Status {
    const auto record = view.Get(Key(id));
    if (!record.ok()) return record.status();
    if (record->has_value()) return absl::AlreadyExistsError(id);
    view.Put(Key(id), "payload of " + id);
    return absl::OkStatus();
  };
}

void Ignore(const std::vector<Change>&) {}

TEST(ChangeWriterTest, AcknowledgedWriteIsInTheStore) {
  MemoryStore store;
  ChangeWriter writer(store, Ignore);
  ASSERT_TRUE(writer.Submit(PutNew("a")).ok());
  EXPECT_EQ((*store.Get(Key("a")))->payload, "payload of a");
  EXPECT_EQ(writer.Submit(PutNew("a")).code(), absl::StatusCode::kAlreadyExists);
}

TEST(ChangeWriterTest, FailedMutationLeavesNothingAndStopsNoOther) {
  MemoryStore store;
  ChangeWriter writer(store, Ignore);
  const auto results = writer.SubmitAll({PutNew("a"),
                                         [](WriteView& view) {
                                           view.Put(Key("half"), "");
                                           view.Delete(Key("a"));
                                           return absl::InvalidArgumentError("bad row");
                                         },
                                         PutNew("b"), PutNew("a")});
  ASSERT_EQ(results.size(), 4u);
  EXPECT_TRUE(results[0].ok());
  EXPECT_EQ(results[1].code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(results[2].ok());
  EXPECT_EQ(results[3].code(), absl::StatusCode::kAlreadyExists) << "a mutation sees those before it in its group";
  EXPECT_TRUE(store.Get(Key("a"))->has_value());
  EXPECT_TRUE(store.Get(Key("b"))->has_value());
  EXPECT_FALSE(store.Get(Key("half"))->has_value());
}

TEST(ChangeWriterTest, ManyMutationsShareACommitAndGroupsAreBounded) {
  MemoryStore store;
  ChangeWriter writer(store, Ignore);
  std::vector<Mutation> mutations;
  for (int i = 0; i < 2000; ++i) mutations.push_back(PutNew(absl::StrCat("c", i)));
  for (const absl::Status& status : writer.SubmitAll(std::move(mutations))) ASSERT_TRUE(status.ok());
  EXPECT_EQ(store.apply_count(), 4) << "2000 mutations in groups of at most 512";
}

TEST(ChangeWriterTest, StartedMutationsGoOnWithoutTheirCallerAndAreWaitedForAtTheLatestInTheEnd) {
  MemoryStore store;
  ChangeWriter writer(store, Ignore);
  {
    ChangeWriter::Pending first = writer.Start({PutNew("a"), PutNew("a")});
    ChangeWriter::Pending second = writer.Start({PutNew("b")});
    const auto results = second.Wait();
    ASSERT_EQ(results.size(), 1u);
    EXPECT_TRUE(results[0].ok());
    EXPECT_TRUE(second.Wait().empty()) << "they are given once";
    ChangeWriter::Pending moved = std::move(first);
    EXPECT_EQ(moved.Wait().at(1).code(), absl::StatusCode::kAlreadyExists);
    const ChangeWriter::Pending forgotten = writer.Start({PutNew("c")});
  }
  EXPECT_TRUE(store.Get(Key("c"))->has_value());
  EXPECT_TRUE(writer.Start({}).Wait().empty());
}

TEST(ChangeWriterTest, LargeChangesAreSpreadOverCommits) {
  MemoryStore store;
  std::atomic<std::size_t> largest = 0;
  ChangeWriter writer(store,
                      [&](const std::vector<Change>& changes) { largest = std::max(largest.load(), changes.size()); });
  std::vector<Mutation> mutations;
  for (int i = 0; i < 20; ++i) {
    mutations.push_back([i](WriteView& view) {
      view.Put(Key(absl::StrCat(i)), std::string(3 << 20, 'x'));
      return absl::OkStatus();
    });
  }
  for (const absl::Status& status : writer.SubmitAll(std::move(mutations))) ASSERT_TRUE(status.ok());
  EXPECT_EQ(largest, 3u);
  EXPECT_EQ(store.last_sequence(), 20u);
}

TEST(ChangeWriterTest, ListenerHearsEveryCommitInOrderBeforeTheCallerHasItsAnswer) {
  MemoryStore store;
  std::vector<Change> heard;
  ChangeWriter writer(store, [&](const std::vector<Change>& changes) {
    EXPECT_TRUE(store.Get(changes.back().key)->has_value()) << "what the listener hears is stored";
    heard.insert(heard.end(), changes.begin(), changes.end());
  });
  ASSERT_TRUE(writer.Submit(PutNew("a")).ok());
  ASSERT_EQ(heard.size(), 1u);
  writer.SubmitAll({PutNew("b"), PutNew("a"), PutNew("c")});
  ASSERT_EQ(heard.size(), 3u);
  EXPECT_EQ(heard[0].sequence, 1u);
  EXPECT_EQ(heard[1].key, Key("b"));
  EXPECT_EQ(heard[2].sequence, 3u);
  EXPECT_EQ(heard[2].payload, "payload of c");
}

TEST(ChangeWriterTest, MutationThatChangesNothingWritesNothing) {
  MemoryStore store;
  bool heard = false;
  ChangeWriter writer(store, [&](const std::vector<Change>&) { heard = true; });
  EXPECT_TRUE(writer.Submit([](WriteView&) { return absl::OkStatus(); }).ok());
  EXPECT_TRUE(writer.SubmitAll({}).empty());
  EXPECT_EQ(store.apply_count(), 0);
  EXPECT_FALSE(heard);
}

TEST(ChangeWriterTest, FailedCommitFailsItsWholeGroupAndTheNextOneWorks) {
  MemoryStore store;
  bool heard = false;
  ChangeWriter writer(store, [&](const std::vector<Change>&) { heard = true; });
  store.FailApply(absl::ResourceExhaustedError("disk full"));
  for (const absl::Status& status : writer.SubmitAll({PutNew("a"), PutNew("a")})) {
    EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  }
  EXPECT_FALSE(heard);
  EXPECT_EQ(store.last_sequence(), 0u);
  store.FailApply(absl::OkStatus());
  EXPECT_TRUE(writer.Submit(PutNew("a")).ok());
  EXPECT_EQ(store.last_sequence(), 1u);
}

TEST(ChangeWriterTest, ReadsAndWritesOfConcurrentCallersAreNeverInterleaved) {
  constexpr int kThreads = 8;
  constexpr int kRounds = 200;
  MemoryStore store;
  std::uint64_t heard_last = 0;
  ChangeWriter writer(store, [&](const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      EXPECT_EQ(change.sequence, heard_last + 1);
      heard_last = change.sequence;
    }
  });
  const Mutation increment = [](WriteView& view) -> absl::Status {
    const auto record = view.Get(Key("counter"));
    if (!record.ok()) return record.status();
    const int value = record->has_value() ? std::stoi((*record)->payload) : 0;
    view.Put(Key("counter"), absl::StrCat(value + 1));
    return absl::OkStatus();
  };
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kRounds; ++i) EXPECT_TRUE(writer.Submit(increment).ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ((*store.Get(Key("counter")))->payload, absl::StrCat(kThreads * kRounds));
}

TEST(ChangeWriterTest, StoppingAnswersWhatWaitsWithUnavailable) {
  MemoryStore store;
  std::atomic<bool> entered = false;
  std::atomic<bool> go = false;
  std::vector<absl::Status> waiting;
  std::thread first;
  std::thread second;
  {
    ChangeWriter writer(store, Ignore);
    first = std::thread([&] {
      // More than a group, so that a part of it still waits when the writer stops.
      std::vector<Mutation> mutations(600, [&](WriteView&) {
        entered = true;
        go.wait(false);
        return absl::OkStatus();
      });
      waiting = writer.SubmitAll(std::move(mutations));
    });
    while (!entered) std::this_thread::yield();
    second = std::thread([&] {
      // The destructor below is waiting for the first group by the time it may go on, or comes right after it.
      go = true;
      go.notify_all();
    });
  }
  first.join();
  second.join();
  ASSERT_EQ(waiting.size(), 600u);
  EXPECT_TRUE(waiting.front().ok());
  EXPECT_TRUE(waiting.back().ok() || absl::IsUnavailable(waiting.back())) << waiting.back();
}

}  // namespace
}  // namespace perron
