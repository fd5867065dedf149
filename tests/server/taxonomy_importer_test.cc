#include "server/taxonomy_importer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <sstream>

#include "index/taxonomy_store.h"
#include "tests/server/taxonomy_fixture.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_store.h"

namespace perron {
namespace {

using testing::HasSubstr;

class TaxonomyImporterTest : public testing::Test {
 protected:
  absl::StatusOr<TaxonomyImporter::Outcome> Import(PackageFiles package, bool validate_only = false,
                                                   const Interrupt& interrupt = {}) {
    const auto turn = importer_.TakeTurn();
    EXPECT_TRUE(turn.ok());
    return importer_.Import(*turn, std::move(package), validate_only, interrupt);
  }

  MemoryStore store_;
  ChangeWriter writer_{store_, [](const std::vector<Change>&) {}};
  FakeClock clock_;
  std::ostringstream log_;
  Logger logger_{LogFormat::kText, LogLevel::kInfo, clock_, log_};
  std::shared_ptr<const TaxonomyVersion> current_;
  absl::Status publish_result_;
  TaxonomyImporter importer_{store_,
                             writer_,
                             clock_,
                             logger_,
                             [this] { return current_; },
                             [this](std::shared_ptr<const TaxonomyVersion> next) {
                               if (publish_result_.ok()) current_ = std::move(next);
                               return publish_result_;
                             }};
};

TEST_F(TaxonomyImporterTest, StoresThenPublishes) {
  const auto outcome = Import(TinyPackageFiles());
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_TRUE(outcome->changed);
  EXPECT_EQ(outcome->version, current_);
  EXPECT_EQ(current_->import_time(), clock_.Now());
  const auto stored = LoadTaxonomy(store_);
  ASSERT_TRUE(stored.ok() && stored->has_value());
  EXPECT_EQ((*stored)->version, current_->version());
  EXPECT_THAT(log_.str(), HasSubstr("taxonomy imported version=" + current_->version()));
}

TEST_F(TaxonomyImporterTest, TheSamePackageAgainChangesNothing) {
  ASSERT_TRUE(Import(TinyPackageFiles()).ok());
  const auto first = current_;
  const auto sequence = store_.last_sequence();
  clock_.Advance(absl::Hours(1));
  const auto again = Import(TinyPackageFiles());
  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(again->changed);
  EXPECT_EQ(again->version, first);
  EXPECT_EQ(current_, first);
  EXPECT_EQ(store_.last_sequence(), sequence);
}

TEST_F(TaxonomyImporterTest, ValidateOnlyStoresNothing) {
  const auto outcome = Import(TinyPackageFiles(), /*validate_only=*/true);
  ASSERT_TRUE(outcome.ok());
  EXPECT_TRUE(outcome->changed);
  EXPECT_EQ(outcome->version->taxonomy().competencies.size(), 9U);
  EXPECT_EQ(current_, nullptr);
  EXPECT_EQ(store_.last_sequence(), 0U);
}

TEST_F(TaxonomyImporterTest, ABrokenPackageSaysWhatAndLeavesTheOldOne) {
  ASSERT_TRUE(Import(TinyPackageFiles()).ok());
  const auto before = current_;
  PackageFiles broken;
  ASSERT_TRUE(broken.Add("skills_en.csv", "this,is,no\nesco,file,at all\n").ok());
  const absl::Status status = Import(std::move(broken)).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(*status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo")), HasSubstr("BROKEN_PACKAGE"));
  EXPECT_EQ(current_, before);
}

TEST_F(TaxonomyImporterTest, AnImportWhoseCallerIsGoneStoresNothing) {
  const auto gone = Import(TinyPackageFiles(), false, [] { return StopReason::kCancelled; });
  EXPECT_EQ(gone.status().code(), absl::StatusCode::kCancelled);
  const auto late = Import(TinyPackageFiles(), false, [] { return StopReason::kDeadline; });
  EXPECT_EQ(late.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(store_.last_sequence(), 0U);
  EXPECT_EQ(current_, nullptr);
}

TEST_F(TaxonomyImporterTest, AnErrorOfPublishingIsTold) {
  publish_result_ = absl::DataLossError("record is damaged");
  EXPECT_EQ(Import(TinyPackageFiles()).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(TaxonomyImporterTest, OneTurnAtATime) {
  // Asked on another thread: a thread that holds the turn never asks again.
  const auto ask = [this] {
    return std::async(std::launch::async, [this] { return importer_.TakeTurn().status(); }).get();
  };
  {
    const auto turn = importer_.TakeTurn();
    ASSERT_TRUE(turn.ok());
    const absl::Status second = ask();
    EXPECT_EQ(second.code(), absl::StatusCode::kAborted);
    EXPECT_THAT(std::string(second.message()), HasSubstr("another import"));
  }
  EXPECT_TRUE(ask().ok());
}

}  // namespace
}  // namespace perron
