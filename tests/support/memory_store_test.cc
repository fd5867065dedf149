#include "tests/support/memory_store.h"

#include "tests/contract/store_contract.h"

namespace perron {
namespace {

struct MemoryFixture {
  Store& store() { return memory; }
  MemoryStore memory;
};
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, StoreContract, MemoryFixture);

TEST(MemoryStoreTest, FailsWhenToldAndWritesNothing) {
  MemoryStore store;
  const Change change = {
      .key = {.tenant = "t", .kind = RecordKind::kCandidate, .id = "a"}, .payload = "x", .sequence = 1};
  store.FailApply(absl::UnavailableError("told to"));
  EXPECT_EQ(store.Apply({change}).code(), absl::StatusCode::kUnavailable);
  EXPECT_FALSE(store.Get(change.key)->has_value());
  store.FailApply(absl::OkStatus());
  EXPECT_TRUE(store.Apply({change}).ok());
  EXPECT_EQ(store.apply_count(), 1);
}

}  // namespace
}  // namespace perron
