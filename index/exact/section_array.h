#ifndef PERRON_INDEX_EXACT_SECTION_ARRAY_H_
#define PERRON_INDEX_EXACT_SECTION_ARRAY_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "index/exact/sections.h"

namespace perron {

// Arrays of numbers as sections, byte by byte as they lie in memory. Sections are little-endian.
static_assert(std::endian::native == std::endian::little, "an index base is mapped, never converted");

inline absl::Status DamagedSection(const std::string& name, const char* what) {
  return absl::DataLossError(absl::StrCat("section \"", name, "\" ", what));
}

template <typename Number>
absl::Status WriteArray(const std::string& name, std::span<const Number> array, SectionWriter& out) {
  static_assert(std::is_trivially_copyable_v<Number>);
  return out.Write(name, std::as_bytes(array));
}

// The array where it lies. DATA_LOSS, with the name, when there is none or it does not hold whole numbers.
template <typename Number>
absl::StatusOr<std::span<const Number>> ReadArray(const std::string& name, const SectionReader& in) {
  static_assert(std::is_trivially_copyable_v<Number>);
  const absl::StatusOr<std::span<const std::byte>> bytes = in.Read(name);
  if (!bytes.ok()) return bytes.status();
  if (bytes->size() % sizeof(Number) != 0) return DamagedSection(name, "does not hold whole numbers");
  if (reinterpret_cast<std::uintptr_t>(bytes->data()) % alignof(Number) != 0) {
    return DamagedSection(name, "is not aligned");
  }
  return std::span(reinterpret_cast<const Number*>(bytes->data()), bytes->size() / sizeof(Number));
}

// Whether these are the begins of `count` pieces of something that is `size` long, and its end.
template <typename Offset>
bool AreOffsets(std::span<const Offset> offsets, std::size_t count, std::size_t size) {
  if (offsets.size() != count + 1 || offsets.front() != 0 || offsets.back() != size) return false;
  bool ascending = true;
  for (std::size_t i = 0; i < count; ++i) ascending = ascending && offsets[i] <= offsets[i + 1];
  return ascending;
}

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SECTION_ARRAY_H_
