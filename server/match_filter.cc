#include "server/match_filter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/circumstances_convert.h"
#include "server/dates.h"

namespace perron {
namespace {

constexpr int kMostKilometres = 500;
constexpr int kMostHours = 80;
constexpr std::size_t kLongestPurpose = 200;

// Reads criteria one by one and keeps what both directions have in common.
class FilterReader {
 public:
  FilterReader(const v1::MatchFilter& filter, const std::string& path, const Postcodes& postcodes,
               Violations& violations)
      : filter_(filter), path_(path), postcodes_(postcodes), violations_(violations) {}

  Criteria TakeCriteria() { return std::move(criteria_); }

  // `own`: the subject's place, replaced by the criterion's.
  void ReadDistance(std::optional<GeoPoint>& own) {
    if (!filter_.has_distance()) return;
    const v1::DistanceCriterion& distance = filter_.distance();
    if (distance.max_km() < 0 || distance.max_km() > kMostKilometres) {
      Refuse("distance.max_km", std::to_string(distance.max_km()) + ", want 0 to 500");
    }
    if (!distance.postcode().empty()) {
      own = postcodes_.Find(distance.postcode());
      if (!own) {
        Refuse("distance.postcode",
               "\"" + distance.postcode() + "\", want four digits of a postcode that is in the table");
      }
    } else if (!own && distance.hard()) {
      Refuse("distance.postcode", "empty, and the subject has no known postcode, want one");
    }
    criteria_.max_km = distance.max_km();
    SetHard(ReasonKind::kDistance, distance.hard());
  }

  void ReadHours(Hours& own) {
    if (!filter_.has_hours()) return;
    SetHard(ReasonKind::kHours, filter_.hours().hard());
    if (!filter_.hours().has_hours()) return;
    const v1::HoursRange& hours = filter_.hours().hours();
    if (hours.min() < 0 || hours.min() > kMostHours) {
      Refuse("hours.hours.min", std::to_string(hours.min()) + ", want 0 to 80");
    }
    if (hours.max() < 0 || hours.max() > kMostHours || (hours.max() != 0 && hours.max() < hours.min())) {
      Refuse("hours.hours.max", std::to_string(hours.max()) + ", want 0, or min to 80");
    }
    own = {hours.min(), hours.max()};
  }

  void ReadStart(Day& own) {
    if (!filter_.has_start()) return;
    SetHard(ReasonKind::kStart, filter_.start().hard());
    if (filter_.start().date().empty()) return;
    const std::optional<Day> day = ParseDay(filter_.start().date());
    if (!day) Refuse("start.date", "\"" + filter_.start().date() + "\", want a day as YYYY-MM-DD");
    own = day.value_or(kUnknownDay);
  }

  // Returns whether the criterion names licences in place of the subject's own.
  bool ReadLicence() {
    if (!filter_.has_licence()) return false;
    Ask(ReasonKind::kLicence, filter_.licence().hard());
    for (int i = 0; i < filter_.licence().licences_size(); ++i) {
      const std::string& name = filter_.licence().licences(i);
      if (std::find(kLicenceNames.begin(), kLicenceNames.end(), name) == kLicenceNames.end()) {
        Refuse("licence.licences[" + std::to_string(i) + "]",
               "\"" + name + "\", want one of A A1 A2 AM B B+ BE C C1 CE C1E D D1 DE D1E T");
      }
    }
    return filter_.licence().licences_size() > 0;
  }

  // As ReadLicence.
  bool ReadLanguage() {
    if (!filter_.has_language()) return false;
    Ask(ReasonKind::kLanguage, filter_.language().hard());
    for (int i = 0; i < filter_.language().languages_size(); ++i) {
      const std::string& code = filter_.language().languages(i).language();
      const bool valid =
          code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!valid) {
        Refuse("language.languages[" + std::to_string(i) + "].language",
               "\"" + code + "\", want three lower-case letters (ISO 639-3)");
      }
      const int level = filter_.language().languages(i).level();
      if (!v1::LanguageLevel_IsValid(level)) {
        Refuse("language.languages[" + std::to_string(i) + "].level", std::to_string(level) + ", want a LanguageLevel");
      }
    }
    return filter_.language().languages_size() > 0;
  }

  // As ReadLicence; `most` forms may be named.
  bool ReadWorkForm(int most) {
    if (!filter_.has_work_form()) return false;
    SetHard(ReasonKind::kWorkForm, filter_.work_form().hard());
    for (int i = 0; i < filter_.work_form().work_forms_size(); ++i) {
      CheckWorkForm("work_form.work_forms[" + std::to_string(i) + "]", filter_.work_form().work_forms(i));
    }
    if (filter_.work_form().work_forms_size() > most) Refuse("work_form.work_forms", "several, want one");
    return filter_.work_form().work_forms_size() > 0;
  }

