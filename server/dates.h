#ifndef PERRON_SERVER_DATES_H_
#define PERRON_SERVER_DATES_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "matching/competency.h"

namespace perron {

// A day written as YYYY-MM-DD, of the years 1900 to 2199. Nullopt when it is not, or is no real day (2026-02-30).
std::optional<Day> ParseDay(std::string_view text);

// As ParseDay; empty or wrong is kUnknownDay. For records that were validated when they were written.
Day ParseDayOrUnknown(std::string_view text);

// YYYY-MM-DD. REQUIRES: day != kUnknownDay.
std::string FormatDay(Day day);

// The day in UTC.
Day DayOf(absl::Time time);

}  // namespace perron

#endif  // PERRON_SERVER_DATES_H_
