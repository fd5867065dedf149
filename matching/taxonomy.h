#ifndef PERRON_MATCHING_TAXONOMY_H_
#define PERRON_MATCHING_TAXONOMY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matching/competency.h"

namespace perron {

// The labels of one concept in one language.
struct ConceptLabels {
  std::size_t language = 0;  // index into Taxonomy::languages
  std::string preferred;     // may be empty
  std::vector<std::string> alternatives;
  std::string description;  // may be empty
};

// Values are those of perron.v1.SkillType.
enum class SkillType : std::uint8_t { kUnspecified = 0, kSkill = 1, kKnowledge = 2 };

// Values are those of perron.v1.ReuseLevel.
enum class ReuseLevel : std::uint8_t {
  kUnspecified = 0,
  kTransversal = 1,
  kCrossSector = 2,
  kSectorSpecific = 3,
  kOccupationSpecific = 4,
};

// A skill or a piece of knowledge.
struct Competency {
  std::string uri;
  std::vector<ConceptLabels> labels;  // ascending language, at most one each
  SkillType skill_type = SkillType::kUnspecified;
  ReuseLevel reuse_level = ReuseLevel::kUnspecified;
  std::vector<CompetencyId> broader;          // ascending
  std::vector<std::uint32_t> broader_groups;  // positions in Taxonomy::groups, ascending
};

// A node of the hierarchy that is not a competency itself: nobody holds it, nobody asks it.
struct CompetencyGroup {
  std::string uri;
  std::vector<ConceptLabels> labels;          // ascending language, at most one each
  std::vector<std::uint32_t> broader_groups;  // positions in Taxonomy::groups, ascending
  std::string code;                           // as the package gives it; may be empty
};

// A job as the taxonomy describes it.
struct Occupation {
  std::string uri;
  std::vector<ConceptLabels> labels;    // ascending language, at most one each
  std::string isco_code;                // ISCO-08, one to four digits; may be empty
  std::vector<CompetencyId> essential;  // ascending
  std::vector<CompetencyId> optional;   // ascending, none of `essential`
  std::optional<Interests> interests;
};

// The vocabulary as a package gives it: a value with no computed parts (those are in CompetencySpace).
//
// Invariants: (1) competencies, occupations and groups are each in strictly ascending order of URI; (2) every
// CompetencyId and group position is in range; (3) `broader` has no cycle.
struct Taxonomy {
  std::vector<std::string> languages;  // ISO 639-1, ascending
  std::vector<Competency> competencies;
  std::vector<CompetencyGroup> groups;
  std::vector<Occupation> occupations;
  // The package's own relations between competencies (skillSkillRelations): `first` is helped by `second`. Ascending.
  std::vector<std::pair<CompetencyId, CompetencyId>> relations;
};

}  // namespace perron

#endif  // PERRON_MATCHING_TAXONOMY_H_
