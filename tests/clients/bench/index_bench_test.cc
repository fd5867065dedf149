#include "clients/bench/index_bench.h"

#include <gmock/gmock.h>

#include <memory>
#include <set>
#include <string>

#include "clients/bench/index_report.h"
#include "tests/clients/bench/made_up_taxonomy.h"

namespace perron {
namespace {

using testing::Each;
using testing::ElementsAre;

class IndexBenchTest : public testing::Test {
 protected:
  static IndexBenchOptions Small() {
    IndexBenchOptions options;
    options.profiles = 3000;
    options.queries = 10;
    options.oracle_queries = 8;
    options.updates = 5;
    options.throughput_seconds = 0.01;
    return options;
  }

  const Taxonomy taxonomy_ = MakeUpTaxonomy();
  const std::shared_ptr<const CompetencySpace> space_ =
      std::make_shared<const CompetencySpace>(LearnCompetencySpace(taxonomy_));
};

TEST_F(IndexBenchTest, AllSystemsAnswerAsTheOracleDoes) {
  const IndexBenchResult result = *RunIndexBench(taxonomy_, space_, Small());
  EXPECT_EQ(result.first_difference, "");
  EXPECT_EQ(result.different(), 0U);
  // 8 questions; 24 cases by the index, 16 by each of the baselines.
  EXPECT_EQ(result.compared(), 8U * (24 + 16 + 16));
  EXPECT_THAT(result.systems, ElementsAre(BenchSystem::kIndex, BenchSystem::kPostingLists, BenchSystem::kBruteForce));
  for (const CaseFigures& figures : result.cases) {
    EXPECT_EQ(figures.systems[0].times.count(), 10U);
    EXPECT_EQ(figures.systems[0].recall, 1);
    const bool preferred = figures.asked.order == MatchOrder::kFitTimesPreference;
    EXPECT_EQ(figures.systems[2].times.count(), preferred ? 0U : 10U);
    EXPECT_NEAR(figures.share, kFilterShares[figures.asked.filter], 0.2 * kFilterShares[figures.asked.filter]);
  }
  EXPECT_EQ(result.updates.count(), 5U);
  EXPECT_EQ(result.updates_not_seen, 0U);
  ASSERT_EQ(result.throughput.size(), 2U);
  EXPECT_GT(result.throughput[0].queries_per_second, 0);
  EXPECT_EQ(result.builds.size(), 3U);
  EXPECT_GT(result.builds[1].bytes, result.builds[2].bytes) << "lists and the profiles";
}

TEST_F(IndexBenchTest, BaselinesCanBeLeftOut) {
  IndexBenchOptions options = Small();
  options.posting_lists = options.brute_force = false;
  options.threads = 1;
  const IndexBenchResult result = *RunIndexBench(taxonomy_, space_, options);
  EXPECT_THAT(result.systems, ElementsAre(BenchSystem::kIndex));
  EXPECT_EQ(result.compared(), 8U * 24U);
  EXPECT_EQ(result.throughput.size(), 1U);
}

TEST_F(IndexBenchTest, TellsHowFarItIs) {
  std::set<std::string> stages;
  std::int64_t last = 0;
  RunIndexBench(taxonomy_, space_, Small(), [&](const std::string& stage, std::int64_t done, std::int64_t total) {
    stages.insert(stage);
    EXPECT_LE(done, total);
    if (stage == "people") last = done;
  }).IgnoreError();
  EXPECT_THAT(stages, testing::IsSupersetOf({"people", "questions", "updates"}));
  EXPECT_EQ(last, 3000);
}

TEST_F(IndexBenchTest, RefusesWhatItCannotMakePeopleFrom) {
  const Taxonomy nothing = MakeTaxonomy(3);
  const auto space = std::make_shared<const CompetencySpace>(LearnCompetencySpace(nothing));
  EXPECT_EQ(RunIndexBench(nothing, space, Small()).status().code(), absl::StatusCode::kFailedPrecondition);
  auto large = std::make_shared<CompetencySpace>();
  large->weights.resize(70'000);
  EXPECT_EQ(RunIndexBench(taxonomy_, large, Small()).status().code(), absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace perron
