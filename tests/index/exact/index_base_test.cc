#include "index/exact/index_base.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "index/exact/live_index.h"
#include "tests/index/exact/live_fixture.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::HasSubstr;

constexpr std::size_t kCompetencies = 40;  // of LiveWorld
const BaseIdentity kIdentity = {{"taxonomy", "t1"}, {"model", "m1"}};

template <typename Kind>
class IndexBaseTest : public testing::Test {
 protected:
  // Two segments, one with dead rows, and fresh documents, one of them too large for a segment.
  IndexContents<Kind> MakeContents() {
    std::vector<IndexPart<Kind>> parts;
    for (int part = 0; part < 2; ++part) {
      SegmentBuilder<Kind> builder(world.context());
      for (int i = 0; i < 200; ++i) {
        documents.push_back(world.Make("p" + std::to_string(part) + "-" + std::to_string(i)));
        builder.Add(*documents.back());
      }
      parts.push_back({std::move(builder).Build(), {}});
    }
    live = std::make_unique<LiveIndex<Kind>>(std::move(parts));
    for (int i = 0; i < 30; ++i) {
      live->Remove(documents[0]->id);
      documents.erase(documents.begin());
    }
    Put(world.Make("p1-3"));
    Put(world.Make("new"));
    Put(world.MakeLarge("large"));
    return live->Publish();
  }

  void Put(std::shared_ptr<const typename Kind::Document> document) {
    std::erase_if(documents, [&](const auto& old) { return old->id == document->id; });
    documents.push_back(document);
    live->Put(std::move(document));
  }

  absl::StatusOr<IndexBase<Kind>> Load(const BaseIdentity& identity = kIdentity) const {
    return LoadBase<Kind>(path, identity, kCompetencies);
  }

  TempFolder folder;
  const std::string path = folder.File("base");
  LiveWorld<Kind> world{21};
  typename LiveWorld<Kind>::Documents documents;
  std::unique_ptr<LiveIndex<Kind>> live;
};

using Kinds = testing::Types<PeopleKind, WorkKind>;
TYPED_TEST_SUITE(IndexBaseTest, Kinds);

TYPED_TEST(IndexBaseTest, WithItsFreshDocumentsALoadedBaseAnswersAsTheIndexDid) {
  ASSERT_TRUE(SaveBase(this->path, kIdentity, this->MakeContents(), 77).ok());
  auto base = this->Load();
  ASSERT_TRUE(base.ok()) << base.status();
  EXPECT_EQ(base->sequence, 77U);
  EXPECT_THAT(base->fresh, testing::UnorderedElementsAre("p1-3", "new", "large"));
  ASSERT_EQ(base->parts.size(), 2U);
  LiveIndex<TypeParam> loaded(std::move(base->parts));
  for (const std::string& id : base->fresh) {
    loaded.Put(
        *std::find_if(this->documents.begin(), this->documents.end(), [&](const auto& d) { return d->id == id; }));
  }
  for (int i = 0; i < 30; ++i) this->world.ExpectFound(loaded.Publish(), this->documents);
}

TYPED_TEST(IndexBaseTest, AnEmptyIndexHasABase) {
  ASSERT_TRUE(SaveBase(this->path, kIdentity, IndexContents<TypeParam>(), 0).ok());
  const auto base = this->Load();
  ASSERT_TRUE(base.ok()) << base.status();
  EXPECT_TRUE(base->parts.empty());
  EXPECT_TRUE(base->fresh.empty());
}

TYPED_TEST(IndexBaseTest, WhatWasMadeFromSomethingElseIsRefusedByName) {
  EXPECT_EQ(this->Load().status().code(), absl::StatusCode::kNotFound);
  ASSERT_TRUE(SaveBase(this->path, kIdentity, this->MakeContents(), 77).ok());
  const absl::Status other = this->Load({{"taxonomy", "t2"}, {"model", "m1"}}).status();
  EXPECT_EQ(other.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(other.message()), HasSubstr("taxonomy"));
  const absl::Status more = this->Load({{"taxonomy", "t1"}, {"model", "m1"}, {"tenant", "assen"}}).status();
  EXPECT_EQ(more.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(more.message()), HasSubstr("tenant"));
}

TYPED_TEST(IndexBaseTest, AFlippedBitOrACutFileIsDataLoss) {
  ASSERT_TRUE(SaveBase(this->path, kIdentity, this->MakeContents(), 77).ok());
  std::ifstream in(this->path, std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(in), {});
  const auto overwrite = [&](const std::string& bytes) {
    std::ofstream(this->path, std::ios::binary | std::ios::trunc) << bytes;
  };
  for (std::size_t i = 0; i < 40; ++i) {
    std::string damaged = whole;
    damaged[16 + i * (whole.size() - 17) / 39] ^= 4;
    overwrite(damaged);
    ASSERT_EQ(this->Load().status().code(), absl::StatusCode::kDataLoss);
    overwrite(whole.substr(0, i * whole.size() / 40));
    ASSERT_EQ(this->Load().status().code(), absl::StatusCode::kDataLoss);
  }
  overwrite(whole);
  EXPECT_TRUE(this->Load().ok());
}

}  // namespace
}  // namespace perron
