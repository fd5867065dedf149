// The index, the unpruned lists and the brute force against the independent oracle, on people made up from the whole of
// ESCO: every order, every filter, with family requirements and without.

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "clients/bench/index_bench.h"
#include "index/taxonomy_import.h"
#include "tests/support/esco_data.h"

namespace perron {
namespace {

TEST(EscoIndexBenchTest, AllSystemsAnswerAsTheOracleDoes) {
  const std::optional<PackageFiles> files = EscoPackageFiles();
  if (!files) GTEST_SKIP() << kNoEsco;
  absl::StatusOr<ImportedTaxonomy> imported = ImportTaxonomy(*files);
  ASSERT_TRUE(imported.ok()) << imported.status().message();
  const auto space = std::make_shared<const CompetencySpace>(std::move(imported->space));
  IndexBenchOptions options;
  options.profiles = 20'000;
  options.queries = options.oracle_queries = 60;
  options.throughput_seconds = 0;
  const absl::StatusOr<IndexBenchResult> result = RunIndexBench(imported->taxonomy, space, options);
  ASSERT_TRUE(result.ok()) << result.status().message();
  EXPECT_EQ(result->first_difference, "");
  EXPECT_EQ(result->different(), 0U);
  EXPECT_EQ(result->compared(), 60U * (24 + 16 + 16));
  EXPECT_EQ(result->updates_not_seen, 0U);
  EXPECT_NEAR(result->competencies, 27, 1);
}

}  // namespace
}  // namespace perron
