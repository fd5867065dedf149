#include "server/people_bases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <sstream>

#include "index/exact/index_base.h"
#include "tests/server/taxonomy_fixture.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::HasSubstr;

class PeopleBasesTest : public testing::Test {
 protected:
  PeopleBases Make(const Postcodes& postcodes = Postcodes::BuiltIn(), const ScoringModel& model = {}) {
    return PeopleBases(folder_.File("data/index"), postcodes, model, logger_);
  }

  const TempFolder folder_;
  const FakeClock clock_;
  std::ostringstream log_;
  Logger logger_{LogFormat::kText, LogLevel::kDebug, clock_, log_};
  const std::shared_ptr<const TaxonomyVersion> taxonomy_ = MakeTinyTaxonomy();
};

TEST_F(PeopleBasesTest, GivesBackWhatWasSavedAndOnlyItsOwnerMayRead) {
  const PeopleBases bases = Make();
  EXPECT_EQ(bases.Load("groningen", *taxonomy_).status().code(), absl::StatusCode::kNotFound);
  ASSERT_TRUE(bases.Save("groningen", *taxonomy_, {}, 7).ok());
  const auto base = bases.Load("groningen", *taxonomy_);
  ASSERT_TRUE(base.ok()) << base.status();
  EXPECT_EQ(base->sequence, 7U);
  EXPECT_EQ(bases.Load("assen", *taxonomy_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(log_.str(), HasSubstr("index base written tenant=groningen"));
  for (const char* name : {"data/index", "data/index/groningen.people"}) {
    struct stat status {};
    ASSERT_EQ(stat(folder_.File(name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 077U, 0U) << name;
  }
}

TEST_F(PeopleBasesTest, WhatWasMadeFromSomethingElseIsRefused) {
  ASSERT_TRUE(Make().Save("groningen", *taxonomy_, {}, 7).ok());
  std::filesystem::copy_file(folder_.File("data/index/groningen.people"), folder_.File("data/index/assen.people"));
  EXPECT_THAT(std::string(Make().Load("assen", *taxonomy_).status().message()), HasSubstr("tenant"));

  const TaxonomyVersion later(taxonomy_->version(), taxonomy_->import_time() + absl::Seconds(1), taxonomy_->taxonomy(),
                              taxonomy_->space());
  EXPECT_THAT(std::string(Make().Load("groningen", later).status().message()), HasSubstr("taxonomy import"));
  const TaxonomyVersion other("other", taxonomy_->import_time(), taxonomy_->taxonomy(), taxonomy_->space());
  EXPECT_EQ(Make().Load("groningen", other).status().code(), absl::StatusCode::kFailedPrecondition);

  Postcodes more = Postcodes::BuiltIn();
  more.Merge(*Postcodes::Parse("more.csv", "postcode,latitude,longitude\n1012,52.37,4.9\n"));
  EXPECT_THAT(std::string(Make(more).Load("groningen", *taxonomy_).status().message()), HasSubstr("postcodes"));
}

TEST_F(PeopleBasesTest, KeepsOnlyTheBasesOfTenantsThatThereAre) {
  const PeopleBases bases = Make();
  bases.Keep({"groningen"});  // no folder yet
  for (const char* tenant : {"groningen", "assen", "assen-2"}) {
    ASSERT_TRUE(bases.Save(tenant, *taxonomy_, {}, 7).ok());
  }
  bases.Keep({"groningen", "assen-2"});
  EXPECT_TRUE(bases.Load("groningen", *taxonomy_).ok());
  EXPECT_TRUE(bases.Load("assen-2", *taxonomy_).ok());
  EXPECT_EQ(bases.Load("assen", *taxonomy_).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(PeopleBasesTest, AFolderThatCannotBeMadeIsAnErrorAndAWarning) {
  const PeopleBases bases("/proc/nothing", Postcodes::BuiltIn(), ScoringModel(), logger_);
  EXPECT_FALSE(bases.Save("groningen", *taxonomy_, {}, 7).ok());
  EXPECT_THAT(log_.str(), HasSubstr("warning index base not written"));
}

TEST_F(PeopleBasesTest, TellsWhatAStartDoes) {
  const PeopleBases bases = Make();
  bases.LogUsed("groningen", 5, 2);
  bases.LogRefused("groningen", absl::OutOfRangeError("too much"));
  bases.LogRefused("groningen", absl::DataLossError("damaged"));
  bases.LogProgress("groningen", 100);
  bases.LogRebuilt("groningen", 150);
  EXPECT_THAT(log_.str(), HasSubstr("info index base used tenant=groningen people=5 read_again=2"));
  EXPECT_THAT(log_.str(), HasSubstr("info index base not used"));
  EXPECT_THAT(log_.str(), HasSubstr("warning index base not used"));
  EXPECT_THAT(log_.str(), HasSubstr("info index rebuilding tenant=groningen people=100"));
  EXPECT_THAT(log_.str(), HasSubstr("info index rebuilt tenant=groningen people=150"));
}

}  // namespace
}  // namespace perron
