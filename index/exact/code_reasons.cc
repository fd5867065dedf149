#include "index/exact/code_reasons.h"

#include <optional>
#include <vector>

#include "index/exact/distance_bounds.h"

namespace perron {
namespace {

// Not scored, so the factor is of no account.
Reason Eligibility(WorkFormSet forms, const Criteria& criteria) {
  return {.kind = kEligibility, .met = IsEligible(forms, criteria)};
}

// Whether the limit keeps what is within the bounds, when they tell.
std::optional<bool> IsWithin(double limit, DistanceBounds bounds) {
  if (limit >= bounds.high) return true;
  if (limit < bounds.low) return false;
  return std::nullopt;
}

}  // namespace

bool CodeReasons::IsHard(ReasonKind kind) const {
  return kind == kEligibility || (criteria_.hard & Criteria::Bit(kind)) != 0;
}

void CodeReasons::Add(ReasonKind kind, const CodedRows& rows) {
  sources_.push_back({.kind = kind, .hard = IsHard(kind), .rows = &rows, .fixed = {}});
}

void CodeReasons::Add(const Reason& fixed) {
  sources_.push_back({.kind = fixed.kind, .hard = IsHard(fixed.kind), .rows = nullptr, .fixed = fixed});
}

void CodeReasons::MetByCode(ReasonKind kind, std::span<std::uint8_t> met) {
  for (std::size_t code = 0; code < met.size(); ++code) {
    met[code] = Of(kind, static_cast<std::uint32_t>(code)).met ? 1 : 0;
  }
}

PersonCodeReasons::PersonCodeReasons(const PersonCircumstanceColumns& people, const WorkCircumstances& work,
                                     const Criteria& criteria, const ScoringModel& model,
                                     StampedTable<double>& kilometres)
    : CodeReasons(criteria),
      columns_(people),
      people_(people.facets()),
      work_(work),
      model_(model),
      kilometres_(kilometres) {
  kilometres_.Clear(work.place ? people.home_points().size() : 0);
  if (criteria.eligible_for != 0) Add(kEligibility, people_.eligible_work_forms.rows());
  if (work.place) Add(ReasonKind::kDistance, people_.reach.rows());
  if (work.hours.known()) Add(ReasonKind::kHours, people_.hours.rows());
  if (work.start != kUnknownDay) Add(ReasonKind::kStart, people_.available_from.rows());
  if (work.work_form != 0) Add(ReasonKind::kWorkForm, people_.wished_work_forms.rows());
  if (!work.sector.empty()) Add(ReasonKind::kSector, people_.sectors.rows());
  if (work.interests) Add(ReasonKind::kInterests, people_.interests.rows());
  if (Counts(ReasonKind::kLicence, criteria) && work.licences != 0) {
    Add(ReasonKind::kLicence, people_.licences.rows());
  }
  if (Counts(ReasonKind::kLanguage, criteria) && !work.languages.empty()) {
    Add(ReasonKind::kLanguage, people_.languages.rows());
  }
  if (Counts(ReasonKind::kArea, criteria)) {
    criteria.other_is_person ? Add(ReasonKind::kArea, people_.area.rows())
                             : Add(AreaReason(work.area, criteria, model));
  }
  if (Counts(ReasonKind::kProgramme, criteria)) {
    criteria.other_is_person ? Add(ReasonKind::kProgramme, people_.programmes.rows())
                             : Add(ProgrammeReason(work.programmes, criteria, model));
  }
}

Reason PersonCodeReasons::Distance(std::uint32_t code) {
  const Reach& reach = people_.reach.values()[code];
  if (!reach.home) return DistanceReason(reach.home, reach.max_distance_km, work_.place, criteria(), model_);
  // Limits differ from person to person, but kilometres are what costs.
  const double km =
      kilometres_.Get(columns_.home_of_reach()[code], [&] { return DistanceKm(*reach.home, *work_.place); });
  return DistanceReason(km, DistanceLimit(reach.max_distance_km, criteria(), model_), model_);
}

Reason PersonCodeReasons::Of(ReasonKind kind, std::uint32_t code) {
  if (kind == kEligibility) return Eligibility(people_.eligible_work_forms.values()[code], criteria());
  switch (kind) {
    case ReasonKind::kDistance:
      return Distance(code);
    case ReasonKind::kHours:
      return HoursReason(people_.hours.values()[code], work_.hours, model_);
    case ReasonKind::kStart:
      return StartReason(people_.available_from.values()[code], work_.start, model_);
    case ReasonKind::kWorkForm:
      return WorkFormReason(people_.wished_work_forms.values()[code], work_.work_form, model_);
    case ReasonKind::kSector:
      return SectorReason(people_.sectors.values()[code], work_.sector, model_);
    case ReasonKind::kInterests:
      return InterestsReason(people_.interests.values()[code], work_.interests, model_);
    case ReasonKind::kLicence:
      return LicenceReason(people_.licences.values()[code], work_.licences, model_);
    case ReasonKind::kLanguage:
      return LanguageReason(people_.languages.values()[code], work_.languages, model_);
    case ReasonKind::kArea:
      return AreaReason(people_.area.values()[code], criteria(), model_);
    case ReasonKind::kProgramme:
      return ProgrammeReason(people_.programmes.values()[code], criteria(), model_);
  }
  return {};
}

void PersonCodeReasons::MetByCode(ReasonKind kind, std::span<std::uint8_t> met) {
  if (kind != ReasonKind::kDistance) return CodeReasons::MetByCode(kind, met);
  const SpherePoint place = OnSphere(work_.place);
  const std::vector<std::uint32_t>& homes = columns_.home_of_reach();
  DistanceBounds bounds;
  for (std::size_t i = 0; i < met.size(); ++i) {
    const Reach& reach = people_.reach.values()[i];
    // The limits of one home follow each other.
    if (i == 0 || homes[i] != homes[i - 1]) bounds = BoundDistance(columns_.home_points()[homes[i]], place);
    std::optional<bool> within;
    if (reach.home) within = IsWithin(DistanceLimit(reach.max_distance_km, criteria(), model_), bounds);
    met[i] = (within ? *within : Distance(static_cast<std::uint32_t>(i)).met) ? 1 : 0;
  }
}

WorkCodeReasons::WorkCodeReasons(const WorkCircumstanceColumns& work, const PersonCircumstances& person,
                                 const Criteria& criteria, const ScoringModel& model)
    : CodeReasons(criteria), columns_(work), work_(work.facets()), person_(person), model_(model) {
  if (criteria.eligible_for != 0) Add(Eligibility(person.eligible_work_forms, criteria));
  if (person.home) Add(ReasonKind::kDistance, work_.place.rows());
  if (person.hours.known()) Add(ReasonKind::kHours, work_.hours.rows());
  if (person.available_from != kUnknownDay) Add(ReasonKind::kStart, work_.start.rows());
  if (person.wished_work_forms != 0) Add(ReasonKind::kWorkForm, work_.work_form.rows());
  if (!person.sectors.empty()) Add(ReasonKind::kSector, work_.sector.rows());
  if (person.interests) Add(ReasonKind::kInterests, work_.interests.rows());
  if (Counts(ReasonKind::kLicence, criteria)) Add(ReasonKind::kLicence, work_.licences.rows());
  if (Counts(ReasonKind::kLanguage, criteria)) Add(ReasonKind::kLanguage, work_.languages.rows());
  if (Counts(ReasonKind::kArea, criteria)) {
    criteria.other_is_person ? Add(AreaReason(person.area, criteria, model))
                             : Add(ReasonKind::kArea, work_.area.rows());
  }
  if (Counts(ReasonKind::kProgramme, criteria)) {
    criteria.other_is_person ? Add(ProgrammeReason(person.programmes, criteria, model))
                             : Add(ReasonKind::kProgramme, work_.programmes.rows());
  }
}

Reason WorkCodeReasons::Of(ReasonKind kind, std::uint32_t code) {
  switch (kind) {
    case ReasonKind::kDistance:
      return DistanceReason(person_.home, person_.max_distance_km, work_.place.values()[code], criteria(), model_);
    case ReasonKind::kHours:
      return HoursReason(person_.hours, work_.hours.values()[code], model_);
    case ReasonKind::kStart:
      return StartReason(person_.available_from, work_.start.values()[code], model_);
    case ReasonKind::kWorkForm:
      return WorkFormReason(person_.wished_work_forms, work_.work_form.values()[code], model_);
    case ReasonKind::kSector:
      return SectorReason(person_.sectors, work_.sector.values()[code], model_);
    case ReasonKind::kInterests:
      return InterestsReason(person_.interests, work_.interests.values()[code], model_);
    case ReasonKind::kLicence:
      return LicenceReason(person_.licences, work_.licences.values()[code], model_);
    case ReasonKind::kLanguage:
      return LanguageReason(person_.languages, work_.languages.values()[code], model_);
    case ReasonKind::kArea:
      return AreaReason(work_.area.values()[code], criteria(), model_);
    case ReasonKind::kProgramme:
      return ProgrammeReason(work_.programmes.values()[code], criteria(), model_);
  }
  return {};
}

void WorkCodeReasons::MetByCode(ReasonKind kind, std::span<std::uint8_t> met) {
  if (kind != ReasonKind::kDistance) return CodeReasons::MetByCode(kind, met);
  const SpherePoint home = OnSphere(person_.home);
  const double limit = DistanceLimit(person_.max_distance_km, criteria(), model_);
  for (std::size_t i = 0; i < met.size(); ++i) {
    const std::optional<bool> within = IsWithin(limit, BoundDistance(columns_.place_points()[i], home));
    met[i] = (within ? *within : Of(kind, static_cast<std::uint32_t>(i)).met) ? 1 : 0;
  }
}

}  // namespace perron
