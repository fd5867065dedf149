#ifndef PERRON_INDEX_ESCO_CONCEPTS_H_
#define PERRON_INDEX_ESCO_CONCEPTS_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "index/esco_warnings.h"
#include "matching/taxonomy.h"

namespace perron {

// The concepts of a package by URI, before they get their numbers.
struct EscoConcepts {
  std::map<std::string, Competency> competencies;
  std::map<std::string, CompetencyGroup> groups;
  std::map<std::string, Occupation> occupations;
};

// Read one file each and add to *concepts; a concept that another language had already gets labels in one more. Files
// of one kind are read in ascending order of language, which is an index into Taxonomy::languages.
//
// INVALID_ARGUMENT with file, line and column: a column is missing, a URI is missing, malformed or twice in the file, a
// skill type, reuse level or ISCO group is none, the URI is already a concept of another kind. One that is not what the
// file of another language gave is a warning, and the first is kept.
absl::Status ReadSkills(const std::string& file_name, std::string_view content, std::size_t language,
                        EscoConcepts& concepts, EscoWarnings& warnings);
absl::Status ReadSkillGroups(const std::string& file_name, std::string_view content, std::size_t language,
                             EscoConcepts& concepts, EscoWarnings& warnings);
absl::Status ReadOccupations(const std::string& file_name, std::string_view content, std::size_t language,
                             EscoConcepts& concepts, EscoWarnings& warnings);

// Splits alternative labels at line breaks or at " | ", whichever the package uses, without blanks and empty ones, each
// once and none of them `preferred`.
std::vector<std::string> SplitLabels(std::string_view text, std::string_view preferred);

}  // namespace perron

#endif  // PERRON_INDEX_ESCO_CONCEPTS_H_
