#include "clients/cli/match_flags.h"

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/cell_values.h"

namespace perron {
namespace {

using List = std::vector<std::string>;

// Tells CLI11 that a value is wrong; it names the flag in front.
[[noreturn]] void Refuse(const std::string& value, const std::string& wanted) {
  throw CLI::ValidationError("\"" + value + "\", wanted " + wanted);
}

v1::WorkForm WorkFormOf(const std::string& text) {
  const auto form = ParseEnumValue(*v1::WorkForm_descriptor(), text);
  if (!form) Refuse(text, "one of " + EnumNames(*v1::WorkForm_descriptor()));
  return static_cast<v1::WorkForm>(*form);
}

// "24-36", "32", "24-" or "0-36".
v1::HoursRange HoursOf(const std::string& text) {
  const size_t dash = text.find('-');
  const std::string low = text.substr(0, dash);
  const std::string high = dash == std::string::npos ? low : text.substr(dash + 1);
  const auto min = ParseInteger(low);
  const auto max = high.empty() ? std::optional<int64_t>(0) : ParseInteger(high);
  constexpr int64_t kMostHours = 80;
  if (!min || !max || *min < 0 || *max < 0 || *min > kMostHours || *max > kMostHours) {
    Refuse(text, "hours a week, such as 24-36, 32 or 24-");
  }
  v1::HoursRange hours;
  hours.set_min(static_cast<int>(*min));
  hours.set_max(static_cast<int>(*max));
  return hours;
}

// "nld" or "nld=B1".
v1::LanguageSkill LanguageOf(const std::string& text) {
  const size_t equals = text.find('=');
  v1::LanguageSkill skill;
  skill.set_language(text.substr(0, equals));
  if (equals == std::string::npos) return skill;
  const auto level = ParseEnumValue(*v1::LanguageLevel_descriptor(), text.substr(equals + 1));
  if (!level) Refuse(text, "a language and a level, such as nld=B1");
  skill.set_level(static_cast<v1::LanguageLevel>(*level));
  return skill;
}

void SetHard(const std::string& criterion, v1::MatchFilter* filter) {
  if (criterion == "distance") filter->mutable_distance()->set_hard(true);
  if (criterion == "hours") filter->mutable_hours()->set_hard(true);
  if (criterion == "start") filter->mutable_start()->set_hard(true);
  if (criterion == "licence") filter->mutable_licence()->set_hard(true);
  if (criterion == "language") filter->mutable_language()->set_hard(true);
  if (criterion == "work-form") filter->mutable_work_form()->set_hard(true);
  if (criterion == "sector") filter->mutable_sector()->set_hard(true);
  if (criterion == "area") filter->mutable_area()->set_hard(true);
  if (criterion == "programme") filter->mutable_programme()->set_hard(true);
}

// A flag that may be given more than once, or with commas.
template <typename Function>
void AddListFlag(CLI::App* app, const std::string& flag, Function add, const std::string& description) {
  app->add_option_function<List>(
         flag,
         [add](const List& values) {
           for (const std::string& value : values) add(value);
         },
         description)
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace

void AddFilterFlags(CLI::App* app, v1::MatchFilter* filter) {
  app->add_option_function<int>(
      "--within", [filter](int km) { filter->mutable_distance()->set_max_km(km); }, "Kilometres, as the crow flies");
  app->add_option_function<std::string>(
      "--postcode", [filter](const std::string& code) { filter->mutable_distance()->set_postcode(code); },
      "From where; default the home or the place of work");
  app->add_option_function<std::string>(
      "--hours", [filter](const std::string& text) { *filter->mutable_hours()->mutable_hours() = HoursOf(text); },
      "Hours a week: 24-36, 32 or 24-");
  app->add_option_function<std::string>(
      "--start", [filter](const std::string& date) { filter->mutable_start()->set_date(date); },
      "First day, YYYY-MM-DD");
  AddListFlag(
      app, "--licence", [filter](const std::string& value) { filter->mutable_licence()->add_licences(value); },
      "Driving licences: B,C");
  AddListFlag(
      app, "--language",
      [filter](const std::string& value) { *filter->mutable_language()->add_languages() = LanguageOf(value); },
      "Languages with levels: nld=B1,eng");
  AddListFlag(
      app, "--work-form",
      [filter](const std::string& value) { filter->mutable_work_form()->add_work_forms(WorkFormOf(value)); },
      "Forms of work: regulier,leerbaan");
  AddListFlag(
      app, "--sector", [filter](const std::string& value) { filter->mutable_sector()->add_sectors(value); },
      "Sectors: zorg,logistiek");
  AddListFlag(
      app, "--area", [filter](const std::string& value) { filter->mutable_area()->add_areas(value); }, "Areas");
  AddListFlag(
      app, "--programme", [filter](const std::string& value) { filter->mutable_programme()->add_programmes(value); },
      "Programmes");
  app->add_option_function<List>(
         "--hard",
         [filter](const List& criteria) {
           for (const std::string& criterion : criteria) SetHard(criterion, filter);
         },
         "Criteria that exclude who does not meet them; all others only count: distance,hours,...")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(
          {"distance", "hours", "start", "licence", "language", "work-form", "sector", "area", "programme"}));
}

void AddEligibilityFlags(CLI::App* app, v1::MatchFilter* filter) {
  CLI::Option* form = app->add_option_function<std::string>(
      "--eligible-for",
      [filter](const std::string& text) { filter->mutable_eligibility()->set_work_form(WorkFormOf(text)); },
      "Only candidates who are eligible for this form of work; always excludes");
  CLI::Option* purpose = app->add_option_function<std::string>(
      "--purpose", [filter](const std::string& text) { filter->mutable_eligibility()->set_purpose(text); },
      "Why eligibility is asked; the server keeps it");
  form->needs(purpose);
  purpose->needs(form);
}

void AddOrderFlag(CLI::App* app, v1::MatchOrder* order) {
  const std::map<std::string, v1::MatchOrder> orders = {{"fit", v1::MATCH_ORDER_FIT},
                                                        {"coverage", v1::MATCH_ORDER_COVERAGE},
                                                        {"preference", v1::MATCH_ORDER_FIT_X_PREFERENCE},
                                                        {"unranked", v1::MATCH_ORDER_UNRANKED}};
  app->add_option_function<std::string>(
         "--order", [order, orders](const std::string& name) { *order = orders.at(name); },
         "By what: fit, coverage, preference (fit times circumstances) or unranked (everything, by id). Default for a "
         "candidate preference, for a vacancy fit")
      ->check(CLI::IsMember({"fit", "coverage", "preference", "unranked"}));
}

}  // namespace perron
