#include "index/esco_file_name.h"

#include <algorithm>
#include <utility>

namespace perron {
namespace {

constexpr std::string_view kExtension = ".csv";
constexpr std::string_view kCollection = "Collection";
constexpr std::string_view kOnetInterests = "Interests.txt";
constexpr std::string_view kOnetCrosswalk = "onet_esco_crosswalk.csv";

constexpr std::pair<std::string_view, EscoFileKind> kKinds[] = {
    {"skills", EscoFileKind::kSkills},
    {"occupations", EscoFileKind::kOccupations},
    {"skillGroups", EscoFileKind::kSkillGroups},
    {"broaderRelationsSkillPillar", EscoFileKind::kBroaderSkills},
    {"occupationSkillRelations", EscoFileKind::kOccupationSkills},
    {"skillSkillRelations", EscoFileKind::kSkillSkills},
    {"transversalSkillsCollection", EscoFileKind::kTransversalSkills},
    {"occupationInterests", EscoFileKind::kOccupationInterests},
    {"broaderRelationsOccPillar", EscoFileKind::kUnused},  // the occupations name their ISCO group themselves
    {"ISCOGroups", EscoFileKind::kUnused},
    {"skillsHierarchy", EscoFileKind::kUnused},  // the same as the broader relations, as a table
    {"conceptSchemes", EscoFileKind::kUnused},
    {"dictionary", EscoFileKind::kUnused},
    {"greenShareOcc", EscoFileKind::kUnused},
};

bool NeedsLanguage(EscoFileKind kind) {
  return kind == EscoFileKind::kSkills || kind == EscoFileKind::kOccupations || kind == EscoFileKind::kSkillGroups;
}

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// Takes "_nl" off the end; empty when there is none.
std::string TakeLanguage(std::string_view& stem) {
  if (stem.size() < 4 || stem[stem.size() - 3] != '_') return "";
  const std::string_view language = stem.substr(stem.size() - 2);
  if (!std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return "";
  stem.remove_suffix(3);
  return std::string(language);
}

}  // namespace

std::optional<EscoFileName> ParseEscoFileName(std::string_view name) {
  if (name == kOnetInterests) return EscoFileName{EscoFileKind::kOnetInterests, ""};
  if (name == kOnetCrosswalk) return EscoFileName{EscoFileKind::kOnetCrosswalk, ""};
  if (!EndsWith(name, kExtension)) return std::nullopt;
  std::string_view stem = name.substr(0, name.size() - kExtension.size());
  const std::string language = TakeLanguage(stem);
  for (const auto& [known, kind] : kKinds) {
    if (stem != known) continue;
    if (NeedsLanguage(kind) && language.empty()) return std::nullopt;
    return EscoFileName{kind, language};
  }
  if (EndsWith(stem, kCollection)) return EscoFileName{EscoFileKind::kUnused, language};
  return std::nullopt;
}

}  // namespace perron
