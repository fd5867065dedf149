#include "server/dates.h"

#include <chrono>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace perron {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);
constexpr std::size_t kDateLength = 10;  // YYYY-MM-DD

// Digits, with hyphens in the fifth and the eighth place.
bool HasShape(std::string_view text) {
  if (text.size() != kDateLength) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wanted = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    if (!wanted) return false;
  }
  return true;
}

unsigned Number(std::string_view digits) {
  unsigned number = 0;
  for (const char digit : digits) number = 10 * number + static_cast<unsigned>(digit - '0');
  return number;
}

}  // namespace

std::optional<Day> ParseDay(std::string_view text) {
  // By hand: absl::ParseCivilTime takes more than this form, and most of the time of an import.
  if (!HasShape(text)) return std::nullopt;
  const auto year = static_cast<int>(Number(text.substr(0, 4)));
  const std::chrono::year_month_day day(std::chrono::year(year), std::chrono::month(Number(text.substr(5, 2))),
                                        std::chrono::day(Number(text.substr(8, 2))));
  if (!day.ok() || year < 1900 || year > 2199) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days(day).time_since_epoch().count());
}

Day ParseDayOrUnknown(std::string_view text) { return ParseDay(text).value_or(kUnknownDay); }

std::string FormatDay(Day day) {
  const absl::CivilDay civil = kEpoch + day;
  return absl::StrFormat("%04d-%02d-%02d", civil.year(), civil.month(), civil.day());
}

Day DayOf(absl::Time time) { return static_cast<Day>(absl::ToCivilDay(time, absl::UTCTimeZone()) - kEpoch); }

}  // namespace perron
