#ifndef PERRON_INDEX_ESCO_FILE_NAME_H_
#define PERRON_INDEX_ESCO_FILE_NAME_H_

#include <optional>
#include <string>
#include <string_view>

namespace perron {

// What a file of an ESCO CSV package holds.
enum class EscoFileKind {
  kSkills,
  kOccupations,
  kSkillGroups,
  kBroaderSkills,        // broaderRelationsSkillPillar
  kOccupationSkills,     // occupationSkillRelations
  kSkillSkills,          // skillSkillRelations
  kTransversalSkills,    // transversalSkillsCollection
  kOccupationInterests,  // not ESCO's: our addition
  kOnetInterests,        // O*NET's Interests.txt
  kOnetCrosswalk,        // onet_esco_crosswalk.csv
  kUnused,               // a part of the official package that Perron has no use for
};

struct EscoFileName {
  EscoFileKind kind{};
  std::string language;  // ISO 639-1; empty where the name has none
};

// Understands "skills_nl.csv" and "occupationSkillRelations.csv" alike: the language is optional where the content has
// none, and required for skills, occupations and skill groups. O*NET's two files are known by their
// own names. Nullopt for any other name.
std::optional<EscoFileName> ParseEscoFileName(std::string_view name);

}  // namespace perron

#endif  // PERRON_INDEX_ESCO_FILE_NAME_H_
