#ifndef PERRON_INDEX_ONET_INTERESTS_H_
#define PERRON_INDEX_ONET_INTERESTS_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "index/esco_warnings.h"
#include "matching/competency.h"
#include "matching/taxonomy.h"

namespace perron {

// Interests of ESCO's occupations from O*NET's, over the crosswalk of the two (docs/import.md).

// Interests by O*NET-SOC code ("29-1141.00").
using OnetInterests = std::map<std::string, Interests>;

// Reads O*NET's Interests.txt: tab separated, the rows of scale OI (occupational interests, 1 to 7), six to a code.
// INVALID_ARGUMENT with file, line and column: a column is missing, a code, an interest or a score is none, an interest
// is there twice; with the line on which a code begins: one of the six is missing.
absl::StatusOr<OnetInterests> ReadOnetInterests(const std::string& file_name, std::string_view content);

// One row of the crosswalk that may be used: `code` is like `uri`, an occupation or, for whole groups, an ISCO group.
struct CrosswalkRow {
  std::string code;
  std::string uri;
  double weight = 0;     // how alike the two are
  std::size_t line = 0;  // where it is in the file
};

// Reads onet_esco_crosswalk.csv. The lines before the one that begins with "O*NET Id" tell where it comes from and are
// skipped. INVALID_ARGUMENT with file, line and column: no such line, a column is missing, a code, URI or type of match
// is none.
absl::StatusOr<std::vector<CrosswalkRow>> ReadCrosswalk(const std::string& file_name, std::string_view content);

// Gives interests to every occupation that has none of its own: the mean over the codes that the crosswalk maps it to,
// in which an exact match weighs 4, a close one 2, a broader or narrower one 1. A code without scores whose last two
// digits are 00 ("all other") takes the mean of its subdivisions. An occupation that the crosswalk does not name takes
// what it has for its ISCO group, or for the next one above. A row that names an unknown occupation, or a code without
// interests, is left out with a warning. `crosswalk_name` is for messages.
void AddOnetInterests(const OnetInterests& interests, const std::string& crosswalk_name,
                      const std::vector<CrosswalkRow>& crosswalk,
                      const absl::flat_hash_map<std::string, std::uint32_t>& occupations, Taxonomy& taxonomy,
                      EscoWarnings& warnings);

}  // namespace perron

#endif  // PERRON_INDEX_ONET_INTERESTS_H_
