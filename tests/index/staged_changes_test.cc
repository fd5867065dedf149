#include "index/staged_changes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/memory_store.h"

namespace perron {
namespace {

RecordKey Key(std::string id) { return {.tenant = "t", .kind = RecordKind::kCandidate, .id = std::move(id)}; }

class StagedChangesTest : public testing::Test {
 protected:
  StagedChangesTest() { EXPECT_TRUE(store_.Apply({{.key = Key("old"), .payload = "stored", .sequence = 10}}).ok()); }
  MemoryStore store_;
};

TEST_F(StagedChangesTest, ReadsItsOwnChangesBeforeTheStore) {
  StagedChanges staged(store_);
  EXPECT_EQ((*staged.Get(Key("old")))->payload, "stored");
  EXPECT_EQ(staged.Put(Key("old"), "new"), 11u);
  EXPECT_EQ((*staged.Get(Key("old")))->payload, "new");
  EXPECT_EQ((*staged.Get(Key("old")))->sequence, 11u);
  EXPECT_EQ(staged.Delete(Key("old")), 12u);
  EXPECT_FALSE(staged.Get(Key("old"))->has_value());
  EXPECT_EQ((*store_.Get(Key("old")))->payload, "stored");
}

TEST_F(StagedChangesTest, DropTakesBackOnlyWhatWasNotKept) {
  StagedChanges staged(store_);
  staged.Put(Key("a"), "kept");
  staged.Delete(Key("old"));
  staged.Keep();
  const std::size_t kept_bytes = staged.bytes();
  staged.Put(Key("a"), "dropped");
  staged.Put(Key("a"), "dropped again");
  staged.Put(Key("b"), "dropped");
  staged.Put(Key("old"), "dropped");
  staged.Drop();
  EXPECT_EQ((*staged.Get(Key("a")))->payload, "kept");
  EXPECT_FALSE(staged.Get(Key("b"))->has_value());
  EXPECT_FALSE(staged.Get(Key("old"))->has_value());
  EXPECT_EQ(staged.bytes(), kept_bytes);
  EXPECT_EQ(staged.changes().size(), 2u);
  EXPECT_EQ(staged.Put(Key("c"), "x"), 13u) << "sequence numbers of dropped changes are given again";
}

}  // namespace
}  // namespace perron
