#include "clients/cli/import_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;
using Result = v1::ImportItemResult;

Result Row(int64_t row, Result::Outcome outcome) {
  Result result;
  result.set_row(row);
  result.set_outcome(outcome);
  result.set_name("candidates/c-" + std::to_string(row));
  return result;
}

class ImportReportTest : public testing::Test {
 protected:
  std::string Printed(bool validate_only = false) {
    report_.Print(session_, validate_only, 2.0);
    return out_.str();
  }

  TempFolder folder_;
  std::istringstream in_;
  std::ostringstream out_;
  Session session_{GlobalOptions(), in_, out_, out_};
  ImportReport report_;
};

TEST_F(ImportReportTest, CountsOutcomesAndSpeed) {
  report_.Add(Row(2, Result::OUTCOME_CREATED));
  report_.Add(Row(3, Result::OUTCOME_UPDATED));
  report_.Add(Row(4, Result::OUTCOME_UNCHANGED));
  report_.Add(FailedRow({5, {{"hours_min", "veel", "a whole number"}}}, ""));
  EXPECT_EQ(Printed(),
            "regel 5: hours_min: \"veel\", wanted a whole number\n"
            "4 regels: 1 nieuw, 1 bijgewerkt, 1 ongewijzigd, 1 mislukt (2 per seconde)\n"
            "Ongewijzigd: zo al eerder ingelezen. Met --again gaan deze regels er toch opnieuw in.\n");
}

TEST_F(ImportReportTest, ShowsTheFirstTwentyFailuresInTheOrderOfTheFile) {
  for (int row = 40; row > 0; --row) report_.Add(FailedRow({row, {{"", "", "a row of CSV"}}}, ""));
  const std::string printed = Printed();
  EXPECT_THAT(printed, testing::StartsWith("regel 1: wanted a row of CSV\nregel 2:"));
  EXPECT_THAT(printed, HasSubstr("regel 20:"));
  EXPECT_THAT(printed, Not(HasSubstr("regel 21:")));
  EXPECT_THAT(printed, HasSubstr("... en nog 20 regels"));
}

TEST_F(ImportReportTest, ManyProblemsOfOneRowStandBelowEachOther) {
  report_.Add(FailedRow({7, {{"a", "1", "x"}, {"b", "2", "y"}}}, ""));
  EXPECT_THAT(Printed(), HasSubstr("regel 7: a: \"1\", wanted x\n    b: \"2\", wanted y\n"));
}

TEST_F(ImportReportTest, WritesResultsAsCsv) {
  const std::string path = folder_.File("results.csv");
  ASSERT_TRUE(report_.Open(path).ok());
  report_.Add(Row(2, Result::OUTCOME_CREATED));
  report_.Add(FailedRow({3, {{"hours_min", "veel, echt", "a whole number"}}}, "candidates/c-3"));
  EXPECT_THAT(Printed(), HasSubstr(path));
  report_ = ImportReport();
  EXPECT_EQ(ReadFile(path),
            "row,outcome,name,error\n"
            "2,CREATED,candidates/c-2,\n"
            "3,FAILED,candidates/c-3,\"hours_min: \"\"veel, echt\"\", wanted a whole number\"\n");
}

TEST_F(ImportReportTest, WritesResultsAsJsonLines) {
  const std::string path = folder_.File("results.jsonl");
  ASSERT_TRUE(report_.Open(path).ok());
  report_.Add(Row(2, Result::OUTCOME_VALID));
  report_ = ImportReport();
  EXPECT_EQ(ReadFile(path), "{\"row\":2,\"outcome\":\"VALID\",\"name\":\"candidates/c-2\",\"error\":\"\"}\n");
}

TEST_F(ImportReportTest, RefusesAResultsFileThatCannotBeMade) {
  EXPECT_TRUE(absl::IsInvalidArgument(report_.Open(folder_.File("no/such/folder.csv"))));
}

TEST_F(ImportReportTest, AsJsonItIsOneDocument) {
  session_.options.json = true;
  report_.Add(Row(2, Result::OUTCOME_CREATED));
  report_.Add(FailedRow({3, {{"a", "1", "x"}}}, ""));
  const std::string printed = Printed();
  EXPECT_THAT(printed, HasSubstr("\"summary\""));
  EXPECT_THAT(printed, HasSubstr("\"created\": \"1\""));
  EXPECT_THAT(printed, HasSubstr("\"row\": \"3\""));
  EXPECT_THAT(printed, Not(HasSubstr("regel")));
}

}  // namespace
}  // namespace perron
