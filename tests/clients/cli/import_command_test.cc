#include "clients/cli/import_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using ImportCommandTest = CliTest;

constexpr char kPeople[] = "id,display_name,competencies\nc-1,Ali,koken=3\nc-2,Bea,vegen\n";

TEST_F(ImportCommandTest, StoresEveryRowAndTellsIt) {
  const CliResult result = Run({"candidates", "import", WriteFile("people.csv", kPeople)});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("2 regels: 2 nieuw, 0 bijgewerkt, 0 ongewijzigd, 0 mislukt"));
  EXPECT_EQ(result.err, "") << "no progress bar without a terminal";
  EXPECT_EQ(server_.candidates.stored["candidates/c-1"].display_name(), "Ali");
}

TEST_F(ImportCommandTest, ASecondRunChangesNothingUnlessAskedTo) {
  const std::string path = WriteFile("people.csv", kPeople);
  Run({"candidates", "import", path});
  EXPECT_THAT(Run({"candidates", "import", path, "--lang", "en"}).out, HasSubstr("2 unchanged"));
  EXPECT_THAT(Run({"candidates", "import", path, "--again", "--lang", "en"}).out, HasSubstr("2 updated"));
}

TEST_F(ImportCommandTest, BadRowsOfBothSidesAreToldAndTheOthersGoIn) {
  const std::string path = WriteFile("people.csv", "id,hours_min,area\nc-1,24,x\nc-2,veel,x\nc-3-bad,24,x\nc-4,24,x\n");
  const std::string results = folder_.File("results.csv");
  const CliResult result = Run({"candidates", "import", path, "--results", results, "--lang", "en"});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_THAT(result.out, HasSubstr("line 3: hours_min: \"veel\", wanted a whole number\n"
                                    "line 4: the candidate is not valid\n"
                                    "    competencies[0].competency: \"vliegen\" is not known, nearest: \"vegen\"\n"
                                    "4 rows: 2 created, 0 updated, 0 unchanged, 2 failed"));
  EXPECT_THAT(server_.candidates.stored, testing::SizeIs(2));
  EXPECT_THAT(ReadFile(results), HasSubstr("2,CREATED,candidates/c-1,\n"));
}

TEST_F(ImportCommandTest, ReadsJsonLinesFromStandardInput) {
  const CliResult result = Run({"candidates", "import", "-", "--format", "jsonl"},
                               "{\"name\":\"c-1\",\"area\":\"x\"}\n{\"naam\":\"c-2\"}\n");
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_THAT(result.out, HasSubstr("regel 2: wanted a Candidate in JSON on one line, but "));
  EXPECT_THAT(result.out, HasSubstr("naam"));
  EXPECT_EQ(server_.candidates.stored.count("candidates/c-1"), 1u);
}

TEST_F(ImportCommandTest, ValidateOnlyStoresNothingAndChecksEveryRowAnew) {
  const std::string path = WriteFile("people.csv", kPeople);
  Run({"candidates", "import", path});
  const CliResult result = Run({"candidates", "import", path, "--validate-only"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_THAT(result.out, HasSubstr("2 regels bekeken: 2 goed, 0 ongewijzigd, 0 fout"));
}

TEST_F(ImportCommandTest, SendsLargeFilesInSeveralCalls) {
  std::string content = "id\n";
  for (int i = 0; i < 12'000; ++i) content += "c-" + std::to_string(i) + "\n";
  EXPECT_EQ(Run({"candidates", "import", WriteFile("people.csv", content)}).code, kExitOk);
  EXPECT_THAT(server_.candidates.calls, ElementsAre(5000, 5000, 2000));
}

TEST_F(ImportCommandTest, TriesAgainWhenTheServerIsAway) {
  server_.candidates.unavailable = 2;
  const CliResult result = Run({"candidates", "import", WriteFile("people.csv", kPeople)});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_THAT(result.sleeps, ElementsAre(500, 1000));
  EXPECT_THAT(result.err, HasSubstr("nieuwe poging over 0.5 s"));
  EXPECT_THAT(result.out, HasSubstr("2 nieuw"));
}

TEST_F(ImportCommandTest, GivesUpAfterAWhileAndSaysHowToGoOn) {
  server_.candidates.unavailable = 100;
  const CliResult result = Run({"candidates", "import", WriteFile("people.csv", kPeople)});
  EXPECT_EQ(result.code, kExitNotReachable);
  EXPECT_THAT(result.sleeps, ElementsAre(500, 1000, 2000, 4000));
  EXPECT_THAT(result.err, HasSubstr("Geef dezelfde opdracht nog eens"));
}

TEST_F(ImportCommandTest, AWrongHeadStopsBeforeAnythingIsSent) {
  const CliResult result = Run({"candidates", "import", WriteFile("people.csv", "id,post_code\nc-1,9711\n")});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_THAT(result.err, HasSubstr("did you mean \"postcode\"?"));
  EXPECT_THAT(server_.candidates.calls, IsEmpty());
}

TEST_F(ImportCommandTest, WrongFilesAreWrongUsage) {
  EXPECT_EQ(Run({"candidates", "import", folder_.File("absent.csv")}).code, kExitUsage);
  EXPECT_EQ(Run({"candidates", "import", WriteFile("people.xlsx", "")}).code, kExitUsage);
  EXPECT_EQ(Run({"candidates", "import", WriteFile("a.csv", kPeople), "--results", folder_.File("no/x.csv")}).code,
            kExitUsage);
}

TEST_F(ImportCommandTest, AServerWithoutTheServiceIsTold) {
  const CliResult result = Run({"trainings", "import", WriteFile("t.csv", "id,title\nt-1,Koken\n")});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_NE(result.err, "");
}

}  // namespace
}  // namespace perron
