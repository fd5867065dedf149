#include "index/esco_concepts.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/csv_reader.h"

namespace perron {
namespace {

constexpr std::size_t kMaxUriSize = 1000;

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

// Enough of a text to recognise it by, cut between characters.
std::string Shortened(std::string_view text) {
  constexpr std::size_t kShown = 60;
  if (text.size() <= kShown) return std::string(text);
  std::size_t size = kShown;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size)) + "...";
}

bool IsUri(std::string_view text) {
  return !text.empty() && text.size() <= kMaxUriSize && text.find(':') != std::string_view::npos &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

// The official files of two languages do disagree in places.
void WarnOther(const CsvReader& reader, std::size_t column, EscoWarnings& warnings) {
  warnings.Add(std::string(
      reader.ErrorAt(column, "is not what the file of another language says; the first one is kept").message()));
}

// The columns that all kinds of concepts have, and the row at hand.
class ConceptFile {
 public:
  static absl::StatusOr<ConceptFile> Open(const std::string& file_name, std::string_view content,
                                          std::size_t language) {
    PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(file_name, content));
    ConceptFile file(std::move(reader), language);
    PERRON_ASSIGN_OR_RETURN(file.uri_, file.reader_.RequireColumn("conceptUri"));
    PERRON_ASSIGN_OR_RETURN(file.preferred_, file.reader_.RequireColumn("preferredLabel"));
    file.alternatives_ = file.reader_.FindColumn("altLabels");
    file.description_ = file.reader_.FindColumn("description");
    return file;
  }

  bool Next() { return reader_.Next(); }
  CsvReader& reader() { return reader_; }

  // The row's URI, checked. `taken(uri)` tells whether it belongs to a concept of another kind.
  template <typename Taken>
  absl::StatusOr<std::string> Uri(const Taken& taken) {
    PERRON_RETURN_IF_ERROR(reader_.row_status());
    std::string uri(Trim(reader_.field(uri_)));
    if (uri.empty()) return reader_.ErrorAt(uri_, "is empty, want the URI of the concept");
    if (!IsUri(uri)) return reader_.ErrorAt(uri_, "is not a URI, want one without blanks, of at most 1000 characters");
    if (!seen_.insert(uri).second) {
      return reader_.ErrorAt(uri_, absl::StrCat(uri, " is in this file twice, want it once"));
    }
    if (taken(uri)) {
      return reader_.ErrorAt(uri_, absl::StrCat(uri, " is already a concept of another kind, want one kind"));
    }
    return uri;
  }

  // Adds the row's labels, if it has any.
  void AddLabels(std::vector<ConceptLabels>& labels) const {
    ConceptLabels added;
    added.language = language_;
    added.preferred = Trim(reader_.field(preferred_));
    if (alternatives_) added.alternatives = SplitLabels(reader_.field(*alternatives_), added.preferred);
    if (description_) added.description = Trim(reader_.field(*description_));
    if (added.preferred.empty() && added.alternatives.empty() && added.description.empty()) return;
    labels.push_back(std::move(added));
  }

  // Sets *value from a column of words, where the row has one. The files of all languages must agree.
  template <typename Value, std::size_t kCount>
  absl::Status SetFromWord(std::size_t column, const std::pair<std::string_view, Value> (&words)[kCount], Value& value,
                           EscoWarnings& warnings) const {
    const std::string_view text = Trim(reader_.field(column));
    if (text.empty()) return absl::OkStatus();
    std::string wanted;
    for (const auto& [word, meaning] : words) {
      absl::StrAppend(&wanted, wanted.empty() ? "" : ", ", std::string(word));
      if (text != word) continue;
      if (value != Value{} && value != meaning) {
        WarnOther(reader_, column, warnings);
        return absl::OkStatus();
      }
      value = meaning;
      return absl::OkStatus();
    }
    return reader_.ErrorAt(column, absl::StrCat("\"", Shortened(text), "\" is unknown, want empty or one of ", wanted));
  }

 private:
  ConceptFile(CsvReader reader, std::size_t language) : reader_(std::move(reader)), language_(language) {}

  CsvReader reader_;
  std::size_t language_;
  std::size_t uri_ = 0;
  std::size_t preferred_ = 0;
  std::optional<std::size_t> alternatives_;
  std::optional<std::size_t> description_;
  std::set<std::string> seen_;
};

constexpr std::pair<std::string_view, SkillType> kSkillTypes[] = {
    {"skill/competence", SkillType::kSkill},
    {"knowledge", SkillType::kKnowledge},
};

