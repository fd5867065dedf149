#include "index/taxonomy_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/taxonomy_codec.h"
#include "tests/matching/taxonomy_builder.h"
#include "tests/support/memory_store.h"

namespace perron {
namespace {

struct Made {
  std::string version;
  std::string bytes;
};

// A taxonomy of this many competencies; 4,000 take several chunks.
Made Make(std::size_t competencies) {
  Taxonomy taxonomy = MakeTaxonomy(competencies);
  for (Competency& competency : taxonomy.competencies) competency.labels = {{0, competency.uri, {}, ""}};
  AddOccupation(taxonomy, {0, 1});
  Made made;
  made.bytes = *EncodeTaxonomy(taxonomy, LearnCompetencySpace(taxonomy));
  made.version = TaxonomyVersionOf(made.bytes);
  return made;
}

class TaxonomyStoreTest : public testing::Test {
 protected:
  absl::Status StoreIt(const Made& made) {
    return StoreTaxonomy(made.version, made.bytes, absl::FromUnixSeconds(1700000000), store_, writer_);
  }
  std::vector<std::string> ChunkIds() const {
    std::vector<std::string> ids;
    EXPECT_TRUE(store_
                    .Scan(kSystemTenant, RecordKind::kTaxonomyChunk, "",
                          [&](const std::string& id, const Record&) {
                            ids.push_back(id);
                            return true;
                          })
                    .ok());
    return ids;
  }
  absl::Status Change(const RecordKey& key, std::optional<std::string> payload) {
    return writer_.Submit([&](WriteView& view) {
      payload ? view.Put(key, *payload) : view.Delete(key);
      return absl::OkStatus();
    });
  }

  MemoryStore store_;
  ChangeWriter writer_{store_, [](const std::vector<perron::Change>&) {}};
};

TEST_F(TaxonomyStoreTest, HasNoneAtFirst) {
  const auto loaded = LoadTaxonomy(store_);
  ASSERT_TRUE(loaded.ok());
  EXPECT_FALSE(loaded->has_value());
}

TEST_F(TaxonomyStoreTest, ReadsBackWhatItStored) {
  const Made made = Make(4000);
  ASSERT_GT(made.bytes.size(), std::size_t{2} << 20);
  ASSERT_TRUE(StoreIt(made).ok());
  const auto loaded = LoadTaxonomy(store_);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  ASSERT_TRUE(loaded->has_value());
  EXPECT_EQ((*loaded)->version, made.version);
  EXPECT_EQ((*loaded)->import_time, absl::FromUnixSeconds(1700000000));
  EXPECT_EQ(*EncodeTaxonomy((*loaded)->taxonomy, (*loaded)->space), made.bytes);
}

TEST_F(TaxonomyStoreTest, TheNextOneReplacesItAndItsChunks) {
  ASSERT_TRUE(StoreIt(Make(4000)).ok());
  const Made next = Make(3);
  ASSERT_TRUE(StoreIt(next).ok());
  EXPECT_EQ((*LoadTaxonomy(store_))->version, next.version);
  EXPECT_THAT(ChunkIds(), testing::ElementsAre(next.version + "/00000000"));
}

TEST_F(TaxonomyStoreTest, TheSameOneAgainStays) {
  const Made made = Make(3);
  ASSERT_TRUE(StoreIt(made).ok());
  ASSERT_TRUE(StoreIt(made).ok());
  EXPECT_EQ((*LoadTaxonomy(store_))->version, made.version);
}

TEST_F(TaxonomyStoreTest, AFailedWriteLeavesTheOldOne) {
  const Made old = Make(3);
  ASSERT_TRUE(StoreIt(old).ok());
  store_.FailApply(absl::UnavailableError("disk full"));
  EXPECT_EQ(StoreIt(Make(4)).code(), absl::StatusCode::kUnavailable);
  store_.FailApply(absl::OkStatus());
  EXPECT_EQ((*LoadTaxonomy(store_))->version, old.version);
}

TEST_F(TaxonomyStoreTest, ChunksOfAnImportThatNeverEndedAreNotReadAndGoWithTheNext) {
  const RecordKey stray{std::string(kSystemTenant), RecordKind::kTaxonomyChunk, "0123456789abcdef/00000000"};
  ASSERT_TRUE(Change(stray, "half").ok());
  EXPECT_FALSE((*LoadTaxonomy(store_)).has_value());
  ASSERT_TRUE(StoreIt(Make(3)).ok());
  EXPECT_EQ(ChunkIds().size(), 1U);
}

TEST_F(TaxonomyStoreTest, FindsDamage) {
  const Made made = Make(3);
  ASSERT_TRUE(StoreIt(made).ok());
  const RecordKey chunk{std::string(kSystemTenant), RecordKind::kTaxonomyChunk, made.version + "/00000000"};
  std::string flipped = made.bytes;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
  ASSERT_TRUE(Change(chunk, flipped).ok());
  EXPECT_EQ(LoadTaxonomy(store_).status().code(), absl::StatusCode::kDataLoss);
  ASSERT_TRUE(Change(chunk, std::nullopt).ok());
  EXPECT_EQ(LoadTaxonomy(store_).status().code(), absl::StatusCode::kDataLoss);
  const RecordKey pointer{std::string(kSystemTenant), RecordKind::kTaxonomyPointer, "current"};
  ASSERT_TRUE(Change(pointer, "\xFF\xFF").ok());
  EXPECT_EQ(LoadTaxonomy(store_).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace perron
