#ifndef PERRON_INDEX_POSTCODES_H_
#define PERRON_INDEX_POSTCODES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "matching/circumstances.h"

namespace perron {

// Where Dutch four-digit postcode areas are. Immutable after construction, thread-safe.
class Postcodes {
 public:
  // The table that Perron ships: Groningen and Drenthe (deploy/postcodes_groningen_drenthe.csv).
  static const Postcodes& BuiltIn();

  // Reads a table: CSV with the columns postcode, latitude and longitude, others are ignored. INVALID_ARGUMENT names
  // line and column. `file_name` is for messages.
  static absl::StatusOr<Postcodes> Parse(std::string_view file_name, std::string_view csv);

  // Adds the rows of `other`; where both know a postcode, `other` wins.
  void Merge(const Postcodes& other);

  // The centre of the area, by the first four digits ("9711", "9711 AB"). Absent when unknown or not a postcode.
  std::optional<GeoPoint> Find(std::string_view postcode) const;

  std::size_t size() const { return points_.size(); }

 private:
  absl::flat_hash_map<int, GeoPoint> points_;
};

}  // namespace perron

#endif  // PERRON_INDEX_POSTCODES_H_
