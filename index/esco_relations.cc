#include "index/esco_relations.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/csv_reader.h"
#include "index/interest_score.h"

namespace perron {
namespace {

using Numbers = absl::flat_hash_map<std::string, std::uint32_t>;

template <typename Concept>
Numbers NumbersOf(const std::vector<Concept>& concepts) {
  Numbers numbers;
  numbers.reserve(concepts.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) numbers.emplace(concepts[i].uri, static_cast<std::uint32_t>(i));
  return numbers;
}

std::optional<std::uint32_t> Find(const Numbers& numbers, const std::string& uri) {
  const auto found = numbers.find(uri);
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

absl::StatusOr<std::string> UriAt(const CsvReader& reader, std::size_t column) {
  const std::string_view text = reader.field(column);
  if (text.empty()) return reader.ErrorAt(column, "is empty, want a URI");
  return std::string(text);
}

void WarnUnknown(const CsvReader& reader, std::size_t column, const std::string& uri, EscoWarnings& warnings) {
  constexpr std::size_t kShown = 200;
  warnings.Add(std::string(
      reader.ErrorAt(column, absl::StrCat(uri.substr(0, kShown), " is not in the package; row left out")).message()));
}

// The number of a row's concept; nullopt, with a warning, when the package does not hold it.
absl::StatusOr<std::optional<std::uint32_t>> NumberAt(const CsvReader& reader, std::size_t column,
                                                      const Numbers& numbers, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(const std::string uri, UriAt(reader, column));
  const std::optional<std::uint32_t> number = Find(numbers, uri);
  if (!number) WarnUnknown(reader, column, uri, warnings);
  return number;
}

CompetencyId ToId(std::uint32_t number) { return static_cast<CompetencyId>(number); }

template <typename Value>
void SortUnique(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// The rows that stand in a circle or on a way from one circle to another.
std::vector<BroaderRow> RowsInCircles(std::vector<BroaderRow> rows, std::size_t node_count) {
  for (bool shrinking = true; shrinking;) {
    std::vector<bool> has_broader(node_count), has_narrower(node_count);
    for (const BroaderRow& row : rows) has_broader[row.narrow] = has_narrower[row.broad] = true;
    const auto open_ended = [&](const BroaderRow& row) { return !has_narrower[row.narrow] || !has_broader[row.broad]; };
    const auto kept = std::remove_if(rows.begin(), rows.end(), open_ended);
    shrinking = kept != rows.end();
    rows.erase(kept, rows.end());
  }
  return rows;
}

absl::Status CheckNoCircle(const std::vector<BroaderRow>& all, std::size_t node_count) {
  const std::vector<BroaderRow> rows = RowsInCircles(all, node_count);
  if (rows.empty()) return absl::OkStatus();
  std::vector<const BroaderRow*> way_up(node_count, nullptr);
  for (const BroaderRow& row : rows) {
    if (way_up[row.narrow] == nullptr) way_up[row.narrow] = &row;
  }
  // Everything that is left has a way up, so going up must come back somewhere.
  std::vector<bool> visited(node_count);
  const BroaderRow* row = &rows.front();
  while (!visited[row->narrow]) {
    visited[row->narrow] = true;
    row = way_up[row->broad];
  }
  return absl::InvalidArgumentError(absl::StrCat(*row->file_name, ":", row->line,
                                                 ": column broaderUri: the hierarchy goes round in a circle here, want "
                                                 "nothing to be broader than itself"));
}

}  // namespace

EscoNumbers::EscoNumbers(const Taxonomy& taxonomy)
    : competencies(NumbersOf(taxonomy.competencies)),
      groups(NumbersOf(taxonomy.groups)),
      occupations(NumbersOf(taxonomy.occupations)) {}

absl::Status ReadBroader(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                         BroaderRows& rows, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content));
  PERRON_ASSIGN_OR_RETURN(const std::size_t narrow_column, reader.RequireColumn("conceptUri"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t broad_column, reader.RequireColumn("broaderUri"));
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    PERRON_ASSIGN_OR_RETURN(const std::string narrow, UriAt(reader, narrow_column));
    PERRON_ASSIGN_OR_RETURN(const std::string broad, UriAt(reader, broad_column));
    const std::optional<std::uint32_t> competency = Find(numbers.competencies, narrow);
    const std::optional<std::uint32_t> group = Find(numbers.groups, narrow);
    const std::optional<std::uint32_t> broad_competency = Find(numbers.competencies, broad);
    const std::optional<std::uint32_t> broad_group = Find(numbers.groups, broad);
    if (!competency && !group) {
      WarnUnknown(reader, narrow_column, narrow, warnings);
    } else if (!broad_competency && !broad_group) {
      WarnUnknown(reader, broad_column, broad, warnings);
    } else if (group && broad_competency) {
      return reader.ErrorAt(broad_column, "is a competency above a group, want a group above it");
    } else if (group) {
      rows.groups.push_back({*group, *broad_group, &file_name, reader.line()});
    } else if (broad_competency) {
      rows.competencies.push_back({*competency, *broad_competency, &file_name, reader.line()});
    } else {
      rows.competencies_groups.push_back({*competency, *broad_group, &file_name, reader.line()});
    }
  }
  return absl::OkStatus();
}

absl::Status ReadOccupationSkills(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                                  Taxonomy& taxonomy, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content));
  PERRON_ASSIGN_OR_RETURN(const std::size_t occupation_column, reader.RequireColumn("occupationUri"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t relation_column, reader.RequireColumn("relationType"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t skill_column, reader.RequireColumn("skillUri"));
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    const std::string_view relation = reader.field(relation_column);
    if (relation != "essential" && relation != "optional") {
      return reader.ErrorAt(relation_column, "is unknown, want essential or optional");
    }
    PERRON_ASSIGN_OR_RETURN(const auto occupation, NumberAt(reader, occupation_column, numbers.occupations, warnings));
    if (!occupation) continue;
    PERRON_ASSIGN_OR_RETURN(const auto skill, NumberAt(reader, skill_column, numbers.competencies, warnings));
    if (!skill) continue;
    Occupation& target = taxonomy.occupations[*occupation];
    (relation == "essential" ? target.essential : target.optional).push_back(ToId(*skill));
  }
  return absl::OkStatus();
}

