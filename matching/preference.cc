#include "matching/preference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perron {
namespace {

Reason Unknown(ReasonKind kind) { return {.kind = kind, .unknown = true}; }

Reason MetOr(ReasonKind kind, bool met, double otherwise) {
  return {.kind = kind, .factor = met ? 1.0 : otherwise, .met = met};
}

bool Contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Pearson's correlation of the two profiles; absent when either is flat.
std::optional<double> Correlation(const Interests& a, const Interests& b) {
  // Sums of six floats are exact in double, so the mean of a flat profile is its level to the bit.
  const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / static_cast<double>(a.size());
  const double mean_b = std::accumulate(b.begin(), b.end(), 0.0) / static_cast<double>(b.size());
  double cross = 0;
  double square_a = 0;
  double square_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double from_a = static_cast<double>(a[i]) - mean_a;
    const double from_b = static_cast<double>(b[i]) - mean_b;
    cross += from_a * from_b;
    square_a += from_a * from_a;
    square_b += from_b * from_b;
  }
  if (square_a <= 0 || square_b <= 0) return std::nullopt;
  return std::clamp(cross / std::sqrt(square_a * square_b), -1.0, 1.0);
}

// Calls add(reason) for every reason that counts, in ascending order of kind, and says whether the person is eligible.
template <typename Add>
bool JudgeReasons(const PersonCircumstances& person, const WorkCircumstances& work, const Criteria& criteria,
                  const ScoringModel& model, const Add& add) {
  add(DistanceReason(person.home, person.max_distance_km, work.place, criteria, model));
  add(HoursReason(person.hours, work.hours, model));
  add(StartReason(person.available_from, work.start, model));
  add(WorkFormReason(person.wished_work_forms, work.work_form, model));
  add(SectorReason(person.sectors, work.sector, model));
  add(InterestsReason(person.interests, work.interests, model));
  if (Counts(ReasonKind::kLicence, criteria)) add(LicenceReason(person.licences, work.licences, model));
  if (Counts(ReasonKind::kLanguage, criteria)) add(LanguageReason(person.languages, work.languages, model));
  if (Counts(ReasonKind::kArea, criteria)) {
    add(AreaReason(criteria.other_is_person ? person.area : work.area, criteria, model));
  }
  if (Counts(ReasonKind::kProgramme, criteria)) {
    add(ProgrammeReason(criteria.other_is_person ? person.programmes : work.programmes, criteria, model));
  }
  return IsEligible(person.eligible_work_forms, criteria);
}

void Take(const Reason& reason, const Criteria& criteria, PreferenceVerdict& verdict) {
  verdict.value *= reason.factor;
  if (!reason.met && (criteria.hard & Criteria::Bit(reason.kind)) != 0) verdict.keep = false;
}

}  // namespace

bool Counts(ReasonKind kind, const Criteria& criteria) {
  switch (kind) {
    case ReasonKind::kLicence:
    case ReasonKind::kLanguage:
      return (criteria.asked & Criteria::Bit(kind)) != 0;
    case ReasonKind::kArea:
      return !criteria.areas.empty();
    case ReasonKind::kProgramme:
      return !criteria.programmes.empty();
    default:
      return true;
  }
}

double DistanceLimit(double max_distance_km, const Criteria& criteria, const ScoringModel& model) {
  if (criteria.max_km > 0) return criteria.max_km;
  return max_distance_km > 0 ? max_distance_km : model.default_max_km;
}

// A half at beyond_km over the limit, a third at twice that: smooth, and a wider radius never lowers it.
Reason DistanceReason(double km, double limit, const ScoringModel& model) {
  const double over = std::max(0.0, km - limit);
  return {.kind = ReasonKind::kDistance,
          .factor = std::max(model.floor, model.beyond_km / (model.beyond_km + over)),
          .met = over == 0,
          .value = km,
          .limit = limit};
}

Reason DistanceReason(const std::optional<GeoPoint>& home, double max_distance_km, const std::optional<GeoPoint>& place,
                      const Criteria& criteria, const ScoringModel& model) {
  if (!home || !place) return Unknown(ReasonKind::kDistance);
  return DistanceReason(DistanceKm(*home, *place), DistanceLimit(max_distance_km, criteria, model), model);
}

