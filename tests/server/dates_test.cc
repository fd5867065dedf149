#include "server/dates.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(DatesTest, ADayIsTheNumberOfDaysSince1970) {
  EXPECT_EQ(ParseDay("1970-01-01"), 0);
  EXPECT_EQ(ParseDay("1969-12-31"), -1);
  EXPECT_EQ(ParseDay("2026-11-22"), 20779);
}

TEST(DatesTest, EveryDayOfTheRangeGoesThereAndBack) {
  const Day first = *ParseDay("1900-01-01");
  const Day last = *ParseDay("2199-12-31");
  for (Day day = first; day <= last; ++day) ASSERT_EQ(ParseDay(FormatDay(day)), day);
}

TEST(DatesTest, WhatIsNoDayIsRefused) {
  for (const char* text : {"", "2026", "2026-1-1", "2026-01-1 ", " 2026-01-1", "2026-02-30", "2026-13-01", "2026-00-10",
                           "2026-01-00", "2025-02-29", "1899-12-31", "2200-01-01", "20260101", "2026/01/01",
                           "+026-01-01", "-026-01-01", "2026-01-01T", "abcd-ef-gh", "22-11-2026"}) {
    EXPECT_FALSE(ParseDay(text)) << text;
    EXPECT_EQ(ParseDayOrUnknown(text), kUnknownDay) << text;
  }
}

TEST(DatesTest, LeapDaysAreDays) {
  EXPECT_TRUE(ParseDay("2024-02-29"));
  EXPECT_TRUE(ParseDay("2000-02-29"));
  EXPECT_FALSE(ParseDay("2100-02-29"));
}

TEST(DatesTest, TheDayOfAMomentIsThatOfUtc) {
  EXPECT_EQ(FormatDay(DayOf(absl::FromUnixSeconds(1795348800))), "2026-11-22");
  EXPECT_EQ(DayOf(absl::FromUnixSeconds(86399)), 0);
  EXPECT_EQ(DayOf(absl::FromUnixSeconds(86400)), 1);
  EXPECT_EQ(DayOf(absl::FromUnixSeconds(-1)), -1);
}

}  // namespace
}  // namespace perron
