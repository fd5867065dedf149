#include "server/record_fields.h"

#include <gtest/gtest.h>

#include "perron/v1/vacancy_service.pb.h"

namespace perron {
namespace {

v1::Vacancy Example() {
  v1::Vacancy vacancy;
  vacancy.set_title("Kok (m/v) \xC3\xA9\xC3\xA9n dag");
  vacancy.set_occupation("occupations/cook");
  vacancy.mutable_create_time()->set_seconds(-5);
  vacancy.mutable_requirements()->Add()->set_competency("title");
  vacancy.mutable_hours()->set_min(8);
  vacancy.set_positions(3);
  vacancy.add_tasks()->set_share_of_time(0.5);
  return vacancy;
}

TEST(RecordFieldsTest, ReadsWhatParsingReads) {
  const std::string bytes = Example().SerializeAsString();
  EXPECT_EQ(ReadStringField(bytes, v1::Vacancy::kTitleFieldNumber), Example().title());
  EXPECT_EQ(ReadStringField(bytes, v1::Vacancy::kOccupationFieldNumber), "occupations/cook");
}

TEST(RecordFieldsTest, AbsentIsEmpty) {
  EXPECT_EQ(ReadStringField("", v1::Vacancy::kTitleFieldNumber), "");
  EXPECT_EQ(ReadStringField(Example().SerializeAsString(), v1::Vacancy::kDescriptionFieldNumber), "");
  EXPECT_EQ(ReadStringField(Example().SerializeAsString(), v1::Vacancy::kPositionsFieldNumber), "");
}

TEST(RecordFieldsTest, TheLastOfTwoCountsAsInParsing) {
  v1::Vacancy first;
  first.set_title("first");
  EXPECT_EQ(ReadStringField(first.SerializeAsString() + Example().SerializeAsString(), v1::Vacancy::kTitleFieldNumber),
            Example().title());
}

// Whatever parsing refuses is refused, cut off anywhere.
TEST(RecordFieldsTest, WhatIsNoMessageIsTold) {
  const std::string bytes = Example().SerializeAsString();
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    v1::Vacancy parsed;
    const std::string cut = bytes.substr(0, length);
    const auto title = ReadStringField(cut, v1::Vacancy::kTitleFieldNumber);
    EXPECT_EQ(title.has_value(), parsed.ParseFromString(cut)) << length;
    if (title) {
      EXPECT_EQ(*title, parsed.title());
    }
  }
  EXPECT_EQ(ReadStringField(std::string("\x00", 1), v1::Vacancy::kTitleFieldNumber), std::nullopt);
  EXPECT_EQ(ReadStringField("\xFF\xFF", v1::Vacancy::kTitleFieldNumber), std::nullopt);
}

}  // namespace
}  // namespace perron
