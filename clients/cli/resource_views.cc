#include "clients/cli/resource_views.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/output.h"
#include "clients/cli/table.h"

namespace perron {
namespace {

std::string NumberText(int64_t number) { return number == 0 ? "" : std::to_string(number); }

std::string YesText(const Session& session, bool yes) { return yes ? session.Text(Word::kYes) : ""; }

std::string LanguagesText(const google::protobuf::RepeatedPtrField<v1::LanguageSkill>& languages) {
  std::string text;
  for (const v1::LanguageSkill& skill : languages) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", skill.language());
    if (skill.level() == v1::LANGUAGE_LEVEL_UNSPECIFIED) continue;
    absl::StrAppend(&text, " ", v1::LanguageLevel_Name(skill.level()).substr(sizeof("LANGUAGE_LEVEL_") - 1));
  }
  return text;
}

std::string WishesText(const v1::Candidate& candidate) {
  std::string text;
  for (const v1::Wish& wish : candidate.wishes()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", LabelOr(wish.text(), wish.occupation()));
  }
  return text;
}

std::string InterestsText(const v1::Candidate& candidate) {
  if (!candidate.has_interests()) return "";
  const v1::Interests& i = candidate.interests();
  return absl::StrCat("R ", i.realistic(), "  I ", i.investigative(), "  A ", i.artistic(), "  S ", i.social(), "  E ",
                      i.enterprising(), "  C ", i.conventional());
}

// One row for each record of evidence; a competency without any has one row.
void PrintHeld(const Session& session, const v1::Candidate& candidate) {
  Table table({{session.Text(Word::kCompetency)},
               {session.Text(Word::kLevel), true},
               {session.Text(Word::kEvidence)},
               {session.Text(Word::kDate)}});
  for (const v1::HeldCompetency& held : candidate.competencies()) {
    const std::string& label = LabelOr(held.label(), held.competency());
    if (held.denied()) {
      table.AddRow({label, "", session.Text(Word::kDenied)});
    } else if (held.evidence().empty()) {
      table.AddRow({label, NumberText(held.level())});
    }
    for (const v1::Evidence& evidence : held.evidence()) {
      table.AddRow({label, NumberText(evidence.level()), EnumWord(session.language(), evidence.kind()),
                    evidence.assessed_date()});
    }
  }
  session.out << '\n';
  table.Print(session.out, session.width);
}

void PrintRequirements(const Session& session, const google::protobuf::RepeatedPtrField<v1::Requirement>& requirements,
                       Word heading) {
  if (requirements.empty()) return;
  Table table(
      {{session.Text(Word::kRequirement)}, {session.Text(Word::kLevel), true}, {session.Text(Word::kImportance)}});
  for (const v1::Requirement& requirement : requirements) {
    table.AddRow({LabelOr(requirement.label(), requirement.competency()), NumberText(requirement.level()),
                  EnumWord(session.language(), requirement.importance())});
  }
  PrintHeading(session.out, session.Text(heading));
  table.Print(session.out, session.width);
}

void PrintTasks(const Session& session, const v1::Vacancy& vacancy) {
  Table table({{session.Text(Word::kTask)}, {session.Text(Word::kShareOfTime), true}});
  for (const v1::Task& task : vacancy.tasks()) {
    table.AddRow({task.title(), task.share_of_time() > 0 ? PercentText(session, task.share_of_time()) : ""});
  }
  if (!table.empty()) session.out << '\n';
  table.Print(session.out, session.width);
}

std::string EuroText(int64_t cents) {
  if (cents == 0) return "";
  char text[32];
  std::snprintf(text, sizeof(text), "%lld,%02lld", static_cast<long long>(cents / 100),
                static_cast<long long>(cents % 100));
  return text;
}

}  // namespace

const std::string& LabelOr(const std::string& label, const std::string& reference) {
  return label.empty() ? reference : label;
}

std::string HoursText(const v1::HoursRange& hours) {
  if (hours.min() == 0 && hours.max() == 0) return "";
  if (hours.min() == hours.max()) return std::to_string(hours.min());
  return NumberText(hours.min()) + "-" + NumberText(hours.max());
}