  // As ReadLicence; `most` sectors may be named.
  bool ReadSector(int most) {
    if (!filter_.has_sector()) return false;
    SetHard(ReasonKind::kSector, filter_.sector().hard());
    if (filter_.sector().sectors_size() > most) Refuse("sector.sectors", "several, want one");
    return filter_.sector().sectors_size() > 0;
  }

  void ReadAreaAndProgramme() {
    if (filter_.has_area()) {
      if (filter_.area().areas().empty()) Refuse("area.areas", "empty, want at least one");
      SetHard(ReasonKind::kArea, filter_.area().hard());
      criteria_.areas.assign(filter_.area().areas().begin(), filter_.area().areas().end());
    }
    if (filter_.has_programme()) {
      if (filter_.programme().programmes().empty()) Refuse("programme.programmes", "empty, want at least one");
      SetHard(ReasonKind::kProgramme, filter_.programme().hard());
      criteria_.programmes.assign(filter_.programme().programmes().begin(), filter_.programme().programmes().end());
    }
  }

  void ReadEligibility(bool for_people) {
    if (!filter_.has_eligibility()) return;
    if (!for_people) {
      Refuse("eligibility", "set, want it in MatchCandidates only");
      return;
    }
    CheckWorkForm("eligibility.work_form", filter_.eligibility().work_form());
    const std::string& purpose = filter_.eligibility().purpose();
    if (purpose.empty() || purpose.size() > kLongestPurpose) {
      Refuse("eligibility.purpose", std::to_string(purpose.size()) + " bytes, want 1 to 200");
    }
    criteria_.eligible_for = static_cast<WorkForm>(filter_.eligibility().work_form());
  }

  void SetOtherIsPerson() { criteria_.other_is_person = true; }

 private:
  void Refuse(const std::string& field, const std::string& description) {
    violations_.Add(path_ + "." + field, description);
  }
  void SetHard(ReasonKind kind, bool hard) {
    if (hard) criteria_.hard |= Criteria::Bit(kind);
  }
  void Ask(ReasonKind kind, bool hard) {
    criteria_.asked |= Criteria::Bit(kind);
    SetHard(kind, hard);
  }
  void CheckWorkForm(const std::string& field, int form) {
    if (form == v1::WORK_FORM_UNSPECIFIED || !v1::WorkForm_IsValid(form)) {
      Refuse(field, std::to_string(form) + ", want a form of work");
    }
  }

  const v1::MatchFilter& filter_;
  const std::string& path_;
  const Postcodes& postcodes_;
  Violations& violations_;
  Criteria criteria_;
};

}  // namespace

Criteria ReadFilter(const v1::MatchFilter& filter, const std::string& path, const Postcodes& postcodes,
                    PersonCircumstances& person, Violations& violations) {
  FilterReader reader(filter, path, postcodes, violations);
  reader.ReadDistance(person.home);
  reader.ReadHours(person.hours);
  reader.ReadStart(person.available_from);
  if (reader.ReadLicence()) person.licences = WithImpliedLicences(ToLicences(filter.licence().licences()));
  if (reader.ReadLanguage()) person.languages = ToLanguages(filter.language().languages(), /*demand=*/false);
  if (reader.ReadWorkForm(v1::WorkForm_ARRAYSIZE)) {
    person.wished_work_forms = 0;
    for (const int form : filter.work_form().work_forms()) {
      if (v1::WorkForm_IsValid(form)) person.wished_work_forms |= WorkFormSet{1} << form;
    }
  }
  if (reader.ReadSector(/*most=*/100)) {
    person.sectors.assign(filter.sector().sectors().begin(), filter.sector().sectors().end());
  }
  reader.ReadAreaAndProgramme();
  reader.ReadEligibility(/*for_people=*/false);
  return reader.TakeCriteria();
}

Criteria ReadFilter(const v1::MatchFilter& filter, const std::string& path, const Postcodes& postcodes,
                    WorkCircumstances& work, Violations& violations) {
  FilterReader reader(filter, path, postcodes, violations);
  reader.SetOtherIsPerson();
  reader.ReadDistance(work.place);
  reader.ReadHours(work.hours);
  reader.ReadStart(work.start);
  if (reader.ReadLicence()) work.licences = ToLicences(filter.licence().licences());
  if (reader.ReadLanguage()) work.languages = ToLanguages(filter.language().languages(), /*demand=*/true);
  if (reader.ReadWorkForm(/*most=*/1)) work.work_form = static_cast<WorkForm>(filter.work_form().work_forms(0));
  if (reader.ReadSector(/*most=*/1)) work.sector = filter.sector().sectors(0);
  reader.ReadAreaAndProgramme();
  reader.ReadEligibility(/*for_people=*/true);
  return reader.TakeCriteria();
}

}  // namespace perron
