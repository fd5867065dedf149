#include "server/dates.h"

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace perron {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);
constexpr std::size_t kDateLength = 10;  // YYYY-MM-DD

// Digits, with hyphens in the fifth and the eighth place.
bool HasShape(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wanted = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    if (!wanted) return false;
  }
  return true;
}

}  // namespace

std::optional<Day> ParseDay(std::string_view text) {
  absl::CivilDay day;
  // Absl would take more: "2026-1-1", spaces, a sign.
  if (text.size() != kDateLength || !HasShape(text) ||
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
