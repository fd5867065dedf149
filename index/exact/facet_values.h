#ifndef PERRON_INDEX_EXACT_FACET_VALUES_H_
#define PERRON_INDEX_EXACT_FACET_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/circumstances.h"
#include "matching/competency.h"

namespace perron {

// A facet is a part of somebody's circumstances that is judged on its own. Its values are kept once each, and go to
// bytes and back for that: values are the same when their bytes are (so +0 and -0 are two values, and nothing is lost).

// Where a person lives and how far they would go: judged together.
struct Reach {
  std::optional<GeoPoint> home;
  double max_distance_km = 0;  // 0 = unknown
};

// Appends the bytes of a value: little-endian numbers, texts behind their length.
void AppendValue(const Reach& value, std::string& out);
void AppendValue(const std::optional<GeoPoint>& value, std::string& out);
void AppendValue(const Hours& value, std::string& out);
void AppendValue(std::int32_t value, std::string& out);   // a Day
void AppendValue(std::uint32_t value, std::string& out);  // a set
void AppendValue(std::uint8_t value, std::string& out);   // a WorkForm
void AppendValue(const std::string& value, std::string& out);
void AppendValue(const std::vector<std::string>& value, std::string& out);
void AppendValue(const std::vector<LanguageAbility>& value, std::string& out);
void AppendValue(const std::optional<Interests>& value, std::string& out);

// Reads what AppendValue wrote. False, with `value` in any state, when the bytes are not exactly one value.
bool ParseValue(std::string_view bytes, Reach& value);
bool ParseValue(std::string_view bytes, std::optional<GeoPoint>& value);
bool ParseValue(std::string_view bytes, Hours& value);
bool ParseValue(std::string_view bytes, std::int32_t& value);
bool ParseValue(std::string_view bytes, std::uint32_t& value);
bool ParseValue(std::string_view bytes, std::uint8_t& value);
bool ParseValue(std::string_view bytes, std::string& value);
bool ParseValue(std::string_view bytes, std::vector<std::string>& value);
bool ParseValue(std::string_view bytes, std::vector<LanguageAbility>& value);
bool ParseValue(std::string_view bytes, std::optional<Interests>& value);

// Values whose keys are close tend to be judged alike: places lie along a curve that keeps neighbours together, hours
// and days are in order. Dictionaries are sorted by it.
std::uint64_t NearnessKey(const Reach& value);
std::uint64_t NearnessKey(const std::optional<GeoPoint>& value);
std::uint64_t NearnessKey(const Hours& value);
std::uint64_t NearnessKey(std::int32_t value);
std::uint64_t NearnessKey(std::uint32_t value);
std::uint64_t NearnessKey(std::uint8_t value);
std::uint64_t NearnessKey(const std::string& value);
std::uint64_t NearnessKey(const std::vector<std::string>& value);
std::uint64_t NearnessKey(const std::vector<LanguageAbility>& value);
std::uint64_t NearnessKey(const std::optional<Interests>& value);

// Bytes that a value holds outside itself.
std::size_t OwnedBytes(const std::string& value);
std::size_t OwnedBytes(const std::vector<std::string>& value);
std::size_t OwnedBytes(const std::vector<LanguageAbility>& value);
template <typename T>
std::size_t OwnedBytes(const T& /*value*/) {
  return 0;
}

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_FACET_VALUES_H_
