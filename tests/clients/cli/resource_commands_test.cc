#include "clients/cli/resource_commands.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;

class ResourceCommandsTest : public CliTest {
 protected:
  void Store(int count) {
    for (int i = 1; i <= count; ++i) {
      v1::Candidate candidate;
      candidate.set_name("candidates/c-" + std::to_string(i));
      candidate.set_display_name("Persoon " + std::to_string(i));
      candidate.mutable_hours()->set_min(24);
      candidate.mutable_hours()->set_max(32);
      server_.candidates.stored[candidate.name()] = candidate;
    }
  }
};

TEST_F(ResourceCommandsTest, GetTakesShortAndFullNames) {
  Store(1);
  for (const char* name : {"c-1", "candidates/c-1"}) {
    const CliResult result = Run({"candidates", "get", name});
    EXPECT_EQ(result.code, kExitOk) << result.err;
    EXPECT_THAT(result.out, HasSubstr("Persoon 1"));
    EXPECT_THAT(result.out, HasSubstr("24-32"));
  }
  EXPECT_THAT(Run({"candidates", "get", "c-1", "--json"}).out, HasSubstr("\"displayName\": \"Persoon 1\""));
}

TEST_F(ResourceCommandsTest, WhatIsAbsentIsCodeFour) {
  const CliResult result = Run({"candidates", "get", "c-9"});
  EXPECT_EQ(result.code, kExitNotFound);
  EXPECT_EQ(result.err, "there is no candidates/c-9\n");
  EXPECT_EQ(Run({"candidates", "delete", "c-9"}).code, kExitNotFound);
}

TEST_F(ResourceCommandsTest, ListShowsAPageAndHowToGoOn) {
  Store(3);
  const CliResult result = Run({"candidates", "list", "--page-size", "2", "--coach", "k-1", "--area", "Beijum"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_THAT(result.out, HasSubstr("c-2"));
  EXPECT_THAT(result.out, Not(HasSubstr("c-3")));
  EXPECT_THAT(result.out, HasSubstr("--page-token candidates/c-2"));
  EXPECT_EQ(server_.candidates.last_list.coach(), "k-1");
  EXPECT_EQ(server_.candidates.last_list.area(), "Beijum");
  EXPECT_EQ(server_.candidates.last_list.language(), "nl");
}

TEST_F(ResourceCommandsTest, ListAllFollowsThePages) {
  Store(5);
  const CliResult table = Run({"candidates", "list", "--page-size", "2", "--all"});
  EXPECT_THAT(table.out, HasSubstr("c-5"));
  EXPECT_THAT(table.out, Not(HasSubstr("--page-token")));
  const CliResult json = Run({"candidates", "list", "--page-size", "2", "--all", "--json"});
  EXPECT_THAT(json.out, HasSubstr("candidates/c-5"));
  EXPECT_THAT(json.out, Not(HasSubstr("nextPageToken")));
}

TEST_F(ResourceCommandsTest, AnEmptyListSaysSo) {
  EXPECT_EQ(Run({"candidates", "list"}).out, "Niets gevonden.\n");
  EXPECT_EQ(Run({"candidates", "list", "--json"}).out, "{}\n");
}

TEST_F(ResourceCommandsTest, DeleteRemoves) {
  Store(1);
  EXPECT_EQ(Run({"candidates", "delete", "c-1"}).out, "candidates/c-1 is verwijderd.\n");
  EXPECT_TRUE(server_.candidates.stored.empty());
}

TEST_F(ResourceCommandsTest, VacanciesAreTheSameCommands) {
  v1::Vacancy* vacancy = server_.vacancies.list.response.add_vacancies();
  vacancy->set_name("vacancies/v-1");
  vacancy->set_title("Kok");
  vacancy->mutable_employer()->set_trade_name("De Pan");
  vacancy->set_work_form(v1::WORK_FORM_LEERBAAN);
  const CliResult result = Run({"vacancies", "list", "--employer", "e-1"});
  EXPECT_EQ(server_.vacancies.list.last.employer(), "e-1");
  for (const char* part : {"v-1", "Kok", "De Pan", "leerbaan"}) EXPECT_THAT(result.out, HasSubstr(part));
}

}  // namespace
}  // namespace perron
