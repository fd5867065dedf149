#include "index/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// All rows: "line: a|b", or the error.
std::vector<std::string> ReadAll(std::string_view content, char delimiter = ',') {
  absl::StatusOr<CsvReader> reader = CsvReader::Open("people.csv", content, delimiter);
  if (!reader.ok()) return {std::string(reader.status().message())};
  std::vector<std::string> rows;
  while (reader->Next()) {
    if (!reader->row_status().ok()) {
      EXPECT_EQ(reader->row_status().code(), absl::StatusCode::kInvalidArgument);
      rows.push_back(std::string(reader->row_status().message()));
      continue;
    }
    std::string row = std::to_string(reader->line()) + ": ";
    for (std::size_t i = 0; i < reader->header().size(); ++i) row.append(i == 0 ? "" : "|").append(reader->field(i));
    rows.push_back(row);
  }
  return rows;
}

TEST(CsvReaderTest, ReadsRowsByHeader) {
  absl::StatusOr<CsvReader> reader = CsvReader::Open("people.csv", "name,age\nAda,36\n");
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_THAT(reader->header(), ElementsAre("name", "age"));
  EXPECT_EQ(reader->FindColumn("age"), 1U);
  EXPECT_EQ(reader->FindColumn("Age"), std::nullopt);
  ASSERT_TRUE(reader->Next());
  EXPECT_EQ(reader->field(0), "Ada");
  EXPECT_EQ(reader->field(*reader->RequireColumn("age")), "36");
  EXPECT_FALSE(reader->Next());
  EXPECT_FALSE(reader->Next());
}

TEST(CsvReaderTest, NamesAColumnThatIsMissing) {
  absl::StatusOr<CsvReader> reader = CsvReader::Open("people.csv", "name,age\n");
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(reader->RequireColumn("town").status().message(),
            "people.csv:1: column town: is missing, want it beside name, age");
}

TEST(CsvReaderTest, TakesEveryLineEndAndTheByteOrderMark) {
  for (const char* content : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r",
                              "\xEF\xBB\xBF"
                              "a,b\n1,2\n3,4"}) {
    EXPECT_THAT(ReadAll(content), ElementsAre("2: 1|2", "3: 3|4")) << content;
  }
}

TEST(CsvReaderTest, CountsLinesWithinQuotes) {
  EXPECT_THAT(ReadAll("a,b\n\"one\ntwo\r\nthree\",x\n4,y\n"), ElementsAre("2: one\ntwo\r\nthree|x", "5: 4|y"));
}

TEST(CsvReaderTest, UndoublesQuotes) {
  EXPECT_THAT(ReadAll("a,b\n\"x \"\"y\"\"\",\"\"\n"), ElementsAre("2: x \"y\"|"));
}

TEST(CsvReaderTest, SkipsBlankLines) {
  EXPECT_THAT(ReadAll("\n\na,b\n\n1,2\n \t \n\n3,4\n\n"), ElementsAre("5: 1|2", "8: 3|4"));
}

TEST(CsvReaderTest, TakesSemicolons) { EXPECT_THAT(ReadAll("a;b\n1,5;2\n", ';'), ElementsAre("2: 1,5|2")); }

TEST(CsvReaderTest, ReportsTheNumberOfFieldsAndGoesOn) {
  EXPECT_THAT(ReadAll("a,b\n1\n1,2\n1,2,3\n5,6\n"),
              ElementsAre("people.csv:2: 1 fields, want 2 as in the header", "3: 1|2",
                          "people.csv:4: 3 fields, want 2 as in the header", "5: 5|6"));
}

TEST(CsvReaderTest, ReportsAStrayQuoteAndGoesOn) {
  const auto rows = ReadAll("a,b\n1,x\"y\n3,4\n\"5\"6,7\n8,9\n");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_THAT(rows[0], StartsWith("people.csv:2: column b: stray quote, want "));
  EXPECT_EQ(rows[1], "3: 3|4");
  EXPECT_THAT(rows[2], StartsWith("people.csv:4: column a: stray quote, want "));
  EXPECT_EQ(rows[3], "5: 8|9");
}

TEST(CsvReaderTest, AQuoteThatIsNeverClosedCostsOneRow) {
  const auto rows = ReadAll("a,b\n1,\"never\n3,4\n5,6\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], "people.csv:2: column b: the quote is never closed, want a closing quote");
  EXPECT_EQ(rows[1], "3: 3|4");
  EXPECT_EQ(rows[2], "4: 5|6");
}

TEST(CsvReaderTest, ReportsInvalidUtf8AndGoesOn) {
  const auto rows = ReadAll("a,b\n1,caf\xE9\n3,caf\xC3\xA9\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0], "people.csv:2: column b: is not valid UTF-8, want the file saved as UTF-8");
  EXPECT_EQ(rows[1], "3: 3|caf\xC3\xA9");
}

TEST(CsvReaderTest, ReportsNulAndGoesOn) {
  const auto rows = ReadAll(std::string_view("a,b\n1,x\0y\n3,4\n", 14));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0], HasSubstr("people.csv:2: column a: holds a NUL byte, want UTF-8 text"));
  EXPECT_EQ(rows[1], "3: 3|4");
}

TEST(CsvReaderTest, RefusesAFileWithoutAUsableHeader) {
  EXPECT_THAT(ReadAll(""), ElementsAre("people.csv:1: is empty, want a header row"));
  EXPECT_THAT(ReadAll(" \n\n"), ElementsAre("people.csv:1: is empty, want a header row"));
  EXPECT_THAT(ReadAll("a,b,a\n1,2,3\n"), ElementsAre("people.csv:1: column a: is there twice, want it once"));
  EXPECT_THAT(ReadAll("a,b\xFF\n"),
              ElementsAre("people.csv:1: column number 2: is not valid UTF-8, want the file saved as UTF-8"));
  EXPECT_THAT(ReadAll("a,\"b\n1,2\n"),
              ElementsAre("people.csv:1: column number 2: the quote is never closed, want a closing quote"));
}

TEST(CsvReaderTest, NamesThePlaceInTheRowAtHand) {
  absl::StatusOr<CsvReader> reader = CsvReader::Open("people.csv", "name,age\nAda,old\n");
  ASSERT_TRUE(reader.ok());
  ASSERT_TRUE(reader->Next());
  EXPECT_EQ(reader->ErrorAt(1, "is no number, want one").message(), "people.csv:2: column age: is no number, want one");
}

TEST(CsvReaderTest, CanBeMovedBetweenRows) {
  absl::StatusOr<CsvReader> first = CsvReader::Open("people.csv", "a\n1\n2\n");
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE(first->Next());
  CsvReader second = *std::move(first);
  ASSERT_TRUE(second.Next());
  EXPECT_EQ(second.field(0), "2");
  EXPECT_EQ(second.line(), 3U);
}

}  // namespace
}  // namespace perron
