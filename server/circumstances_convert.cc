#include "server/circumstances_convert.h"

#include <algorithm>
#include <optional>

#include "server/dates.h"

namespace perron {
namespace {

template <typename WorkForms>
WorkFormSet ToWorkForms(const WorkForms& forms) {
  WorkFormSet set = 0;
  for (const int form : forms) set |= WorkFormSet{1} << form;
  return set;
}

std::vector<std::string> ToStrings(const google::protobuf::RepeatedPtrField<std::string>& strings) {
  return {strings.begin(), strings.end()};
}

std::optional<Interests> ToInterests(const v1::Interests& interests) {
  if (interests.realistic() == 0) return std::nullopt;  // all six or none, see work.proto
  const auto score = [](double value) { return static_cast<float>(value); };
  return Interests{score(interests.realistic()), score(interests.investigative()), score(interests.artistic()),
                   score(interests.social()),    score(interests.enterprising()),  score(interests.conventional())};
}

Hours ToHours(const v1::HoursRange& hours) { return {hours.min(), hours.max()}; }

}  // namespace

LicenceSet ToLicences(const google::protobuf::RepeatedPtrField<std::string>& names) {
  LicenceSet set = 0;
  for (const std::string& name : names) {
    const auto it = std::find(kLicenceNames.begin(), kLicenceNames.end(), name);
    if (it != kLicenceNames.end()) set |= LicenceSet{1} << (it - kLicenceNames.begin());
  }
  return set;
}

std::vector<LanguageAbility> ToLanguages(const google::protobuf::RepeatedPtrField<v1::LanguageSkill>& languages,
                                         bool demand) {
  std::vector<LanguageAbility> abilities;
  for (const v1::LanguageSkill& skill : languages) {
    const int level = demand ? std::max<int>(skill.level(), v1::LANGUAGE_LEVEL_A1) : skill.level();
    abilities.push_back({skill.language(), static_cast<std::uint8_t>(level)});
  }
  return abilities;
}

PersonCircumstances ToCircumstances(const v1::Candidate& candidate, const Postcodes& postcodes) {
  PersonCircumstances person;
  person.home = postcodes.Find(candidate.mobility().postcode());
  person.max_distance_km = candidate.mobility().max_distance_km();
  person.hours = ToHours(candidate.hours());
  person.available_from = ParseDayOrUnknown(candidate.available_from());
  person.licences = WithImpliedLicences(ToLicences(candidate.licences()));
  person.languages = ToLanguages(candidate.languages(), /*demand=*/false);
  person.wished_work_forms = ToWorkForms(candidate.work_forms());
  person.eligible_work_forms = ToWorkForms(candidate.eligible_work_forms());
  person.sectors = ToStrings(candidate.sectors());
  person.area = candidate.area();
  person.programmes = ToStrings(candidate.programmes());
  person.interests = ToInterests(candidate.interests());
  return person;
}

WorkCircumstances ToCircumstances(const v1::Vacancy& vacancy, const Postcodes& postcodes) {
  WorkCircumstances work;
  work.place = postcodes.Find(vacancy.place().postcode());
  work.hours = ToHours(vacancy.hours());
  work.start = ParseDayOrUnknown(vacancy.start_date());
  work.licences = ToLicences(vacancy.licences());
  work.languages = ToLanguages(vacancy.languages(), /*demand=*/true);
  work.work_form = static_cast<WorkForm>(vacancy.work_form() == v1::WORK_FORM_UNSPECIFIED ? v1::WORK_FORM_REGULIER
                                                                                          : vacancy.work_form());
  work.sector = vacancy.sector();
  work.area = vacancy.area();
  work.programmes = ToStrings(vacancy.programmes());
  return work;
}

WorkCircumstances ToCircumstances(const v1::Training& training, const Postcodes& postcodes) {
  WorkCircumstances work;
  work.place = postcodes.Find(training.place().postcode());
  work.hours = ToHours(training.hours());
  work.start = ParseDayOrUnknown(training.start_date());
  work.languages = ToLanguages(training.languages(), /*demand=*/true);
  work.sector = training.sector();
  return work;
}

}  // namespace perron
