#include "server/tenant_index.h"

#include <gtest/gtest.h>

#include "tests/server/taxonomy_fixture.h"
#include "tests/support/memory_store.h"
#include "tests/support/tiny_resources.h"

namespace perron {
namespace {

constexpr char kTenant[] = "groningen";

class TenantIndexTest : public testing::Test {
 protected:
  TenantIndexTest() {
    const std::shared_ptr<const TaxonomyVersion> taxonomy = MakeTinyTaxonomy();
    basis_ = std::make_shared<IndexBasis>(
        IndexBasis{taxonomy, std::make_shared<OccupationFamilies>(taxonomy->taxonomy(), taxonomy->space(), model_),
                   DominantOccupation(taxonomy->taxonomy(), taxonomy->space()), Postcodes::BuiltIn(), model_});
  }

  template <typename Resource>
  Change Write(RecordKind kind, const std::string& id, const Resource& resource) {
    return Store(Change{{kTenant, kind, id}, resource.SerializeAsString(), store_.last_sequence() + 1});
  }
  Change Store(const Change& change) {
    EXPECT_TRUE(store_.Apply({change}).ok());
    return change;
  }
  std::unique_ptr<TenantIndex> Load() {
    auto loaded = TenantIndex::Load(basis_, limits_, store_, kTenant);
    EXPECT_TRUE(loaded.ok()) << loaded.status();
    return *std::move(loaded);
  }

  const ScoringModel model_;
  std::shared_ptr<const IndexBasis> basis_;
  MergeLimits limits_;
  MemoryStore store_;
};

TEST_F(TenantIndexTest, ManyStoredRecordsAreASegmentAndLaterOnesFresh) {
  limits_.fresh_in_quiet = 3;
  for (const char* id : {"a", "b", "c"}) Write(RecordKind::kCandidate, id, TinyCandidate({"cook-dishes", "gone"}));
  for (const char* id : {"a", "b"}) Write(RecordKind::kVacancy, id, TinyVacancy(id, {"cook-dishes"}));
  const auto index = Load();
  EXPECT_EQ(index->Publish().people->figures().segments, 1);
  EXPECT_EQ(index->Publish().people->figures().fresh, 0);
  EXPECT_EQ(index->Publish().vacancies->figures().segments, 0);
  EXPECT_EQ(index->Publish().vacancies->figures().fresh, 2);
  EXPECT_EQ(index->Publish().unresolved, 3);

  ASSERT_TRUE(index->Apply(Write(RecordKind::kCandidate, "b", TinyCandidate({"food-hygiene"}))).ok());
  const TenantSnapshot changed = index->Publish();
  EXPECT_EQ(changed.people->size(), 3U);
  EXPECT_EQ(changed.people->figures().fresh, 1);
  EXPECT_EQ(changed.people->figures().dead, 1);
  EXPECT_EQ(changed.unresolved, 2);
  EXPECT_EQ(changed.similar->candidates.size(), 3U);
}

TEST_F(TenantIndexTest, IsPublishedAgainOnlyAfterAChange) {
  TenantIndex index(basis_, limits_);
  const auto people = index.Publish().people;
  EXPECT_EQ(index.Publish().people, people);
  ASSERT_TRUE(index.Apply(Write(RecordKind::kTraining, "t", TinyTraining("t", {"cook-dishes"}))).ok());
  EXPECT_NE(index.Publish().people, people);
}

TEST_F(TenantIndexTest, MergesOneKindAfterTheOther) {
  limits_.fresh_in_quiet = 2;
  limits_.fresh_in_use = 3;
  TenantIndex index(basis_, limits_);
  for (const char* id : {"a", "b"}) {
    ASSERT_TRUE(index.Apply(Write(RecordKind::kCandidate, id, TinyCandidate({"cook-dishes"}))).ok());
    ASSERT_TRUE(index.Apply(Write(RecordKind::kVacancy, id, TinyVacancy(id, {"cook-dishes"}))).ok());
    ASSERT_TRUE(index.Apply(Write(RecordKind::kTraining, id, TinyTraining(id, {"cook-dishes"}))).ok());
  }
  EXPECT_FALSE(index.WantsMerge());
  EXPECT_EQ(index.PlanMerge(false), nullptr);
  for (int i = 0; i < 3; ++i) {
    const auto merge = index.PlanMerge(true);
    ASSERT_NE(merge, nullptr);
    ASSERT_TRUE(merge->Build(basis_->segments(), {}));
    ASSERT_TRUE(merge->Finish());
    index.Merged();
  }
  EXPECT_EQ(index.PlanMerge(true), nullptr);
  const TenantSnapshot merged = index.Publish();
  for (const IndexFigures& figures :
       {merged.people->figures(), merged.vacancies->figures(), merged.trainings->figures()}) {
    EXPECT_EQ(figures.segments, 1);
    EXPECT_EQ(figures.fresh, 0);
  }
  ASSERT_TRUE(index.Apply(Write(RecordKind::kVacancy, "c", TinyVacancy("c", {"cook-dishes"}))).ok());
  ASSERT_TRUE(index.Apply(Write(RecordKind::kVacancy, "d", TinyVacancy("d", {"cook-dishes"}))).ok());
  EXPECT_FALSE(index.WantsMerge());
  ASSERT_TRUE(index.Apply(Write(RecordKind::kVacancy, "e", TinyVacancy("e", {"cook-dishes"}))).ok());
  EXPECT_TRUE(index.WantsMerge());
}

TEST_F(TenantIndexTest, ARecordThatCannotBeReadIsAnError) {
  const Change broken = Store({{kTenant, RecordKind::kVacancy, "b"}, "\xff\xff", store_.last_sequence() + 1});
  EXPECT_EQ(TenantIndex::Load(basis_, limits_, store_, kTenant).status().code(), absl::StatusCode::kDataLoss);
  TenantIndex index(basis_, limits_);
  EXPECT_EQ(index.Apply(broken).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace perron
