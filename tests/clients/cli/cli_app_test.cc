#include "clients/cli/cli_app.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

using CliAppTest = CliTest;

TEST_F(CliAppTest, HelpShowsCommandsExamplesAndExitCodes) {
  const CliResult result = Run({"--help"});
  EXPECT_EQ(result.code, kExitOk);
  for (const char* part : {"status", "taxonomy", "candidates", "vacancies", "trainings", "match", "explain", "similar",
                           "search", "watch", "Examples:", "Exit codes:", "PERRON_SERVER"}) {
    EXPECT_THAT(result.out, HasSubstr(part));
  }
}

TEST_F(CliAppTest, EveryCommandShowsExamples) {
  const std::vector<std::vector<std::string>> commands = {{"status"},
                                                          {"taxonomy", "import"},
                                                          {"taxonomy", "version"},
                                                          {"taxonomy", "related"},
                                                          {"candidates", "import"},
                                                          {"candidates", "evidence"},
                                                          {"vacancies", "get"},
                                                          {"trainings", "list"},
                                                          {"vacancies", "delete"},
                                                          {"match", "candidate"},
                                                          {"match", "vacancy"},
                                                          {"explain"},
                                                          {"similar"},
                                                          {"search", "competencies"},
                                                          {"search", "occupations"},
                                                          {"watch", "candidate"},
                                                          {"watch", "vacancy"}};
  for (std::vector<std::string> command : commands) {
    command.push_back("--help");
    const CliResult result = Run(command);
    EXPECT_EQ(result.code, kExitOk) << command[0];
    EXPECT_THAT(result.out, HasSubstr("Examples:\n  perron " + command[0]));
  }
}

TEST_F(CliAppTest, WrongUsageIsCodeTwo) {
  EXPECT_EQ(Run({}).code, kExitUsage);
  EXPECT_EQ(Run({"vlieg"}).code, kExitUsage);
  EXPECT_EQ(Run({"status", "--lang", "fr"}).code, kExitUsage);
  EXPECT_EQ(Run({"status", "--timeout", "-1"}).code, kExitUsage);
  EXPECT_EQ(Run({"candidates"}).code, kExitUsage);
  EXPECT_EQ(Run({"candidates", "get"}).code, kExitUsage);
}

TEST_F(CliAppTest, GlobalFlagsStandBeforeOrBehindTheCommand) {
  EXPECT_THAT(Run({"--json", "status"}).out, HasSubstr("{"));
  EXPECT_THAT(Run({"status", "--json"}).out, HasSubstr("{"));
  EXPECT_THAT(Run({"taxonomy", "version", "--json"}).out, HasSubstr("{"));
}

TEST_F(CliAppTest, PlainTextToAnotherMachineIsRefused) {
  const CliResult result = RunAgainst("perron.example.org:7443", {"status"});
  EXPECT_EQ(result.code, kExitUsage);
  EXPECT_THAT(result.err, HasSubstr("plain text is only allowed to this machine itself"));
}

TEST_F(CliAppTest, NoServerIsCodeThree) {
  std::string address;
  { address = FakeServer().address(); }
  const CliResult result = RunAgainst(address, {"status"});
  EXPECT_EQ(result.code, kExitNotReachable);
  EXPECT_THAT(result.err, HasSubstr("Geen verbinding met de server op " + address));
}

}  // namespace
}  // namespace perron
