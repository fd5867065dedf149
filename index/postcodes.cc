#include "index/postcodes.h"

#include <cctype>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "base/status_macros.h"
#include "index/csv_reader.h"
#include "index/postcodes_built_in.h"

namespace perron {
namespace {

constexpr int kLowestPostcode = 1000;
constexpr int kPostcodeDigits = 4;

// The four digits at the beginning; 0 when there are none.
int FourDigits(std::string_view postcode) {
  int number = 0;
  if (postcode.size() < kPostcodeDigits) return 0;
  for (const char c : postcode.substr(0, kPostcodeDigits)) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return 0;
    number = number * 10 + (c - '0');
  }
  return number >= kLowestPostcode ? number : 0;
}

absl::StatusOr<double> Degrees(const CsvReader& reader, std::size_t column, double low, double high) {
  const std::string field(reader.field(column));
  double degrees = 0;
  if (!absl::SimpleAtod(field, &degrees) || !(degrees >= low && degrees <= high)) {
    return reader.ErrorAt(column, "\"" + field + "\", want degrees from " + std::to_string(static_cast<int>(low)) +
                                      " to " + std::to_string(static_cast<int>(high)));
  }
  return degrees;
}

}  // namespace

const Postcodes& Postcodes::BuiltIn() {
  // The table is checked by a test and by the build's own data check, so a failure here is a broken build.
  static const Postcodes* const table = new Postcodes(*Parse("built-in postcodes", kBuiltInPostcodesCsv));
  return *table;
}

absl::StatusOr<Postcodes> Postcodes::Parse(std::string_view file_name, std::string_view csv) {
  PERRON_ASSIGN_OR_RETURN(CsvReader reader, CsvReader::Open(std::string(file_name), csv));
  PERRON_ASSIGN_OR_RETURN(const std::size_t postcode, reader.RequireColumn("postcode"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t latitude, reader.RequireColumn("latitude"));
  PERRON_ASSIGN_OR_RETURN(const std::size_t longitude, reader.RequireColumn("longitude"));
  Postcodes table;
  while (reader.Next()) {
    PERRON_RETURN_IF_ERROR(reader.row_status());
    const std::string_view field = reader.field(postcode);
    const int number = field.size() == kPostcodeDigits ? FourDigits(field) : 0;
    if (number == 0)
      return reader.ErrorAt(postcode, "\"" + std::string(field) + "\", want four digits from 1000 to 9999");
    PERRON_ASSIGN_OR_RETURN(const double north, Degrees(reader, latitude, 50, 54));
    PERRON_ASSIGN_OR_RETURN(const double east, Degrees(reader, longitude, 3, 8));
    if (!table.points_.emplace(number, GeoPoint{north, east}).second) {
      return reader.ErrorAt(postcode, std::string(field) + " stands in the table twice, want each postcode once");
    }
  }
  return table;
}

void Postcodes::Merge(const Postcodes& other) {
  for (const auto& [postcode, point] : other.points_) points_[postcode] = point;
}

std::optional<GeoPoint> Postcodes::Find(std::string_view postcode) const {
  const auto it = points_.find(FourDigits(postcode));
  if (it == points_.end()) return std::nullopt;
  return it->second;
}

}  // namespace perron
