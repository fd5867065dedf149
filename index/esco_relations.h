#ifndef PERRON_INDEX_ESCO_RELATIONS_H_
#define PERRON_INDEX_ESCO_RELATIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "index/esco_warnings.h"
#include "matching/taxonomy.h"

namespace perron {

// Position of every concept by its URI.
struct EscoNumbers {
  explicit EscoNumbers(const Taxonomy& taxonomy);

  absl::flat_hash_map<std::string, std::uint32_t> competencies;
  absl::flat_hash_map<std::string, std::uint32_t> groups;
  absl::flat_hash_map<std::string, std::uint32_t> occupations;
};

// Where a row of the hierarchy stands, to name it when it closes a cycle.
struct BroaderRow {
  std::uint32_t narrow = 0;
  std::uint32_t broad = 0;
  const std::string* file_name = nullptr;
  std::size_t line = 0;
};

// The rows of the hierarchy, by the kind of both ends.
struct BroaderRows {
  std::vector<BroaderRow> competencies;         // competency under competency
  std::vector<BroaderRow> competencies_groups;  // competency under group
  std::vector<BroaderRow> groups;               // group under group
};

// Read one file each. A row that names a concept that the package does not hold is left out with a warning; the same
// row twice counts once. INVALID_ARGUMENT with file, line and column: a broken row, a missing column, an empty URI, an
// unknown word, a group under a competency.

// `file_name` must outlive *rows.
absl::Status ReadBroader(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                         BroaderRows& rows, EscoWarnings& warnings);
// What is both essential and optional to an occupation is essential; FinishRelations sees to that.
absl::Status ReadOccupationSkills(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                                  Taxonomy& taxonomy, EscoWarnings& warnings);
absl::Status ReadSkillSkills(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                             Taxonomy& taxonomy, EscoWarnings& warnings);
// A competency of this collection whose reuse level is not given is transversal.
absl::Status ReadTransversal(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                             Taxonomy& taxonomy);
absl::Status ReadInterests(const std::string& file_name, std::string_view content, const EscoNumbers& numbers,
                           Taxonomy& taxonomy, EscoWarnings& warnings);

// Puts the hierarchy into the taxonomy, ascending, each once. INVALID_ARGUMENT when it goes round in a circle.
absl::Status FinishBroader(const BroaderRows& rows, Taxonomy& taxonomy);

// Sorts all relations of the taxonomy and leaves each once.
void FinishRelations(Taxonomy& taxonomy);

}  // namespace perron

#endif  // PERRON_INDEX_ESCO_RELATIONS_H_
