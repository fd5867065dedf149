#include "server/validate_vacancy.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/field_checks.h"

namespace perron {
namespace {

constexpr std::size_t kLongestDescription = 20000;
constexpr std::size_t kLongestGuidance = 1000;
constexpr int kMostRequirements = 200;
constexpr int kMostTasks = 50;
constexpr int kMostPositions = 1000;

void CheckEmployer(const v1::Employer& employer, const FieldPath& path, Violations& violations) {
  constexpr std::size_t kLongestId = 63;
  CheckText(employer.id(), kLongestId, path + ".id", violations);
  CheckText(employer.trade_name(), kShortText, path + ".trade_name", violations);
  const std::string& oin = employer.oin();
  const bool digits =
      std::all_of(oin.begin(), oin.end(), [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
  if (!oin.empty() && !(digits && (oin.size() == 20 || oin.size() == 9))) {
    violations.Add(path + ".oin", absl::StrCat(oin.size(), digits ? " digits" : " characters, not all digits",
                                               ", want 20 digits (OIN) or 9 (RSIN)"));
  }
}

void CheckTasks(const v1::Vacancy& vacancy, const FieldPath& path, Violations& violations) {
  constexpr std::size_t kLongestTask = 500;
  constexpr int kMostCompetenciesOfTask = 50;
  constexpr double kRounding = 1e-9;  // shares such as 0.1 have no exact binary form
  double sum = 0;
  CheckSize(vacancy.tasks_size(), kMostTasks, path, violations);
  for (int i = 0; i < std::min(vacancy.tasks_size(), kMostTasks); ++i) {
    const v1::Task& task = vacancy.tasks(i);
    const FieldPath at = At(path, i);
    CheckRequiredText(task.title(), kLongestTask, at + ".title", violations);
    if (!(task.share_of_time() >= 0 && task.share_of_time() <= 1)) {  // not a number fails too
      violations.Add(at + ".share_of_time", absl::StrCat(task.share_of_time(), ", want 0 to 1"));
    } else {
      sum += task.share_of_time();
    }
    CheckSize(task.competencies_size(), kMostCompetenciesOfTask, at + ".competencies", violations);
    for (int j = 0; j < std::min(task.competencies_size(), kMostCompetenciesOfTask); ++j) {
      CheckReference(task.competencies(j), At(at + ".competencies", j), violations);
    }
  }
  if (sum > 1 + kRounding) {
    violations.Add(path, absl::StrCat("shares of time add up to ", sum, ", want at most 1"));
  }
}

}  // namespace

void Validate(const v1::Vacancy& vacancy, const FieldPath& path, Violations& violations) {
  CheckRequiredText(vacancy.title(), kShortText, path + ".title", violations);
  CheckText(vacancy.description(), kLongestDescription, path + ".description", violations);
  CheckEmployer(vacancy.employer(), path + ".employer", violations);
  if (!vacancy.occupation().empty()) CheckReference(vacancy.occupation(), path + ".occupation", violations);
  CheckRequirements(vacancy.requirements(), kMostRequirements, path + ".requirements", violations);
  CheckTasks(vacancy, path + ".tasks", violations);
  CheckHours(vacancy.hours(), path + ".hours", violations);
  CheckPlace(vacancy.place(), path + ".place", violations);
  CheckDay(vacancy.start_date(), path + ".start_date", violations);
  CheckDay(vacancy.closing_date(), path + ".closing_date", violations);
  CheckEnum(vacancy.work_form(), *v1::WorkForm_descriptor(), true, path + ".work_form", violations);
  CheckText(vacancy.sector(), kShortText, path + ".sector", violations);
  CheckText(vacancy.area(), kShortText, path + ".area", violations);
  CheckRange(vacancy.positions(), 0, kMostPositions, path + ".positions", violations);
  CheckLicences(vacancy.licences(), path + ".licences", violations);
  CheckLanguages(vacancy.languages(), path + ".languages", violations);
  CheckCodes(vacancy.programmes(), path + ".programmes", violations);
  CheckText(vacancy.guidance(), kLongestGuidance, path + ".guidance", violations);
}

}  // namespace perron
