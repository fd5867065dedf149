#include "clients/cli/bench_neutral.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/clients/bench/neutral_sets.h"
#include "tests/clients/cli/run_cli.h"
#include "tests/support/esco_data.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::uint32_t> AnswersIn(const std::string& path) {
  const std::string bytes = ReadFile(path);
  std::vector<std::uint32_t> answers(bytes.size() / sizeof(std::uint32_t));
  std::memcpy(answers.data(), bytes.data(), answers.size() * sizeof(std::uint32_t));
  return answers;
}

class BenchNeutralTest : public CliTest {
 protected:
  BenchNeutralTest() { EXPECT_TRUE(WriteNeutralSet(ThreeCompetencies(), Set()).ok()); }
  CliResult Bench(const std::string& set, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"bench", "index", "--seconds", "0", "--neutral", set};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(std::move(arguments));
  }
  std::string Set() const { return folder_.File("set"); }
  std::string Top() const { return folder_.File("top10.u32"); }
};

TEST_F(BenchNeutralTest, WritesTheAnswersAndPrintsFigures) {
  const CliResult result = Bench(Set(), {"--out", Top()});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("queries/s"));
  EXPECT_THAT(result.out, HasSubstr("4 profiles, 1 vacancies, 3 competencies; the index is "));
  EXPECT_THAT(result.out, HasSubstr("1 of 1 vacancies that both answered have the same profiles"));
  EXPECT_THAT(AnswersIn(Top()), ElementsAre(1, 2, 0, 3, kNobody, kNobody, kNobody, kNobody, kNobody, kNobody));
}

TEST_F(BenchNeutralTest, KeepsToTheRegion) {
  EXPECT_EQ(Bench(Set(), {"--out", Top(), "--region"}).code, kExitOk);
  EXPECT_EQ(AnswersIn(Top())[1], 3U);
  EXPECT_EQ(AnswersIn(Top())[2], kNobody);
}

TEST_F(BenchNeutralTest, AnswersInJson) {
  const CliResult result = Bench(Set(), {"--json"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["profiles"], 4);
  EXPECT_EQ(json["different"], 0);
  EXPECT_GT(json["index"]["queries_per_second"], 0);
  EXPECT_GT(json["brute_force"]["median_ms"], 0);
}

TEST_F(BenchNeutralTest, SaysWhatIsWrong) {
  const CliResult nowhere = Bench(folder_.File("nowhere"), {});
  EXPECT_EQ(nowhere.code, kExitRefused);
  EXPECT_THAT(nowhere.err, HasSubstr("transfer_off.u32: cannot be read"));
  const CliResult unwritable = Bench(Set(), {"--out", folder_.File("no/top10.u32")});
  EXPECT_EQ(unwritable.code, kExitRefused);
  EXPECT_THAT(unwritable.err, HasSubstr("no/top10.u32: cannot be written"));
}

// The small sample that others made, with its answers by other code.
TEST_F(BenchNeutralTest, AnswersTheSampleAsItsMakersDid) {
  const std::string archive = SharedDataFolder() + "/neutral/small.tar.gz";
  if (!std::filesystem::exists(archive)) {
    GTEST_SKIP() << "the neutral sample is not here: set PERRON_SHARED_DATA to the folder that has neutral/";
  }
  const std::string sample = folder_.File("sample");
  std::filesystem::create_directory(sample);
  ASSERT_EQ(std::system(("tar xzf '" + archive + "' -C '" + sample + "'").c_str()), 0);
  const CliResult result = Bench(sample, {"--out", Top()});
  ASSERT_EQ(result.code, kExitOk) << result.err;
  // Of every vacancy ten times {u32 profile, f32 coverage}.
  const std::vector<std::uint32_t> truth = AnswersIn(sample + "/gt_coverage.bin");
  const std::vector<std::uint32_t> answers = AnswersIn(Top());
  ASSERT_EQ(answers.size(), 500U);
  ASSERT_EQ(truth.size(), 2 * answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(answers[i], truth[2 * i]) << "place " << i;
}

}  // namespace
}  // namespace perron
