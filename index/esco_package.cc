#include "index/esco_package.h"

#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/status_macros.h"
#include "index/esco_concepts.h"
#include "index/esco_file_name.h"
#include "index/esco_relations.h"
#include "index/onet_interests.h"

namespace perron {
namespace {

struct SourceFile {
  const std::string* name;
  const std::string* content;
  std::string language;
};

// The files of a kind, ascending by name and so by language.
using FilesByKind = std::map<EscoFileKind, std::vector<SourceFile>>;

FilesByKind SortFiles(const PackageFiles& package, std::vector<std::string>& ignored) {
  FilesByKind by_kind;
  for (const auto& [name, content] : package.files()) {
    std::optional<EscoFileName> parsed = ParseEscoFileName(name);
    if (parsed) {
      by_kind[parsed->kind].push_back({&name, &content, std::move(parsed->language)});
    } else {
      ignored.push_back(name);
    }
  }
  return by_kind;
}

absl::Status CheckComplete(const FilesByKind& files, const PackageFiles& package) {
  constexpr std::pair<EscoFileKind, std::string_view> kNeeded[] = {
      {EscoFileKind::kSkills, "skills_xx.csv (xx = language)"},
      {EscoFileKind::kOccupations, "occupations_xx.csv (xx = language)"},
      {EscoFileKind::kOccupationSkills, "occupationSkillRelations.csv"},
  };
  for (const auto& [kind, wanted] : kNeeded) {
    if (files.count(kind) > 0) continue;
    constexpr std::size_t kShown = 30;
    std::vector<std::string> found;
    for (const auto& [name, content] : package.files()) {
      if (found.size() < kShown) found.push_back(name);
    }
    return absl::InvalidArgumentError(absl::StrCat("package: there is no ", std::string(wanted), ", want one; found ",
                                                   found.empty() ? "no files" : absl::StrJoin(found, ", ")));
  }
  return absl::OkStatus();
}

using ReadConcepts = absl::Status (*)(const std::string&, std::string_view, std::size_t, EscoConcepts&, EscoWarnings&);
constexpr std::pair<EscoFileKind, ReadConcepts> kConceptReaders[] = {
    {EscoFileKind::kSkills, ReadSkills},
    {EscoFileKind::kSkillGroups, ReadSkillGroups},
    {EscoFileKind::kOccupations, ReadOccupations},
};

template <typename Concept>
std::vector<Concept> InOrderOfUri(std::map<std::string, Concept> by_uri) {
  std::vector<Concept> concepts;
  concepts.reserve(by_uri.size());
  for (auto& [uri, one] : by_uri) concepts.push_back(std::move(one));
  return concepts;
}

absl::Status ReadAllConcepts(const FilesByKind& files, EscoPackage& package) {
  Taxonomy& taxonomy = package.taxonomy;
  std::set<std::string> languages;
  for (const auto& [kind, read] : kConceptReaders) {
    if (files.count(kind) == 0) continue;
    for (const SourceFile& file : files.at(kind)) languages.insert(file.language);
  }
  taxonomy.languages.assign(languages.begin(), languages.end());
  EscoConcepts concepts;
  for (const auto& [kind, read] : kConceptReaders) {
    if (files.count(kind) == 0) continue;
    for (const SourceFile& file : files.at(kind)) {
      const auto language = static_cast<std::size_t>(std::distance(languages.begin(), languages.find(file.language)));
      PERRON_RETURN_IF_ERROR(read(*file.name, *file.content, language, concepts, package.warnings));
    }
  }
  taxonomy.competencies = InOrderOfUri(std::move(concepts.competencies));
  taxonomy.groups = InOrderOfUri(std::move(concepts.groups));
  taxonomy.occupations = InOrderOfUri(std::move(concepts.occupations));
  return absl::OkStatus();
}

// After the package's own interests, which go first.
absl::Status ReadOnet(const FilesByKind& files, const EscoNumbers& numbers, EscoPackage& package) {
  const auto interests_file = files.find(EscoFileKind::kOnetInterests);
  const auto crosswalk_file = files.find(EscoFileKind::kOnetCrosswalk);
  const bool has_interests = interests_file != files.end();
  const bool has_crosswalk = crosswalk_file != files.end();
  if (!has_interests && !has_crosswalk) return absl::OkStatus();
  if (!has_interests || !has_crosswalk) {
    return absl::InvalidArgumentError(
        has_interests ? "package: there is Interests.txt and no onet_esco_crosswalk.csv, want both or neither"
                      : "package: there is onet_esco_crosswalk.csv and no Interests.txt, want both or neither");
  }
  const SourceFile& scores = interests_file->second.front();
  const SourceFile& mapping = crosswalk_file->second.front();
  PERRON_ASSIGN_OR_RETURN(const OnetInterests interests, ReadOnetInterests(*scores.name, *scores.content));
  PERRON_ASSIGN_OR_RETURN(const std::vector<CrosswalkRow> crosswalk, ReadCrosswalk(*mapping.name, *mapping.content));
  AddOnetInterests(interests, *mapping.name, crosswalk, numbers.occupations, package.taxonomy, package.warnings);
  return absl::OkStatus();
}

absl::Status ReadAllRelations(const FilesByKind& files, EscoPackage& package) {
  Taxonomy& taxonomy = package.taxonomy;
  EscoWarnings& warnings = package.warnings;
  const EscoNumbers numbers(taxonomy);
  BroaderRows broader;
  for (const auto& [kind, sources] : files) {
    for (const SourceFile& file : sources) {
      if (kind == EscoFileKind::kBroaderSkills) {
        PERRON_RETURN_IF_ERROR(ReadBroader(*file.name, *file.content, numbers, broader, warnings));
      } else if (kind == EscoFileKind::kOccupationSkills) {
        PERRON_RETURN_IF_ERROR(ReadOccupationSkills(*file.name, *file.content, numbers, taxonomy, warnings));
      } else if (kind == EscoFileKind::kSkillSkills) {
        PERRON_RETURN_IF_ERROR(ReadSkillSkills(*file.name, *file.content, numbers, taxonomy, warnings));
      } else if (kind == EscoFileKind::kTransversalSkills) {
        PERRON_RETURN_IF_ERROR(ReadTransversal(*file.name, *file.content, numbers, taxonomy));
      } else if (kind == EscoFileKind::kOccupationInterests) {
        PERRON_RETURN_IF_ERROR(ReadInterests(*file.name, *file.content, numbers, taxonomy, warnings));
      }
    }
  }
  FinishRelations(taxonomy);
  PERRON_RETURN_IF_ERROR(FinishBroader(broader, taxonomy));
  return ReadOnet(files, numbers, package);
}

}  // namespace

absl::StatusOr<EscoPackage> ReadEscoPackage(const PackageFiles& package) {
  EscoPackage result;
  const FilesByKind files = SortFiles(package, result.ignored_files);
  PERRON_RETURN_IF_ERROR(CheckComplete(files, package));
  PERRON_RETURN_IF_ERROR(ReadAllConcepts(files, result));
  PERRON_RETURN_IF_ERROR(ReadAllRelations(files, result));
  return result;
}

}  // namespace perron
