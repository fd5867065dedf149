#include "index/exact/value_section.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

#include "absl/strings/str_cat.h"

namespace perron {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::size_t kNumber = sizeof(std::uint64_t);

void Append(std::uint64_t number, std::string& out) { out.append(reinterpret_cast<const char*>(&number), kNumber); }

std::uint64_t NumberAt(std::string_view bytes, std::size_t index) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + index * kNumber, kNumber);
  return number;
}

}  // namespace

std::string ValueSection(std::size_t rows, const std::vector<std::string>& values) {
  std::string section;
  Append(rows, section);
  Append(values.size(), section);
  std::uint64_t end = 0;
  for (const std::string& value : values) Append(end += value.size(), section);
  for (const std::string& value : values) section += value;
  return section;
}

absl::StatusOr<ParsedValues> ParseValueSection(std::string_view facet, std::span<const std::byte> section) {
  std::string_view bytes(reinterpret_cast<const char*>(section.data()), section.size());
  if (bytes.size() < 2 * kNumber) return DamagedFacet(facet, "its values have no beginning");
  ParsedValues parsed;
  parsed.rows = NumberAt(bytes, 0);
  const std::uint64_t count = NumberAt(bytes, 1);
  bytes.remove_prefix(2 * kNumber);
  if (parsed.rows > std::numeric_limits<std::uint32_t>::max()) return DamagedFacet(facet, "it has too many rows");
  if (count > parsed.rows || (count == 0) != (parsed.rows == 0) || count > bytes.size() / kNumber) {
    return DamagedFacet(facet, "its number of values cannot be");
  }
  const std::string_view texts = bytes.substr(count * kNumber);
  parsed.values.reserve(count);
  std::uint64_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t end = NumberAt(bytes, i);
    if (end < begin || end > texts.size()) return DamagedFacet(facet, "a value is out of bounds");
    parsed.values.push_back(texts.substr(begin, end - begin));
    begin = end;
  }
  if (begin != texts.size()) return DamagedFacet(facet, "there is something behind its values");
  return parsed;
}

absl::Status DamagedFacet(std::string_view facet, std::string_view what) {
  return absl::DataLossError(
      absl::StrCat("index, ", std::string(facet), ": ", std::string(what), "; the index is made again from the store"));
}

}  // namespace perron
