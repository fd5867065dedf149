#ifndef PERRON_INDEX_ESCO_PACKAGE_H_
#define PERRON_INDEX_ESCO_PACKAGE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "index/esco_warnings.h"
#include "index/package_files.h"
#include "matching/taxonomy.h"

namespace perron {

// What a package says.
struct EscoPackage {
  Taxonomy taxonomy;
  std::vector<std::string> ignored_files;  // names that mean nothing to Perron, ascending
  EscoWarnings warnings;
};

// Reads the CSV files of an ESCO download, in any set of languages, or of a package in the same layout. Needed are at
// least one skills_xx.csv, one occupations_xx.csv and occupationSkillRelations.csv; the rest is optional, O*NET's
// interests and their crosswalk (index/onet_interests.h) among it. Columns are found by name, so versions that order
// them differently or have more are all right (docs/formats.md).
//
// A row that names an unknown concept is left out with a warning, a value that the file of another language contradicts
// likewise. INVALID_ARGUMENT with file, line, column and what was
// wanted for all else that is wrong.
absl::StatusOr<EscoPackage> ReadEscoPackage(const PackageFiles& package);

}  // namespace perron

#endif  // PERRON_INDEX_ESCO_PACKAGE_H_