absl::Status ReadSkillSkills(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                             Taxonomy& taxonomy, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content));
  PERRON_ASSIGN_OR_RETURN(const std::size_t original_column, reader.RequireColumn("originalSkillUri"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t relation_column, reader.RequireColumn("relationType"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t related_column, reader.RequireColumn("relatedSkillUri"));
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    const std::string_view relation = reader.field(relation_column);
    if (relation != "essential" && relation != "optional") {
      return reader.ErrorAt(relation_column, "is unknown, want essential or optional");
    }
    PERRON_ASSIGN_OR_RETURN(const auto original, NumberAt(reader, original_column, numbers.competencies, warnings));
    if (!original) continue;
    PERRON_ASSIGN_OR_RETURN(const auto related, NumberAt(reader, related_column, numbers.competencies, warnings));
    if (!related || *original == *related) continue;  // ESCO has one that is related to itself: says nothing
    taxonomy.relations.emplace_back(ToId(*original), ToId(*related));
  }
  return absl::OkStatus();
}

absl::Status ReadTransversal(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                             Taxonomy& taxonomy) {
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content));
  PERRON_ASSIGN_OR_RETURN(const std::size_t uri_column, reader.RequireColumn("conceptUri"));
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    PERRON_ASSIGN_OR_RETURN(const std::string uri, UriAt(reader, uri_column));
    const std::optional<std::uint32_t> number = Find(numbers.competencies, uri);
    if (!number) continue;  // the collection holds groups as well
    ReuseLevel& level = taxonomy.competencies[*number].reuse_level;
    if (level == ReuseLevel::kUnspecified) level = ReuseLevel::kTransversal;
  }
  return absl::OkStatus();
}

absl::Status ReadInterests(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                           Taxonomy& taxonomy, EscoWarnings& warnings) {
  constexpr std::array<std::string_view, 6> kNames = {"realistic", "investigative", "artistic",
                                                      "social",    "enterprising",  "conventional"};
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content));
  PERRON_ASSIGN_OR_RETURN(const std::size_t uri_column, reader.RequireColumn("occupationUri"));
  std::array<std::size_t, kNames.size()> columns{};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    PERRON_ASSIGN_OR_RETURN(columns[i], reader.RequireColumn(kNames[i]));
  }
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    Interests interests{};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      PERRON_ASSIGN_OR_RETURN(interests[i], InterestScoreAt(reader, columns[i]));
    }
    PERRON_ASSIGN_OR_RETURN(const auto occupation, NumberAt(reader, uri_column, numbers.occupations, warnings));
    if (!occupation) continue;
    std::optional<Interests>& target = taxonomy.occupations[*occupation].interests;
    if (target) return reader.ErrorAt(uri_column, "has its interests already, want them once");
    target = interests;
  }
  return absl::OkStatus();
}

absl::Status FinishBroader(const BroaderRows& rows, Taxonomy& taxonomy) {
  PERRON_RETURN_IF_ERROR(CheckNoCircle(rows.competencies, taxonomy.competencies.size()));
  PERRON_RETURN_IF_ERROR(CheckNoCircle(rows.groups, taxonomy.groups.size()));
  for (const BroaderRow& row : rows.competencies) {
    taxonomy.competencies[row.narrow].broader.push_back(ToId(row.broad));
  }
  for (const BroaderRow& row : rows.competencies_groups) {
    taxonomy.competencies[row.narrow].broader_groups.push_back(row.broad);
  }
  for (const BroaderRow& row : rows.groups) taxonomy.groups[row.narrow].broader_groups.push_back(row.broad);
  for (Competency& competency : taxonomy.competencies) {
    SortUnique(competency.broader);
    SortUnique(competency.broader_groups);
  }
  for (CompetencyGroup& group : taxonomy.groups) SortUnique(group.broader_groups);
  return absl::OkStatus();
}

void FinishRelations(Taxonomy& taxonomy) {
  for (Occupation& occupation : taxonomy.occupations) {
    SortUnique(occupation.essential);
    SortUnique(occupation.optional);
    std::vector<CompetencyId> only_optional;
    std::set_difference(occupation.optional.begin(), occupation.optional.end(), occupation.essential.begin(),
                        occupation.essential.end(), std::back_inserter(only_optional));
    occupation.optional = std::move(only_optional);
  }
  SortUnique(taxonomy.relations);
}

}  // namespace perron
