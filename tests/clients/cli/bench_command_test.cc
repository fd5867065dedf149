#include "clients/cli/bench_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/clients/cli/run_cli.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// No server: the address is one that nobody listens at.
class BenchCommandTest : public testing::Test {
 protected:
  BenchCommandTest() {
    std::filesystem::create_directory(folder_.File("taxonomy"));
    for (const auto& [name, content] : TinyTaxonomyPackage()) WriteFile(folder_, "taxonomy/" + name, content);
  }

  CliResult Quality(std::vector<std::string> more) {
    std::vector<std::string> arguments = {"bench", "quality", "--taxonomy", folder_.File("taxonomy")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunAgainst("127.0.0.1:1", std::move(arguments));
  }

  TempFolder folder_;
};

TEST_F(BenchCommandTest, ScoresLinkingAndWritesTheRunThatItScored) {
  const std::string file = WriteFile(folder_, "dev.tsv",
                                     "text\tskills\tkinds\nheftrucks rijden\t" + TinyCompetency("drive-forklift") +
                                         "\tclose\ngerechten\t" + TinyCompetency("cook-dishes") + "\tclose\n");
  const std::string run = folder_.File("run.tsv");
  const CliResult result = Quality({"--linking", file, "--run", run, "--json"});
  ASSERT_EQ(result.code, kExitOk) << result.err;
  const nlohmann::json rows = nlohmann::json::parse(result.out)["quality"];
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["ranking"], "linker");
  EXPECT_EQ(rows[0]["queries"], 2);
  EXPECT_EQ(rows[0]["mrr"], 1);
  EXPECT_THAT(ReadFile(run), StartsWith("heftrucks rijden\t" + TinyCompetency("drive-forklift")));
  EXPECT_THAT(ReadFile(run), HasSubstr("\ngerechten\t" + TinyCompetency("cook-dishes")));
  EXPECT_THAT(Quality({"--linking", file}).out, HasSubstr("letters 3-5 tf-idf"));
}

TEST_F(BenchCommandTest, LinksTitles) {
  const std::string titles = WriteFile(folder_, "titles.txt", "heftruckchauffeur m/v\n\nhulp in de keuken\n");
  const std::string run = folder_.File("run.tsv");
  const CliResult result = Quality({"--occupations", titles, "--run", run, "--top", "1"});
  ASSERT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("2 titles linked"));
  EXPECT_EQ(ReadFile(run), "heftruckchauffeur m/v\t" + TinyOccupation("forklift-driver") + "\nhulp in de keuken\t" +
                               TinyOccupation("kitchen-assistant") + "\n");
}

TEST_F(BenchCommandTest, SaysWhatIsWrong) {
  EXPECT_EQ(Quality({}).code, kExitUsage);
  EXPECT_THAT(Quality({"--occupations", "x"}).err, HasSubstr("want --run FILE"));
  const CliResult missing = Quality({"--linking", folder_.File("none.tsv")});
  EXPECT_EQ(missing.code, kExitRefused);
  EXPECT_THAT(missing.err, HasSubstr("none.tsv"));
  const std::string bad = WriteFile(folder_, "bad.tsv", "head\nno tab\n");
  EXPECT_THAT(Quality({"--linking", bad}).err, HasSubstr("bad.tsv:2: there is no tab"));
  const std::string titles = WriteFile(folder_, "titles.txt", "kok\n");
  EXPECT_THAT(Quality({"--occupations", titles, "--run", folder_.File("no/folder")}).err,
              HasSubstr("cannot be written"));
  EXPECT_EQ(
      RunAgainst("127.0.0.1:1", {"bench", "quality", "--taxonomy", folder_.File("none"), "--occupations-proxy"}).code,
      kExitRefused);
}

}  // namespace
}  // namespace perron
