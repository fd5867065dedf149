#include "server/dates.h"

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace perron {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);
constexpr std::size_t kDateLength = 10;  // YYYY-MM-DD

}  // namespace

std::optional<Day> ParseDay(std::string_view text) {
  absl::CivilDay day;
  // The length keeps out what absl would take as well: "2026-1-1", spaces, a sign.
  if (text.size() != kDateLength || text[4] != '-' || text[7] != '-' ||
      !absl::ParseCivilTime(absl::string_view(text.data(), text.size()), &day)) {
    return std::nullopt;
  }
  if (day.year() < 1900 || day.year() > 2199) return std::nullopt;
  return static_cast<Day>(day - kEpoch);
}

Day ParseDayOrUnknown(std::string_view text) { return ParseDay(text).value_or(kUnknownDay); }

std::string FormatDay(Day day) {
  const absl::CivilDay civil = kEpoch + day;
  return absl::StrFormat("%04d-%02d-%02d", civil.year(), civil.month(), civil.day());
}

Day DayOf(absl::Time time) { return static_cast<Day>(absl::ToCivilDay(time, absl::UTCTimeZone()) - kEpoch); }

}  // namespace perron
