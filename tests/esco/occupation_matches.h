#ifndef PERRON_TESTS_ESCO_OCCUPATION_MATCHES_H_
#define PERRON_TESTS_ESCO_OCCUPATION_MATCHES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "index/match_index.h"
#include "index/package_files.h"
#include "index/taxonomy_version.h"
#include "matching/occupation_family.h"
#include "matching/profile.h"

namespace perron {

// All occupations of a taxonomy as work to search, with what their families often ask, and as people who have learned
// exactly that work.
struct OccupationWorld {
  std::shared_ptr<const TaxonomyVersion> taxonomy;
  std::unique_ptr<const OccupationFamilies> families;
  std::vector<std::shared_ptr<const WorkDocument>> works;     // by occupation
  std::vector<std::shared_ptr<const PersonDocument>> people;  // by occupation: its essentials, level 5, diploma
  std::unique_ptr<WorkIndex> work_index;
  std::unique_ptr<PeopleIndex> people_index;
};

// The real ESCO, imported once for the whole program; null when it is not there.
const OccupationWorld* EscoWorld();

// The world of a package, with the default model; null, and a failed expectation, when the package cannot be imported.
// Kept for the whole program.
const OccupationWorld* ImportWorld(const PackageFiles& package);

// REQUIRES: the model that the indexes use outlives the world; so it is the caller's.
OccupationWorld MakeOccupationWorld(std::shared_ptr<const TaxonomyVersion> taxonomy, const ScoringModel& model);

// An occupation whose own trained person does not find it first by fit.
struct SelfMiss {
  std::uint32_t occupation = 0;
  std::uint32_t found_first = 0;
  PairScore own;
  PairScore first;
  std::string cause;  // for people
};

// For every occupation: a person with its essential competencies at level 5 and full evidence looks for occupations by
// fit. Returns those who find another one first, ascending.
std::vector<SelfMiss> FindSelfMisses(const OccupationWorld& world);

}  // namespace perron

#endif  // PERRON_TESTS_ESCO_OCCUPATION_MATCHES_H_
