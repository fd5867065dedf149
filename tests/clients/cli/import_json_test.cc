#include "clients/cli/import_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "perron/v1/candidate_service.pb.h"

namespace perron {
namespace {

using testing::HasSubstr;

class JsonRowReaderTest : public testing::Test {
 protected:
  JsonRowReader Reader(const std::string& content) {
    in_.str(content);
    return JsonRowReader(InputFile::Open("-", in_).value());
  }

  std::istringstream in_;
};

TEST_F(JsonRowReaderTest, ReadsOneResourceALine) {
  auto reader =
      Reader("\xEF\xBB\xBF{\"name\":\"candidates/a\"}\r\n\n  \n{\"name\":\"candidates/b\",\"displayName\":\"é\"}");
  v1::Candidate candidate;
  RowInfo info;
  ASSERT_TRUE(reader.Next(&candidate, &info).value());
  EXPECT_EQ(candidate.name(), "candidates/a");
  EXPECT_EQ(info.line, 1);
  candidate.Clear();
  ASSERT_TRUE(reader.Next(&candidate, &info).value());
  EXPECT_EQ(candidate.display_name(), "é");
  EXPECT_EQ(info.line, 4);
  EXPECT_FALSE(reader.Next(&candidate, &info).value());
}

TEST_F(JsonRowReaderTest, ABadLineIsAProblemAndTheNextOneIsRead) {
  auto reader = Reader("{\"nam\":\"x\"}\n{broken\n{\"area\":\"Beijum\"}\n");
  v1::Candidate candidate;
  RowInfo unknown_field;
  ASSERT_TRUE(reader.Next(&candidate, &unknown_field).value());
  ASSERT_EQ(unknown_field.problems.size(), 1u);
  EXPECT_THAT(unknown_field.problems[0].wanted, HasSubstr("nam"));
  RowInfo broken;
  ASSERT_TRUE(reader.Next(&candidate, &broken).value());
  EXPECT_EQ(broken.line, 2);
  EXPECT_EQ(broken.problems.size(), 1u);
  RowInfo good;
  candidate.Clear();
  ASSERT_TRUE(reader.Next(&candidate, &good).value());
  EXPECT_TRUE(good.problems.empty());
  EXPECT_EQ(candidate.area(), "Beijum");
}

TEST_F(JsonRowReaderTest, ReadsLinesLongerThanOneRead) {
  const std::string text(700'000, 'x');
  auto reader = Reader("{\"displayName\":\"" + text + "\"}\n{\"area\":\"b\"}");
  v1::Candidate candidate;
  RowInfo info;
  ASSERT_TRUE(reader.Next(&candidate, &info).value());
  EXPECT_EQ(candidate.display_name(), text);
  ASSERT_TRUE(reader.Next(&candidate, &info).value());
}

TEST_F(JsonRowReaderTest, GivesUpOnALineWithoutEnd) {
  auto reader = Reader(std::string(20 * 1024 * 1024, ' '));
  v1::Candidate candidate;
  RowInfo info;
  EXPECT_TRUE(absl::IsResourceExhausted(reader.Next(&candidate, &info).status()));
}

TEST(ParseJsonTest, NamesAWrongValue) {
  v1::Candidate candidate;
  const absl::Status status = ParseJson("{\"mobility\":{\"maxDistanceKm\":\"ver\"}}", &candidate);
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  EXPECT_THAT(std::string(status.message()), HasSubstr("ver"));
}

}  // namespace
}  // namespace perron
