#ifndef PERRON_INDEX_EXACT_SECTION_DIRECTORY_H_
#define PERRON_INDEX_EXACT_SECTION_DIRECTORY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace perron {

// What a section file says of itself: a header of fixed size at its beginning, and a directory at its end
// (docs/formats.md, "Section files"). Pure: bytes in, values out.

// Change it with any change of the container's form or of the checksum.
inline constexpr std::uint32_t kSectionFileVersion = 1;
// Sections begin at multiples of this, so that any array in them is aligned; the bytes between them are 0.
inline constexpr std::size_t kSectionAlignment = 64;
inline constexpr std::size_t kSectionHeaderBytes = 64;

constexpr std::uint64_t AlignSection(std::uint64_t offset) {
  return (offset + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

// Checksum of a section, the directory and the header.
std::uint64_t SectionChecksum(std::span<const std::byte> bytes);

// One section of a file.
struct SectionEntry {
  std::string name;
  std::uint64_t offset = 0;  // in the file
  std::uint64_t length = 0;
  std::uint64_t checksum = 0;
};

struct SectionDirectory {
  std::map<std::string, std::string> metadata;  // what the file was made from
  std::vector<SectionEntry> sections;           // in the order of their offsets
};

std::string EncodeDirectory(const SectionDirectory& directory);

// The header of a file whose sections, padding included, end at `offset`, where this directory follows.
std::array<std::byte, kSectionHeaderBytes> EncodeSectionHeader(std::uint64_t offset,
                                                               std::span<const std::byte> directory);

// Reads both out of a whole file, and checks them: FAILED_PRECONDITION when it is no section file or one of another
// version, DATA_LOSS when it is damaged or cut. Afterwards the sections lie within the file, one after the other, and
// their names are all different; what is in them was not looked at.
absl::StatusOr<SectionDirectory> ParseSectionFile(std::span<const std::byte> file);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SECTION_DIRECTORY_H_
