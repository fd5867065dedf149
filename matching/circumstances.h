#ifndef PERRON_MATCHING_CIRCUMSTANCES_H_
#define PERRON_MATCHING_CIRCUMSTANCES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matching/competency.h"

namespace perron {

// A place on earth, degrees.
struct GeoPoint {
  double latitude = 0;
  double longitude = 0;
};

// Kilometres along a great circle, rounded to 0.1, so that libraries that differ in the last bit of a sine give the
// same answer.
double DistanceKm(GeoPoint a, GeoPoint b);

// Hours a week. A bound of 0 is open.
struct Hours {
  int min = 0;
  int max = 0;

  bool known() const { return min != 0 || max != 0; }
};

// Forms of work. Values are those of perron.v1.WorkForm, 0 = unknown.
using WorkForm = std::uint8_t;
// A set of forms of work: bit (1 << value).
using WorkFormSet = std::uint32_t;

// Driving licences held or asked: a bit each, by Licence.
using LicenceSet = std::uint32_t;
inline constexpr std::array<const char*, 16> kLicenceNames = {"A",  "A1", "A2",  "AM", "B",  "B+", "BE",  "C",
                                                              "C1", "CE", "C1E", "D",  "D1", "DE", "D1E", "T"};

// What the holder of these licences may drive too, by Dutch law (for example CE includes C, C1, BE and B).
LicenceSet WithImpliedLicences(LicenceSet licences);

// A language, ISO 639-3, and its level: 0 unknown, 1 = A1 to 6 = C2.
struct LanguageAbility {
  std::string language;
  std::uint8_t level = 0;
};

// A person's circumstances, apart from what they can do. Whatever is unknown is left at its default.
struct PersonCircumstances {
  std::optional<GeoPoint> home;
  double max_distance_km = 0;  // 0 = unknown
  Hours hours;
  Day available_from = kUnknownDay;
  LicenceSet licences = 0;  // implied ones included
  std::vector<LanguageAbility> languages;
  WorkFormSet wished_work_forms = 0;
  WorkFormSet eligible_work_forms = 0;  // for the eligibility filter only, never scored
  std::vector<std::string> sectors;
  std::string area;
  std::vector<std::string> programmes;
  std::optional<Interests> interests;
};

// The circumstances of work.
struct WorkCircumstances {
  std::optional<GeoPoint> place;
  Hours hours;
  Day start = kUnknownDay;
  LicenceSet licences = 0;
  std::vector<LanguageAbility> languages;
  WorkForm work_form = 0;
  std::string sector;
  std::string area;
  std::vector<std::string> programmes;
  std::optional<Interests> interests;
};

}  // namespace perron

#endif  // PERRON_MATCHING_CIRCUMSTANCES_H_
