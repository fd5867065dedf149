#include "clients/cli/import_columns.h"

#include <algorithm>
#include <numeric>

#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {
namespace {

using Form = ImportColumn::Form;

const std::vector<ImportColumn>& CandidateColumns() {
  static const auto& columns = *new std::vector<ImportColumn>{
      {"id", "name", Form::kName},
      {"display_name", "display_name"},
      {"competencies", "competencies"},
      {"denied", "competencies", Form::kDenied},
      {"wishes", "wishes"},
      {"realistic", "interests.realistic"},
      {"investigative", "interests.investigative"},
      {"artistic", "interests.artistic"},
      {"social", "interests.social"},
      {"enterprising", "interests.enterprising"},
      {"conventional", "interests.conventional"},
      {"postcode", "mobility.postcode"},
      {"max_distance_km", "mobility.max_distance_km"},
      {"transports", "mobility.transports"},
      {"hours_min", "hours.min"},
      {"hours_max", "hours.max"},
      {"available_from", "available_from"},
      {"irregular_hours", "irregular_hours"},
      {"licences", "licences"},
      {"languages", "languages"},
      {"work_forms", "work_forms"},
      {"eligible_work_forms", "eligible_work_forms"},
      {"sectors", "sectors"},
      {"area", "area"},
      {"coach", "coach"},
      {"programmes", "programmes"},
      {"ladder", "ladder_events"},
      {"last_proposed_date", "last_proposed_date"},
  };
  return columns;
}

const std::vector<ImportColumn>& VacancyColumns() {
  static const auto& columns = *new std::vector<ImportColumn>{
      {"id", "name", Form::kName},
      {"title", "title"},
      {"description", "description"},
      {"employer_id", "employer.id"},
      {"employer_name", "employer.trade_name"},
      {"employer_oin", "employer.oin"},
      {"occupation", "occupation"},
      {"requirements", "requirements"},
      {"tasks", "tasks"},
      {"hours_min", "hours.min"},
      {"hours_max", "hours.max"},
      {"postcode", "place.postcode"},
      {"town", "place.town"},
      {"start_date", "start_date"},
      {"closing_date", "closing_date"},
      {"work_form", "work_form"},
      {"sector", "sector"},
      {"area", "area"},
      {"positions", "positions"},
      {"licences", "licences"},
      {"languages", "languages"},
      {"irregular_hours", "irregular_hours"},
      {"programmes", "programmes"},
      {"guidance", "guidance"},
  };
  return columns;
}

const std::vector<ImportColumn>& TrainingColumns() {
  static const auto& columns = *new std::vector<ImportColumn>{
      {"id", "name", Form::kName},    {"title", "title"},         {"provider", "provider"},
      {"description", "description"}, {"teaches", "teaches"},     {"builds_on", "builds_on"},
      {"study_hours", "study_hours"}, {"weeks", "weeks"},         {"price_cents", "price_cents"},
      {"postcode", "place.postcode"}, {"town", "place.town"},     {"start_date", "start_date"},
      {"certificate", "certificate"}, {"sector", "sector"},       {"languages", "languages"},
      {"hours_min", "hours.min"},     {"hours_max", "hours.max"},
  };
  return columns;
}

// How many letters must be put in, taken out or changed to make `a` into `b` (Levenshtein, one row at a time).
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

const std::vector<ImportColumn>& ColumnsOf(const google::protobuf::Descriptor* resource) {
  if (resource == v1::Vacancy::descriptor()) return VacancyColumns();
  if (resource == v1::Training::descriptor()) return TrainingColumns();
  return CandidateColumns();
}

std::string NearestHead(const std::vector<ImportColumn>& columns, std::string_view head) {
  const auto nearest = std::min_element(columns.begin(), columns.end(), [head](const auto& a, const auto& b) {
    return EditDistance(head, a.head) < EditDistance(head, b.head);
  });
  return nearest->head;
}

}  // namespace perron
