#include "index/onet_interests.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/csv_reader.h"
#include "index/interest_score.h"

namespace perron {
namespace {

constexpr std::array<std::string_view, 6> kTypes = {"Realistic", "Investigative", "Artistic",
                                                    "Social",    "Enterprising",  "Conventional"};
constexpr std::string_view kTableBegins = "O*NET Id,";
constexpr std::string_view kIscoPart = "isco/C";

// How alike the two ends of a row are.
constexpr std::pair<std::string_view, double> kMatches[] = {
    {"exactMatch", 4}, {"closeMatch", 2}, {"broadMatch", 1}, {"narrowMatch", 1}, {"exactISCO", 1},
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "29-1141.00"
absl::StatusOr<std::string> CodeAt(const CsvReader& reader, std::size_t column) {
  const std::string_view code = reader.field(column);
  constexpr std::string_view kPattern = "00-0000.00";
  bool good = code.size() == kPattern.size();
  for (std::size_t i = 0; good && i < kPattern.size(); ++i) {
    good = kPattern[i] == '0' ? IsDigit(code[i]) : code[i] == kPattern[i];
  }
  if (!good) return reader.ErrorAt(column, "is not an O*NET-SOC code, want one like 29-1141.00");
  return std::string(code);
}

absl::StatusOr<std::size_t> TypeAt(const CsvReader& reader, std::size_t column) {
  const auto found = std::find(kTypes.begin(), kTypes.end(), reader.field(column));
  if (found == kTypes.end()) {
    return reader.ErrorAt(
        column, "is not an interest, want Realistic, Investigative, Artistic, Social, Enterprising or Conventional");
  }
  return static_cast<std::size_t>(found - kTypes.begin());
}

absl::StatusOr<double> WeightAt(const CsvReader& reader, std::size_t column) {
  for (const auto& [name, weight] : kMatches) {
    if (reader.field(column) == name) return weight;
  }
  return reader.ErrorAt(column, "is unknown, want exactMatch, closeMatch, broadMatch, narrowMatch or exactISCO");
}

// The same text with the lines before the table made empty, so that what is left keeps its line numbers.
absl::StatusOr<std::string> WithoutPreamble(const std::string& file_name, std::string_view content) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (content.substr(0, kByteOrderMark.size()) == kByteOrderMark) content.remove_prefix(kByteOrderMark.size());
  std::string blank;
  for (std::string_view rest = content; !rest.empty();) {
    if (rest.substr(0, kTableBegins.size()) == kTableBegins) return absl::StrCat(blank, std::string(rest));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) break;
    blank += '\n';
    rest.remove_prefix(end + 1);
  }
  return absl::InvalidArgumentError(
      absl::StrCat(file_name, ":1: has no table, want a line that begins with O*NET Id and the rows below it"));
}

// A weighted mean that grows.
class Mean {
 public:
  void Add(const Interests& interests, double weight) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weight * static_cast<double>(interests[i]);
    weight_ += weight;
  }
  std::optional<Interests> Get() const {
    if (weight_ == 0) return std::nullopt;
    Interests mean{};
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] = static_cast<float>(sums_[i] / weight_);
    return mean;
  }

 private:
  std::array<double, 6> sums_{};
  double weight_ = 0;
};

// Of the code itself, or of its subdivisions ("11-9199.00" is all of "11-9199.01", "11-9199.02", ...).
std::optional<Interests> InterestsOf(const std::string& code, const OnetInterests& interests) {
  const auto own = interests.find(code);
  if (own != interests.end()) return own->second;
  const std::string stem = code.substr(0, code.size() - 2);
  if (code != stem + "00") return std::nullopt;
  Mean mean;
  for (auto it = interests.lower_bound(stem); it != interests.end() && it->first.substr(0, stem.size()) == stem; ++it) {
    mean.Add(it->second, 1);
  }
  return mean.Get();
}

// "2512" of "http://data.europa.eu/esco/isco/C2512"; empty when the URI is no ISCO group's.
std::string IscoCodeOf(const std::string& uri) {
  const std::size_t place = uri.find(kIscoPart);
  return place == std::string::npos ? "" : uri.substr(place + kIscoPart.size());
}

}  // namespace

