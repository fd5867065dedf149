#include "clients/cli/bench_index.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/clients/cli/run_cli.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

using testing::HasSubstr;

class BenchIndexTest : public CliTest {
 protected:
  BenchIndexTest() {
    for (const auto& [name, content] : TinyTaxonomyPackage()) WriteFile(name, content);
  }
  CliResult Bench(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"bench", "index", "--throughput-seconds", "0.01"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(std::move(arguments));
  }
  // On the small taxonomy in the folder.
  CliResult BenchTiny(std::vector<std::string> more) {
    more.insert(more.end(), {"--taxonomy", folder_.path()});
    return Bench(more);
  }
};

TEST_F(BenchIndexTest, PrintsTablesAndWritesResults) {
  const std::string results = folder_.File("results.json");
  const CliResult result = BenchTiny(
      {"--profiles", "500,1k", "--queries", "6,4", "--oracle-queries", "5,4", "--updates", "3", "--results", results});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("### 500 profiles\n"));
  EXPECT_THAT(result.out, HasSubstr("### 1000 profiles\n"));
  EXPECT_THAT(result.out, HasSubstr("| brute force | "));
  EXPECT_THAT(result.out, HasSubstr("| 280 of 280 |")) << "5 questions, 24 cases by the index, 16 by each baseline";
  EXPECT_THAT(result.out, HasSubstr("| 3 of 3 |"));
  const auto json = nlohmann::json::parse(ReadFile(results));
  ASSERT_EQ(json["runs"].size(), 2U);
  EXPECT_EQ(json["runs"][1]["profiles"], 1000);
  EXPECT_EQ(json["seed"], 1);
}

TEST_F(BenchIndexTest, PrintsJson) {
  const CliResult result =
      BenchTiny({"--profiles", "200", "--queries", "2", "--systems", "none", "--thread-time", "--json"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["runs"][0]["cases"].size(), 24U);
  EXPECT_EQ(json["runs"][0]["timed_by"], "thread");
  EXPECT_EQ(json["runs"][0]["cases"][0]["systems"].size(), 1U);
}

TEST_F(BenchIndexTest, SaysWhatIsWrong) {
  EXPECT_EQ(Bench({}).code, kExitUsage);
  EXPECT_THAT(Bench({}).err, HasSubstr("want one of --taxonomy"));
  EXPECT_EQ(BenchTiny({"--neutral", "somewhere"}).code, kExitUsage);
  for (const std::string wrong : {"0", "many", "1G", "100M", "-3", "k"}) {
    const CliResult result = BenchTiny({"--profiles", wrong});
    EXPECT_EQ(result.code, kExitUsage) << wrong;
    EXPECT_THAT(result.err, HasSubstr("--profiles: " + wrong + ", want a number from 1 to 50M"));
  }
  const CliResult uneven = BenchTiny({"--profiles", "10,20,30", "--queries", "1,2"});
  EXPECT_EQ(uneven.code, kExitUsage);
  EXPECT_THAT(uneven.err, HasSubstr("--queries: 2 values, want one, or one for each of the 3 of --profiles"));
  EXPECT_EQ(BenchTiny({"--systems", "magic"}).code, kExitUsage);
  EXPECT_EQ(BenchTiny({"--threads", "0"}).code, kExitUsage);
  EXPECT_EQ(BenchTiny({"--zipf", "-1"}).code, kExitUsage);
  EXPECT_EQ(Bench({"--taxonomy", folder_.File("absent")}).code, kExitRefused);
  const CliResult unwritable =
      BenchTiny({"--profiles", "20", "--queries", "1", "--updates", "0", "--results", folder_.File("no/results.json")});
  EXPECT_EQ(unwritable.code, kExitRefused);
  EXPECT_THAT(unwritable.err, HasSubstr("cannot be written"));
}

TEST_F(BenchIndexTest, HelpHasExamples) {
  const CliResult help = Run({"bench", "index", "--help"});
  EXPECT_EQ(help.code, kExitOk);
  EXPECT_THAT(help.out, HasSubstr("perron bench index --taxonomy ESCO/ --profiles 100k,1M,10M"));
}

}  // namespace
}  // namespace perron
