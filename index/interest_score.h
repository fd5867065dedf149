#ifndef PERRON_INDEX_INTEREST_SCORE_H_
#define PERRON_INDEX_INTEREST_SCORE_H_

#include <charconv>
#include <cstddef>
#include <string_view>
#include <system_error>

#include "absl/status/statusor.h"
#include "index/csv_reader.h"

namespace perron {

// The score for one of Holland's types in a column of the reader's row, 1 to 7. INVALID_ARGUMENT names file, line and
// column.
inline absl::StatusOr<float> InterestScoreAt(const CsvReader& reader, std::size_t column) {
  const std::string_view text = reader.field(column);
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 1 && value <= 7)) {
    return reader.ErrorAt(column, "is not an interest score, want a number from 1 to 7");
  }
  return value;
}

}  // namespace perron

#endif  // PERRON_INDEX_INTEREST_SCORE_H_
