#include "clients/cli/explain_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"
#include "tests/clients/cli/sample_match.h"

namespace perron {
namespace {

using testing::HasSubstr;

class ExplainCommandTest : public CliTest {
 protected:
  ExplainCommandTest() {
    *server_.matches.explain.response.mutable_match() = SampleMatch();
    server_.matches.explain.response.set_summary("Je kunt al met een heftruck rijden.");
  }
};

TEST_F(ExplainCommandTest, TakesShortAndFullNames) {
  EXPECT_EQ(Run({"explain", "c-001", "v-014"}).code, kExitOk);
  EXPECT_EQ(server_.matches.explain.last.candidate(), "candidates/c-001");
  EXPECT_EQ(server_.matches.explain.last.work_name(), "vacancies/v-014");
  EXPECT_EQ(Run({"explain", "candidates/c-001", "http://data/occupation/kok", "--as-of", "2026-01-01"}).code, kExitOk);
  EXPECT_EQ(server_.matches.explain.last.work_name(), "http://data/occupation/kok");
  EXPECT_EQ(server_.matches.explain.last.as_of(), "2026-01-01");
  EXPECT_FALSE(server_.matches.explain.last.own_requirements_only());
  EXPECT_EQ(Run({"explain", "c-001", "v-014", "--own-requirements"}).code, kExitOk);
  EXPECT_TRUE(server_.matches.explain.last.own_requirements_only());
}

TEST_F(ExplainCommandTest, TellsThePairInFull) {
  const CliResult result = Run({"explain", "c-001", "v-014"});
  for (const char* part : {"Medewerker magazijn (vacancies/v-014)", "Wat het werk vraagt", "Wat nog ontbreekt",
                           "In het kort\nJe kunt al met een heftruck rijden.\n"}) {
    EXPECT_THAT(result.out, HasSubstr(part));
  }
  const CliResult english = Run({"explain", "c-001", "v-014", "--lang", "en"});
  EXPECT_EQ(server_.matches.explain.last.language(), "en");
  EXPECT_THAT(english.out, HasSubstr("What is still missing"));
}

TEST_F(ExplainCommandTest, JsonAndErrors) {
  EXPECT_THAT(Run({"explain", "c-001", "v-014", "--json"}).out, HasSubstr("\"summary\""));
  server_.matches.explain.status = {grpc::StatusCode::NOT_FOUND, "there is no vacancies/v-014"};
  EXPECT_EQ(Run({"explain", "c-001", "v-014"}).code, kExitNotFound);
  EXPECT_EQ(Run({"explain", "c-001"}).code, kExitUsage);
}

}  // namespace
}  // namespace perron
