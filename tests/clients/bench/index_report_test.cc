#include "clients/bench/index_report.h"

#include <gmock/gmock.h>

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;

SystemFigures Took(double milliseconds) {
  SystemFigures figures;
  for (int i = 0; i < 99; ++i) figures.times.Add(milliseconds);
  figures.times.Add(10 * milliseconds);
  return figures;
}

IndexBenchResult TwoSystems() {
  IndexBenchResult result;
  result.profiles = 1000;
  result.competencies = 27.04;
  result.requirements = {12, 30};
  result.systems = {BenchSystem::kIndex, BenchSystem::kPostingLists};
  result.builds = {{1.5, 200'000}, {0.2, 135'000}};
  CaseFigures plain;
  plain.asked = {0, MatchOrder::kCoverage, 0};
  plain.systems = {Took(0.25), Took(5)};
  plain.systems[0].compared = 4;
  plain.systems[0].recall = 1;
  CaseFigures filtered;
  filtered.asked = {1, MatchOrder::kFitTimesPreference, 3};
  filtered.share = 0.0031;
  filtered.systems = {Took(0.5), SystemFigures()};
  filtered.systems[0].compared = 4;
  filtered.systems[0].different = 1;
  filtered.systems[0].recall = 0.975;
  result.cases = {plain, filtered};
  result.throughput = {{1, 1000}, {2, 1900}};
  result.updates.Add(0.4);
  result.load_before = 0.25;
  result.load_after = 1.02;
  return result;
}

TEST(IndexReportTest, TablesAreMarkdown) {
  const std::string text = MarkdownOf(TwoSystems());
  EXPECT_THAT(text, HasSubstr("### 1000 profiles\n\n27.0 competencies a profile, 12.0 own requirements a vacancy"));
  EXPECT_THAT(text, HasSubstr("| system | built in s | bytes a profile |\n|---|---:|---:|\n| index | 1.50 | 200 |\n"));
  EXPECT_THAT(text, HasSubstr("| unpruned lists | 0.200 | 135 |\n"));
  EXPECT_THAT(text,
              HasSubstr("| own | coverage | none | 0.250 / 2.50 | 3670 | 5.00 / 50.0 | 20.0 | 1.000 | 4 of 4 |\n"));
  EXPECT_THAT(text, HasSubstr("| family | fit x preference | 0.31 % | 0.500 / 5.00 | 1835 |  |  | 0.975 | 3 of 4 |\n"));
  EXPECT_THAT(text, HasSubstr("2 threads | 1900 queries/s |"));
  EXPECT_THAT(text, HasSubstr("| the second as many times the first | 1.90 |"));
  EXPECT_THAT(text, HasSubstr("| writes that the next search saw | 1 of 1 |"));
  EXPECT_THAT(text, HasSubstr("| 7 of 8 |"));
  EXPECT_THAT(text, HasSubstr("| 0.2, 1.0 |"));
  EXPECT_THAT(text, Not(HasSubstr("First difference")));
}

TEST(IndexReportTest, SaysWhatDiffers) {
  IndexBenchResult result = TwoSystems();
  result.first_difference = "question 3";
  EXPECT_THAT(MarkdownOf(result), HasSubstr("First difference: question 3\n"));
}

TEST(IndexReportTest, JsonHasTheSameFigures) {
  const nlohmann::json json = JsonOf(TwoSystems());
  EXPECT_EQ(json["profiles"], 1000);
  EXPECT_EQ(json["builds"][0]["bytes_per_profile"], 200);
  const nlohmann::json& first = json["cases"][0];
  EXPECT_EQ(first["requirements"], "own");
  EXPECT_EQ(first["order"], "coverage");
  EXPECT_EQ(first["systems"][1]["system"], "unpruned lists");
  EXPECT_EQ(first["systems"][1]["times_slower"], 20);
  EXPECT_EQ(json["cases"][1]["systems"].size(), 1U) << "who was not asked is left out";
  EXPECT_EQ(json["cases"][1]["systems"][0]["different"], 1);
  EXPECT_EQ(json["throughput"][1]["queries_per_second"], 1900);
  EXPECT_EQ(json["updates"]["not_seen"], 0);
}

TEST(IndexReportTest, ARunOfNothingHasTablesToo) {
  IndexBenchResult result;
  result.systems = {BenchSystem::kIndex};
  result.builds.resize(1);
  EXPECT_THAT(MarkdownOf(result), HasSubstr("### 0 profiles"));
}

}  // namespace
}  // namespace perron
