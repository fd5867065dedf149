#include "index/postcodes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string ErrorOf(const std::string& csv) {
  const absl::StatusOr<Postcodes> table = Postcodes::Parse("p.csv", csv);
  EXPECT_EQ(table.status().code(), absl::StatusCode::kInvalidArgument) << csv;
  return std::string(table.status().message());
}

TEST(PostcodesTest, TheTableThatIsShippedCoversGroningenAndDrenthe) {
  const Postcodes& table = Postcodes::BuiltIn();
  EXPECT_GT(table.size(), 400U);
  std::size_t found = 0;
  for (int postcode = 1000; postcode <= 9999; ++postcode) {
    const auto point = table.Find(std::to_string(postcode));
    if (!point) continue;
    ++found;
    EXPECT_GE(point->latitude, 52.5) << postcode;
    EXPECT_LE(point->latitude, 53.6) << postcode;
    EXPECT_GE(point->longitude, 6.0) << postcode;
    EXPECT_LE(point->longitude, 7.3) << postcode;
  }
  EXPECT_EQ(found, table.size());
}

TEST(PostcodesTest, GroningenIsAboutTwentyFiveKilometresFromAssen) {
  const auto groningen = Postcodes::BuiltIn().Find("9711");
  const auto assen = Postcodes::BuiltIn().Find("9401");
  ASSERT_TRUE(groningen && assen);
  EXPECT_NEAR(DistanceKm(*groningen, *assen), 25, 2);
}

TEST(PostcodesTest, OnlyTheFourDigitsCount) {
  const Postcodes table = *Postcodes::Parse("p.csv", "postcode,latitude,longitude\n9711,53.2,6.5\n");
  for (const char* text : {"9711", "9711AB", "9711 AB"}) EXPECT_TRUE(table.Find(text)) << text;
  for (const char* text : {"", "971", "97a1", " 9711", "9712", "0711", "-971"}) EXPECT_FALSE(table.Find(text)) << text;
}

TEST(PostcodesTest, OtherColumnsAreIgnoredInAnyOrder) {
  const Postcodes table = *Postcodes::Parse("p.csv", "town,longitude,postcode,latitude\nAssen,6.5,9401,53.0\n");
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(table.Find("9401")->latitude, 53.0);
  EXPECT_EQ(table.Find("9401")->longitude, 6.5);
}

TEST(PostcodesTest, EveryKindOfBadRowIsNamedByLineAndColumn) {
  const std::string head = "postcode,latitude,longitude\n9711,53.2,6.5\n";
  for (const char* bad : {"971", "0999", "97111", "abcd", ""}) {
    EXPECT_THAT(ErrorOf(head + bad + ",53.2,6.5\n"), AllOf(HasSubstr("p.csv:3"), HasSubstr("postcode"))) << bad;
  }
  for (const char* bad : {"", "x", "49.9", "54.1", "nan", "inf", "53,2"}) {
    EXPECT_THAT(ErrorOf(head + "9712," + std::string("\"") + bad + "\",6.5\n"),
                AllOf(HasSubstr("p.csv:3"), HasSubstr("latitude")))
        << bad;
  }
  for (const char* bad : {"", "2.9", "8.1", "-6.5"}) {
    EXPECT_THAT(ErrorOf(head + "9712,53.2," + bad + "\n"), AllOf(HasSubstr("p.csv:3"), HasSubstr("longitude"))) << bad;
  }
  EXPECT_THAT(ErrorOf(head + "9711,53.1,6.5\n"), AllOf(HasSubstr("p.csv:3"), HasSubstr("twice")));
  EXPECT_THAT(ErrorOf(head + "9712,53.2\n"), HasSubstr("p.csv:3"));
}

TEST(PostcodesTest, AMissingColumnIsNamed) {
  EXPECT_THAT(ErrorOf("postcode,latitude\n9711,53.2\n"), HasSubstr("longitude"));
  EXPECT_THAT(ErrorOf("latitude,longitude\n53.2,6.5\n"), HasSubstr("postcode"));
  EXPECT_THAT(ErrorOf(""), HasSubstr("p.csv"));
}

TEST(PostcodesTest, AMergedTableWinsWhereBothKnowAPostcode) {
  Postcodes table = *Postcodes::Parse("a.csv", "postcode,latitude,longitude\n1000,52.0,5.0\n2000,52.0,5.0\n");
  table.Merge(*Postcodes::Parse("b.csv", "postcode,latitude,longitude\n2000,53.0,6.0\n3000,53.0,6.0\n"));
  EXPECT_EQ(table.size(), 3U);
  EXPECT_EQ(table.Find("1000")->latitude, 52.0);
  EXPECT_EQ(table.Find("2000")->latitude, 53.0);
  EXPECT_EQ(table.Find("3000")->latitude, 53.0);
}

}  // namespace
}  // namespace perron