constexpr std::pair<std::string_view, ReuseLevel> kReuseLevels[] = {
    {"transversal", ReuseLevel::kTransversal},
    {"cross-sector", ReuseLevel::kCrossSector},
    {"sector-specific", ReuseLevel::kSectorSpecific},
    {"occupation-specific", ReuseLevel::kOccupationSpecific},
};

// "2654", as older packages "C2654".
absl::Status SetIscoCode(const CsvReader& reader, std::size_t column, std::string& code, EscoWarnings& warnings) {
  std::string_view text = Trim(reader.field(column));
  if (text.substr(0, 1) == "C") text.remove_prefix(1);
  if (text.size() > 4 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return reader.ErrorAt(column, "is not an ISCO-08 code, want one to four digits");
  }
  if (text.empty()) return absl::OkStatus();
  if (!code.empty() && code != text) {
    WarnOther(reader, column, warnings);
    return absl::OkStatus();
  }
  code = text;
  return absl::OkStatus();
}

}  // namespace

std::vector<std::string> SplitLabels(std::string_view text, std::string_view preferred) {
  const bool by_line = text.find('\n') != std::string_view::npos;
  const std::string_view separator = by_line ? "\n" : " | ";
  std::vector<std::string> labels;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view label = Trim(text.substr(0, end));
    if (!label.empty() && label != preferred && std::find(labels.begin(), labels.end(), label) == labels.end()) {
      labels.emplace_back(label);
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
  }
  return labels;
}

absl::Status ReadSkills(const std::string& file_name, std::string_view content, std::size_t language,
                        EscoConcepts& concepts, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(ConceptFile file, ConceptFile::Open(file_name, content, language));
  PERRON_ASSIGN_OR_RETURN(const std::size_t skill_type, file.reader().RequireColumn("skillType"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t reuse_level, file.reader().RequireColumn("reuseLevel"));
  const auto taken = [&](const std::string& uri) {
    return concepts.groups.count(uri) + concepts.occupations.count(uri) > 0;
  };
  while (file.Next()) {
    PERRON_ASSIGN_OR_RETURN(const std::string uri, file.Uri(taken));
    Competency& competency = concepts.competencies[uri];
    competency.uri = uri;
    PERRON_RETURN_IF_ERROR(file.SetFromWord(skill_type, kSkillTypes, competency.skill_type, warnings));
    PERRON_RETURN_IF_ERROR(file.SetFromWord(reuse_level, kReuseLevels, competency.reuse_level, warnings));
    file.AddLabels(competency.labels);
  }
  return absl::OkStatus();
}

absl::Status ReadSkillGroups(const std::string& file_name, std::string_view content, std::size_t language,
                             EscoConcepts& concepts, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(ConceptFile file, ConceptFile::Open(file_name, content, language));
  const std::optional<std::size_t> code = file.reader().FindColumn("code");
  const auto taken = [&](const std::string& uri) {
    return concepts.competencies.count(uri) + concepts.occupations.count(uri) > 0;
  };
  while (file.Next()) {
    PERRON_ASSIGN_OR_RETURN(const std::string uri, file.Uri(taken));
    CompetencyGroup& group = concepts.groups[uri];
    group.uri = uri;
    if (code) {
      const std::string_view given = Trim(file.reader().field(*code));
      if (group.code.empty()) {
        group.code = given;
      } else if (!given.empty() && given != group.code) {
        WarnOther(file.reader(), *code, warnings);
      }
    }
    file.AddLabels(group.labels);
  }
  return absl::OkStatus();
}

absl::Status ReadOccupations(const std::string& file_name, std::string_view content, std::size_t language,
                             EscoConcepts& concepts, EscoWarnings& warnings) {
  PERRON_ASSIGN_OR_RETURN(ConceptFile file, ConceptFile::Open(file_name, content, language));
  PERRON_ASSIGN_OR_RETURN(const std::size_t isco_group, file.reader().RequireColumn("iscoGroup"));
  const auto taken = [&](const std::string& uri) {
    return concepts.competencies.count(uri) + concepts.groups.count(uri) > 0;
  };
  while (file.Next()) {
    PERRON_ASSIGN_OR_RETURN(const std::string uri, file.Uri(taken));
    Occupation& occupation = concepts.occupations[uri];
    occupation.uri = uri;
    PERRON_RETURN_IF_ERROR(SetIscoCode(file.reader(), isco_group, occupation.isco_code, warnings));
    file.AddLabels(occupation.labels);
  }
  return absl::OkStatus();
}

}  // namespace perron
