#include "tests/support/naive_preference.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>

namespace perron {
namespace {

std::array<double, 3> OnUnitSphere(GeoPoint point) {
  const double latitude = point.latitude * std::acos(-1.0) / 180;
  const double longitude = point.longitude * std::acos(-1.0) / 180;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

double AtLeastTenth(double factor) { return factor < 0.1 ? 0.1 : factor; }

NaiveReason DistanceReason(const PersonCircumstances& person, const WorkCircumstances& work, const Criteria& criteria) {
  if (!person.home.has_value() || !work.place.has_value()) return {1, true, true};
  double limit = 30;
  if (person.max_distance_km > 0) limit = person.max_distance_km;
  if (criteria.max_km > 0) limit = criteria.max_km;
  const double km = NaiveKm(*person.home, *work.place);
  if (km <= limit) return {1, false, true};
  return {AtLeastTenth(10 / (10 + (km - limit))), false, false};
}

NaiveReason HoursReason(Hours wanted, Hours offered) {
  if (wanted.min == 0 && wanted.max == 0) return {1, true, true};
  if (offered.min == 0 && offered.max == 0) return {1, true, true};
  // An open bound is one that nothing goes over.
  const int wanted_max = wanted.max == 0 ? 1000 : wanted.max;
  const int offered_max = offered.max == 0 ? 1000 : offered.max;
  if (offered_max >= wanted.min && offered.min <= wanted_max) return {1, false, true};
  const int gap = offered_max < wanted.min ? wanted.min - offered_max : offered.min - wanted_max;
  return {AtLeastTenth(1 - gap / 20.0), false, false};
}

NaiveReason StartReason(Day available, Day start) {
  if (available == kUnknownDay || start == kUnknownDay) return {1, true, true};
  if (available <= start) return {1, false, true};
  return {AtLeastTenth(1 - (available - start) / 90.0), false, false};
}

NaiveReason WorkFormReason(WorkFormSet wished, WorkForm form) {
  if (wished == 0 || form == 0) return {1, true, true};
  if (((wished >> form) & 1U) == 1U) return {1, false, true};
  return {0.5, false, false};
}

NaiveReason SectorReason(const std::vector<std::string>& wished, const std::string& sector) {
  if (wished.empty() || sector.empty()) return {1, true, true};
  if (std::set<std::string>(wished.begin(), wished.end()).count(sector) == 1) return {1, false, true};
  return {0.7, false, false};
}

NaiveReason InterestsReason(const std::optional<Interests>& a, const std::optional<Interests>& b) {
  if (!a.has_value() || !b.has_value()) return {1, true, true};
  // Pearson's correlation from sums: (n Sxy - Sx Sy) / sqrt((n Sxx - Sx^2)(n Syy - Sy^2)).
  double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  bool flat_a = true, flat_b = true;
  for (std::size_t i = 0; i < 6; ++i) {
    const double x = (*a)[i];
    const double y = (*b)[i];
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
    if ((*a)[i] != (*a)[0]) flat_a = false;
    if ((*b)[i] != (*b)[0]) flat_b = false;
  }
  if (flat_a || flat_b) return {1, true, true};
  const double correlation = (6 * sxy - sx * sy) / std::sqrt((6 * sxx - sx * sx) * (6 * syy - sy * sy));
  // 0.7 for opposite interests, 1 for the same, a straight line between.
  return {0.85 + 0.15 * correlation, false, true};
}

NaiveReason LanguageReason(const std::vector<LanguageAbility>& spoken, const std::vector<LanguageAbility>& asked) {
  for (const LanguageAbility& demand : asked) {
    bool speaks = false;
    for (const LanguageAbility& ability : spoken) {
      if (ability.language == demand.language && ability.level >= demand.level) speaks = true;
    }
    if (!speaks) return {0.5, false, false};
  }
  return {1, false, true};
}

NaiveReason OneOfReason(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  for (const std::string& one : wanted) {
    for (const std::string& other : there) {
      if (one == other) return {1, false, true};
    }
  }
  return {0.5, false, false};
}

bool Has(std::uint32_t bits, ReasonKind kind) { return ((bits >> static_cast<unsigned>(kind)) & 1U) == 1U; }

}  // namespace

double NaiveKm(GeoPoint a, GeoPoint b) {
  const std::array<double, 3> from = OnUnitSphere(a);
  const std::array<double, 3> to = OnUnitSphere(b);
  double square = 0;
  for (std::size_t i = 0; i < 3; ++i) square += (from[i] - to[i]) * (from[i] - to[i]);
  double half_chord = std::sqrt(square) / 2;
  if (half_chord > 1) half_chord = 1;
  return std::round(2 * std::asin(half_chord) * 6371 * 10) / 10;
}

NaivePreference NaivelyJudge(const PersonCircumstances& person, const WorkCircumstances& work,
                             const Criteria& criteria) {
  NaivePreference judged;
  judged.reasons[ReasonKind::kDistance] = DistanceReason(person, work, criteria);
  judged.reasons[ReasonKind::kHours] = HoursReason(person.hours, work.hours);
  judged.reasons[ReasonKind::kStart] = StartReason(person.available_from, work.start);
  judged.reasons[ReasonKind::kWorkForm] = WorkFormReason(person.wished_work_forms, work.work_form);
  judged.reasons[ReasonKind::kSector] = SectorReason(person.sectors, work.sector);
  judged.reasons[ReasonKind::kInterests] = InterestsReason(person.interests, work.interests);
  if (Has(criteria.asked, ReasonKind::kLicence)) {
    const bool met = (person.licences & work.licences) == work.licences;
    judged.reasons[ReasonKind::kLicence] = met ? NaiveReason{1, false, true} : NaiveReason{0.5, false, false};
  }
  if (Has(criteria.asked, ReasonKind::kLanguage)) {
    judged.reasons[ReasonKind::kLanguage] = LanguageReason(person.languages, work.languages);
  }
  if (!criteria.areas.empty()) {
    const std::string& area = criteria.other_is_person ? person.area : work.area;
    judged.reasons[ReasonKind::kArea] = area.empty() ? NaiveReason{1, true, true} : OneOfReason(criteria.areas, {area});
  }
  if (!criteria.programmes.empty()) {
    judged.reasons[ReasonKind::kProgramme] =
        OneOfReason(criteria.programmes, criteria.other_is_person ? person.programmes : work.programmes);
  }
  for (const auto& [kind, reason] : judged.reasons) {  // ascending by kind
    judged.value *= reason.factor;
    if (Has(criteria.hard, kind) && !reason.met) judged.keep = false;
  }
  if (criteria.eligible_for != 0 && ((person.eligible_work_forms >> criteria.eligible_for) & 1U) == 0U) {
    judged.keep = false;
  }
  return judged;
}

}  // namespace perron
