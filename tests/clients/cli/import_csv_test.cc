#include "clients/cli/import_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "perron/v1/candidate_service.pb.h"

namespace perron {
namespace {

using testing::HasSubstr;

absl::StatusOr<std::unique_ptr<CsvRowReader>> Open(const std::string& content) {
  return CsvRowReader::Open("people.csv", content, v1::Candidate::descriptor(), "candidates");
}

TEST(DetectDelimiterTest, LooksAtTheFirstLineOutsideQuotes) {
  EXPECT_EQ(DetectDelimiter("a,b,c\n1;2;3;4;5"), ',');
  EXPECT_EQ(DetectDelimiter("a;b;c\n1,2"), ';');
  EXPECT_EQ(DetectDelimiter("\"a,b,c\";d\n"), ';');
  EXPECT_EQ(DetectDelimiter("id\n"), ',');
}

TEST(CsvRowReaderTest, ReadsRowsWithTheirLines) {
  auto reader =
      Open("id;competencies;denied;hours_min\r\nc-001;koken=3|\"vegen\";zwemmen;24\r\ncandidates/c-002;;;\r\n");
  ASSERT_TRUE(reader.ok()) << reader.status();
  v1::Candidate candidate;
  RowInfo info;
  ASSERT_TRUE((*reader)->Next(&candidate, &info).value());
  EXPECT_EQ(info.line, 2);
  candidate.Clear();
  RowInfo second;
  ASSERT_TRUE((*reader)->Next(&candidate, &second).value());
  EXPECT_EQ(candidate.name(), "candidates/c-002");
  EXPECT_EQ(candidate.competencies_size(), 0);
  EXPECT_FALSE(candidate.has_hours()) << "an empty cell leaves the field unset";
  EXPECT_FALSE((*reader)->Next(&candidate, &second).value());
  EXPECT_GT((*reader)->done(), 0.5);
}

TEST(CsvRowReaderTest, FillsEveryKindOfColumn) {
  auto reader = Open("id,competencies,denied,ladder\nc-001,koken=3@TEST|vegen,zwemmen,2:2024-01-01|3:2025-01-01\n");
  ASSERT_TRUE(reader.ok()) << reader.status();
  v1::Candidate candidate;
  RowInfo info;
  ASSERT_TRUE((*reader)->Next(&candidate, &info).value());
  EXPECT_TRUE(info.problems.empty());
  EXPECT_EQ(candidate.name(), "candidates/c-001");
  ASSERT_EQ(candidate.competencies_size(), 3);
  EXPECT_EQ(candidate.competencies(2).competency(), "zwemmen");
  EXPECT_TRUE(candidate.competencies(2).denied());
  EXPECT_EQ(candidate.ladder_events_size(), 2);
}

TEST(CsvRowReaderTest, AnUnknownHeadNamesTheNearest) {
  const auto reader = Open("id,post code\nc-001,9711\n");
  ASSERT_TRUE(absl::IsInvalidArgument(reader.status()));
  EXPECT_THAT(std::string(reader.status().message()),
              HasSubstr("column \"post code\" is not known; did you mean \"postcode\"?"));
}

TEST(CsvRowReaderTest, AnEmptyFileIsRefused) { EXPECT_TRUE(absl::IsInvalidArgument(Open("").status())); }

TEST(CsvRowReaderTest, EveryWrongCellIsReportedAndTheRestGoesOn) {
  auto reader = Open("id,hours_min,irregular_hours,area\na,veel,soms,x\nb,1,ja,y\nc,1,ja\nd,1,nee,z\n");
  ASSERT_TRUE(reader.ok());
  v1::Candidate candidate;
  RowInfo two_problems;
  ASSERT_TRUE((*reader)->Next(&candidate, &two_problems).value());
  ASSERT_EQ(two_problems.problems.size(), 2u);
  EXPECT_EQ(two_problems.problems[0].column, "hours_min");
  EXPECT_EQ(two_problems.problems[0].value, "veel");
  EXPECT_EQ(two_problems.problems[1].column, "irregular_hours");
  RowInfo good;
  ASSERT_TRUE((*reader)->Next(&candidate, &good).value());
  EXPECT_TRUE(good.problems.empty());
  RowInfo too_short;
  ASSERT_TRUE((*reader)->Next(&candidate, &too_short).value());
  EXPECT_EQ(too_short.line, 4);
  EXPECT_EQ(too_short.problems.size(), 1u);
  RowInfo last;
  ASSERT_TRUE((*reader)->Next(&candidate, &last).value());
  EXPECT_TRUE(last.problems.empty());
  EXPECT_EQ(last.line, 5);
}

TEST(CsvRowReaderTest, WrongEncodingIsAProblemOfTheRow) {
  auto reader = Open("id,area\na,caf\xe9\nb,café\n");
  ASSERT_TRUE(reader.ok());
  v1::Candidate candidate;
  RowInfo latin1;
  ASSERT_TRUE((*reader)->Next(&candidate, &latin1).value());
  EXPECT_EQ(latin1.problems.size(), 1u);
  RowInfo good;
  ASSERT_TRUE((*reader)->Next(&candidate, &good).value());
  EXPECT_TRUE(good.problems.empty());
}

}  // namespace
}  // namespace perron