Reason HoursReason(const Hours& wanted, const Hours& offered, const ScoringModel& model) {
  if (!wanted.known() || !offered.known()) return Unknown(ReasonKind::kHours);
  int gap = 0;
  if (wanted.min != 0 && offered.max != 0) gap = std::max(gap, wanted.min - offered.max);
  if (wanted.max != 0 && offered.min != 0) gap = std::max(gap, offered.min - wanted.max);
  return {.kind = ReasonKind::kHours,
          .factor = std::max(model.floor, 1 - gap / model.hours_gap),
          .met = gap == 0,
          .value = static_cast<double>(gap)};
}

Reason StartReason(Day available, Day start, const ScoringModel& model) {
  if (available == kUnknownDay || start == kUnknownDay) return Unknown(ReasonKind::kStart);
  const int late = std::max(0, available - start);
  return {.kind = ReasonKind::kStart,
          .factor = std::max(model.floor, 1 - late / model.start_gap_days),
          .met = late == 0,
          .value = static_cast<double>(late)};
}

Reason WorkFormReason(WorkFormSet wished, WorkForm form, const ScoringModel& model) {
  if (wished == 0 || form == 0) return Unknown(ReasonKind::kWorkForm);
  return MetOr(ReasonKind::kWorkForm, (wished & (WorkFormSet{1} << form)) != 0, model.other_work_form);
}

Reason SectorReason(const std::vector<std::string>& wished, const std::string& sector, const ScoringModel& model) {
  if (wished.empty() || sector.empty()) return Unknown(ReasonKind::kSector);
  return MetOr(ReasonKind::kSector, Contains(wished, sector), model.other_sector);
}

Reason InterestsReason(const std::optional<Interests>& person, const std::optional<Interests>& work,
                       const ScoringModel& model) {
  if (!person || !work) return Unknown(ReasonKind::kInterests);
  const std::optional<double> correlation = Correlation(*person, *work);
  if (!correlation) return Unknown(ReasonKind::kInterests);
  const double spread = 1 - model.opposite_interests;
  return {.kind = ReasonKind::kInterests,
          .factor = std::min(1.0, model.opposite_interests + spread * (1 + *correlation) / 2),
          .value = *correlation};
}

Reason LicenceReason(LicenceSet held, LicenceSet asked, const ScoringModel& model) {
  return MetOr(ReasonKind::kLicence, (asked & ~held) == 0, model.unmet_criterion);
}

Reason LanguageReason(const std::vector<LanguageAbility>& spoken, const std::vector<LanguageAbility>& asked,
                      const ScoringModel& model) {
  const bool met = std::all_of(asked.begin(), asked.end(), [&spoken](const LanguageAbility& demand) {
    return std::any_of(spoken.begin(), spoken.end(), [&demand](const LanguageAbility& ability) {
      return ability.language == demand.language && ability.level >= demand.level;
    });
  });
  return MetOr(ReasonKind::kLanguage, met, model.unmet_criterion);
}

Reason AreaReason(const std::string& area, const Criteria& criteria, const ScoringModel& model) {
  if (area.empty()) return Unknown(ReasonKind::kArea);
  return MetOr(ReasonKind::kArea, Contains(criteria.areas, area), model.unmet_criterion);
}

Reason ProgrammeReason(const std::vector<std::string>& programmes, const Criteria& criteria,
                       const ScoringModel& model) {
  const bool met = std::any_of(programmes.begin(), programmes.end(), [&criteria](const std::string& programme) {
    return Contains(criteria.programmes, programme);
  });
  return MetOr(ReasonKind::kProgramme, met, model.unmet_criterion);
}

bool IsEligible(WorkFormSet eligible_work_forms, const Criteria& criteria) {
  return criteria.eligible_for == 0 || (eligible_work_forms & (WorkFormSet{1} << criteria.eligible_for)) != 0;
}

Preference JudgePreference(const PersonCircumstances& person, const WorkCircumstances& work, const Criteria& criteria,
                           const ScoringModel& model) {
  Preference preference;
  const bool eligible = JudgeReasons(person, work, criteria, model, [&](const Reason& reason) {
    Take(reason, criteria, preference);
    preference.reasons.push_back(reason);
  });
  preference.keep = preference.keep && eligible;
  return preference;
}

PreferenceVerdict WeighPreference(const PersonCircumstances& person, const WorkCircumstances& work,
                                  const Criteria& criteria, const ScoringModel& model) {
  PreferenceVerdict verdict;
  const bool eligible =
      JudgeReasons(person, work, criteria, model, [&](const Reason& reason) { Take(reason, criteria, verdict); });
  verdict.keep = verdict.keep && eligible;
  return verdict;
}

}  // namespace perron
