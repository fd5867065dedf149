#ifndef PERRON_TESTS_MATCHING_TAXONOMY_BUILDER_H_
#define PERRON_TESTS_MATCHING_TAXONOMY_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "matching/taxonomy.h"

namespace perron {

// A taxonomy with `count` competencies "c00", "c01", ... and nothing else.
inline Taxonomy MakeTaxonomy(std::size_t count) {
  Taxonomy taxonomy;
  taxonomy.languages = {"en"};
  for (std::size_t i = 0; i < count; ++i) {
    Competency competency;
    competency.uri = "urn:c" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    competency.skill_type = SkillType::kSkill;
    competency.reuse_level = ReuseLevel::kSectorSpecific;
    taxonomy.competencies.push_back(std::move(competency));
  }
  return taxonomy;
}

inline CompetencyId Id(std::uint32_t number) { return static_cast<CompetencyId>(number); }

// Adds an occupation that asks these, which must be ascending. URIs go up to 100 occupations.
inline void AddOccupation(Taxonomy& taxonomy, const std::vector<std::uint32_t>& essential,
                          const std::vector<std::uint32_t>& optional = {}) {
  Occupation occupation;
  const std::size_t number = taxonomy.occupations.size();
  occupation.uri = "urn:o" + std::string(number < 10 ? "0" : "") + std::to_string(number);
  for (const std::uint32_t one : essential) occupation.essential.push_back(Id(one));
  for (const std::uint32_t one : optional) occupation.optional.push_back(Id(one));
  taxonomy.occupations.push_back(std::move(occupation));
}

}  // namespace perron

#endif  // PERRON_TESTS_MATCHING_TAXONOMY_BUILDER_H_