absl::StatusOr<OnetInterests> ReadOnetInterests(const std::string& file_name, std::string_view content) {
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content, '\t'));
  PERRON_ASSIGN_OR_RETURN(const std::size_t code_column, reader.RequireColumn("O*NET-SOC Code"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t name_column, reader.RequireColumn("Element Name"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t scale_column, reader.RequireColumn("Scale ID"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t value_column, reader.RequireColumn("Data Value"));
  struct Scores {
    Interests values{};
    std::bitset<kTypes.size()> seen;
    std::size_t line = 0;  // of the first
  };
  std::map<std::string, Scores> by_code;
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    if (reader.field(scale_column) != "OI") continue;
    PERRON_ASSIGN_OR_RETURN(const std::string code, CodeAt(reader, code_column));
    PERRON_ASSIGN_OR_RETURN(const std::size_t type, TypeAt(reader, name_column));
    PERRON_ASSIGN_OR_RETURN(const float value, InterestScoreAt(reader, value_column));
    Scores& scores = by_code[code];
    if (scores.seen[type]) return reader.ErrorAt(name_column, "is there already for this code, want it once");
    if (scores.seen.none()) scores.line = reader.line();
    scores.seen.set(type);
    scores.values[type] = value;
  }
  OnetInterests interests;
  for (const auto& [code, scores] : by_code) {
    if (!scores.seen.all()) {
      return absl::InvalidArgumentError(absl::StrCat(file_name, ":", scores.line, ": column Element Name: ", code,
                                                     " has ", scores.seen.count(), " interests, want all six"));
    }
    interests.emplace(code, scores.values);
  }
  return interests;
}

absl::StatusOr<std::vector<CrosswalkRow>> ReadCrosswalk(const std::string& file_name, std::string_view content) {
  PERRON_ASSIGN_OR_RETURN(const std::string table, WithoutPreamble(file_name, content));
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, table));
  PERRON_ASSIGN_OR_RETURN(const std::size_t code_column, reader.RequireColumn("O*NET Id"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t uri_column, reader.RequireColumn("ESCO or ISCO URI"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t match_column, reader.RequireColumn("Type of Match"));
  std::vector<CrosswalkRow> rows;
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    CrosswalkRow row;
    PERRON_ASSIGN_OR_RETURN(row.code, CodeAt(reader, code_column));
    row.uri = reader.field(uri_column);
    if (row.uri.empty()) return reader.ErrorAt(uri_column, "is empty, want a URI");
    PERRON_ASSIGN_OR_RETURN(row.weight, WeightAt(reader, match_column));
    row.line = reader.line();
    rows.push_back(std::move(row));
  }
  return rows;
}

void AddOnetInterests(const OnetInterests& interests, const std::string& crosswalk_name,
                      const std::vector<CrosswalkRow>& crosswalk,
                      const absl::flat_hash_map<std::string, std::uint32_t>& occupations, Taxonomy& taxonomy,
                      EscoWarnings& warnings) {
  std::vector<Mean> of_occupation(taxonomy.occupations.size());
  std::map<std::string, Mean> of_group;  // by ISCO code
  for (const CrosswalkRow& row : crosswalk) {
    const auto warn = [&](std::string_view column, std::string_view what) {
      warnings.Add(absl::StrCat(crosswalk_name, ":", row.line, ": column ", std::string(column), ": ",
                                std::string(what), "; row left out"));
    };
    const std::string isco = IscoCodeOf(row.uri);
    const auto occupation = occupations.find(row.uri);
    if (isco.empty() && occupation == occupations.end()) {
      constexpr std::size_t kShown = 200;
      warn("ESCO or ISCO URI", absl::StrCat(row.uri.substr(0, kShown), " is not in the package"));
      continue;
    }
    const std::optional<Interests> found = InterestsOf(row.code, interests);
    if (!found) {
      warn("O*NET Id", absl::StrCat(row.code, " has no interests"));
    } else if (isco.empty()) {
      of_occupation[occupation->second].Add(*found, row.weight);
    } else {
      of_group[isco].Add(*found, row.weight);
    }
  }
  for (std::size_t o = 0; o < taxonomy.occupations.size(); ++o) {
    Occupation& occupation = taxonomy.occupations[o];
    if (occupation.interests) continue;
    occupation.interests = of_occupation[o].Get();
    // The smallest group that the crosswalk names: "2512", else "251", ...
    for (std::string code = occupation.isco_code; !occupation.interests && !code.empty(); code.pop_back()) {
      const auto group = of_group.find(code);
      if (group != of_group.end()) occupation.interests = group->second.Get();
    }
  }
}

}  // namespace perron
