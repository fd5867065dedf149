#ifndef PERRON_INDEX_EXACT_VALUE_SECTION_H_
#define PERRON_INDEX_EXACT_VALUE_SECTION_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace perron {

// The saved form of the distinct values of a facet: u64 number of rows, u64 number of values, for every value the u64
// end of its bytes, then their bytes, all little-endian.
std::string ValueSection(std::size_t rows, const std::vector<std::string>& values);

struct ParsedValues {
  std::size_t rows = 0;
  std::vector<std::string_view> values;  // in the section
};

// Reads it back. DATA_LOSS when it is not of that form, or has more values than rows, or rows without a value.
absl::StatusOr<ParsedValues> ParseValueSection(std::string_view facet, std::span<const std::byte> section);

// DATA_LOSS that names the facet.
absl::Status DamagedFacet(std::string_view facet, std::string_view what);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_VALUE_SECTION_H_