void PrintResource(const Session& session, const v1::Candidate& candidate) {
  const Language language = session.language();
  PrintFields(session,
              {
                  {Word::kId, candidate.name()},
                  {Word::kName, candidate.display_name()},
                  {Word::kWishes, WishesText(candidate)},
                  {Word::kInterests, InterestsText(candidate)},
                  {Word::kPostcode, candidate.mobility().postcode()},
                  {Word::kMaxDistance, NumberText(candidate.mobility().max_distance_km())},
                  {Word::kTransports, EnumWords<v1::Transport>(language, candidate.mobility().transports())},
                  {Word::kHours, HoursText(candidate.hours())},
                  {Word::kAvailableFrom, candidate.available_from()},
                  {Word::kIrregularHours, YesText(session, candidate.irregular_hours())},
                  {Word::kLicences, absl::StrJoin(candidate.licences(), ", ")},
                  {Word::kLanguages, LanguagesText(candidate.languages())},
                  {Word::kWorkForms, EnumWords<v1::WorkForm>(language, candidate.work_forms())},
                  {Word::kEligibleWorkForms, EnumWords<v1::WorkForm>(language, candidate.eligible_work_forms())},
                  {Word::kSectors, absl::StrJoin(candidate.sectors(), ", ")},
                  {Word::kArea, candidate.area()},
                  {Word::kCoach, candidate.coach()},
                  {Word::kProgrammes, absl::StrJoin(candidate.programmes(), ", ")},
                  {Word::kLadderRung, NumberText(candidate.ladder_rung())},
                  {Word::kLastProposed, candidate.last_proposed_date()},
                  {Word::kChanged, TimeText(candidate.update_time())},
              });
  PrintHeld(session, candidate);
}

void PrintResource(const Session& session, const v1::Vacancy& vacancy) {
  PrintFields(session, {
                           {Word::kId, vacancy.name()},
                           {Word::kTitle, vacancy.title()},
                           {Word::kEmployer, LabelOr(vacancy.employer().trade_name(), vacancy.employer().id())},
                           {Word::kOccupation, vacancy.occupation()},
                           {Word::kHours, HoursText(vacancy.hours())},
                           {Word::kIrregularHours, YesText(session, vacancy.irregular_hours())},
                           {Word::kPostcode, vacancy.place().postcode()},
                           {Word::kTown, vacancy.place().town()},
                           {Word::kArea, vacancy.area()},
                           {Word::kStartDate, vacancy.start_date()},
                           {Word::kClosingDate, vacancy.closing_date()},
                           {Word::kWorkForm, EnumWord(session.language(), vacancy.work_form())},
                           {Word::kSector, vacancy.sector()},
                           {Word::kPositions, NumberText(vacancy.positions())},
                           {Word::kLicences, absl::StrJoin(vacancy.licences(), ", ")},
                           {Word::kLanguages, LanguagesText(vacancy.languages())},
                           {Word::kProgrammes, absl::StrJoin(vacancy.programmes(), ", ")},
                           {Word::kGuidance, vacancy.guidance()},
                           {Word::kChanged, TimeText(vacancy.update_time())},
                       });
  if (!vacancy.description().empty()) session.out << '\n';
  PrintWrapped(session.out, vacancy.description(), session.width);
  PrintRequirements(session, vacancy.requirements(), Word::kRequirements);
  PrintTasks(session, vacancy);
}

void PrintResource(const Session& session, const v1::Training& training) {
  PrintFields(session, {
                           {Word::kId, training.name()},
                           {Word::kTitle, training.title()},
                           {Word::kProvider, training.provider()},
                           {Word::kStudyHours, NumberText(training.study_hours())},
                           {Word::kWeeks, NumberText(training.weeks())},
                           {Word::kHours, HoursText(training.hours())},
                           {Word::kPrice, EuroText(training.price_cents())},
                           {Word::kPostcode, training.place().postcode()},
                           {Word::kTown, training.place().town()},
                           {Word::kStartDate, training.start_date()},
                           {Word::kCertificate, EnumWord(session.language(), training.certificate())},
                           {Word::kSector, training.sector()},
                           {Word::kLanguages, LanguagesText(training.languages())},
                           {Word::kChanged, TimeText(training.update_time())},
                       });
  if (!training.description().empty()) session.out << '\n';
  PrintWrapped(session.out, training.description(), session.width);
  Table table({{session.Text(Word::kCompetency)}, {session.Text(Word::kLevel), true}});
  for (const v1::TaughtCompetency& taught : training.teaches()) {
    table.AddRow({LabelOr(taught.label(), taught.competency()), NumberText(taught.level())});
  }
  PrintHeading(session.out, session.Text(Word::kTeaches));
  table.Print(session.out, session.width);
  PrintRequirements(session, training.builds_on(), Word::kBuildsOn);
}

}  // namespace perron
