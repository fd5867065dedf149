#include "index/exact/section_directory.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace perron {
namespace {

// Header: magic, u32 version, u32 0, u64 bytes in the file, u64 offset and u64 length of the directory, u64 its
// checksum, u64 0, u64 checksum of all that.
constexpr std::string_view kMagic = "PerronSF";
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kCheckedBytes = kSectionHeaderBytes - 8;

// Numbers are little-endian, as the sections that are mapped into memory are.
void Append(std::uint64_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

void Append(std::string_view text, std::string& out) {
  Append(text.size(), 4, out);
  out.append(text);
}

// Takes numbers and strings off the front. From the first that is not there on, ok() is false and all are empty.
class Cursor {
 public:
  explicit Cursor(std::span<const std::byte> bytes) : rest_(bytes) {}

  std::uint64_t Number(std::size_t bytes) {
    std::uint64_t value = 0;
    const std::span<const std::byte> taken = Take(bytes);
    for (std::size_t i = 0; i < taken.size(); ++i) value |= std::to_integer<std::uint64_t>(taken[i]) << (8 * i);
    return value;
  }
  std::string Text() {
    const std::span<const std::byte> taken = Take(Number(4));
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::span<const std::byte> Take(std::uint64_t bytes) {
    ok_ = ok_ && bytes <= rest_.size();
    if (!ok_) return {};
    const std::span<const std::byte> taken = rest_.first(bytes);
    rest_ = rest_.subspan(bytes);
    return taken;
  }

  std::span<const std::byte> rest_;
  bool ok_ = true;
};

absl::Status Damaged(const char* what) { return absl::DataLossError(what); }

// The sections lie one after the other, from the header to the directory, and only one has each name.
bool Fit(const std::vector<SectionEntry>& sections, std::uint64_t directory_offset) {
  std::uint64_t end = kSectionHeaderBytes;
  std::set<std::string_view> names;
  for (const SectionEntry& section : sections) {
    if (section.offset != end || section.length > directory_offset - end) return false;
    end = AlignSection(end + section.length);
    if (end > directory_offset || !names.insert(section.name).second) return false;
  }
  return end == directory_offset;
}

absl::StatusOr<SectionDirectory> ParseDirectory(std::span<const std::byte> bytes) {
  Cursor in(bytes);
  SectionDirectory directory;
  for (std::uint64_t count = in.Number(4); count > 0 && in.ok(); --count) {
    std::string key = in.Text();
    directory.metadata[std::move(key)] = in.Text();
  }
  for (std::uint64_t count = in.Number(4); count > 0 && in.ok(); --count) {
    SectionEntry entry;
    entry.name = in.Text();
    entry.offset = in.Number(8);
    entry.length = in.Number(8);
    entry.checksum = in.Number(8);
    directory.sections.push_back(std::move(entry));
  }
  if (!in.ok() || !in.at_end()) return Damaged("the directory is damaged");
  return directory;
}

}  // namespace

std::uint64_t SectionChecksum(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string EncodeDirectory(const SectionDirectory& directory) {
  std::string out;
  Append(directory.metadata.size(), 4, out);
  for (const auto& [key, value] : directory.metadata) {
    Append(key, out);
    Append(value, out);
  }
  Append(directory.sections.size(), 4, out);
  for (const SectionEntry& section : directory.sections) {
    Append(section.name, out);
    Append(section.offset, 8, out);
    Append(section.length, 8, out);
    Append(section.checksum, 8, out);
  }
  return out;
}

std::array<std::byte, kSectionHeaderBytes> EncodeSectionHeader(std::uint64_t offset,
                                                               std::span<const std::byte> directory) {
  std::string out(kMagic);
  Append(kSectionFileVersion, 4, out);
  Append(0, 4, out);
  Append(offset + directory.size(), 8, out);
  Append(offset, 8, out);
  Append(directory.size(), 8, out);
  Append(SectionChecksum(directory), 8, out);
  Append(0, 8, out);
  Append(SectionChecksum(std::as_bytes(std::span(out))), 8, out);
  std::array<std::byte, kSectionHeaderBytes> header{};
  std::memcpy(header.data(), out.data(), std::min(out.size(), header.size()));
  return header;
}

absl::StatusOr<SectionDirectory> ParseSectionFile(std::span<const std::byte> file) {
  // Magic and version first: a later version may have another header.
  if (file.size() < kVersionAt + 4) return Damaged("the file is cut off");
  if (std::memcmp(file.data(), kMagic.data(), kMagic.size()) != 0) {
    return absl::FailedPreconditionError("it is not a section file");
  }
  Cursor in(file.subspan(kVersionAt));
  if (const std::uint64_t version = in.Number(4); version != kSectionFileVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat("it has format version ", version, ", this program reads version ", kSectionFileVersion));
  }
  if (file.size() < kSectionHeaderBytes) return Damaged("the file is cut off");
  if (Cursor(file.subspan(kCheckedBytes)).Number(8) != SectionChecksum(file.first(kCheckedBytes))) {
    return Damaged("the header is damaged");
  }
  in.Number(4);
  const std::uint64_t size = in.Number(8);
  const std::uint64_t offset = in.Number(8);
  const std::uint64_t length = in.Number(8);
  if (size != file.size()) return Damaged("the file is cut off or goes on past its end");
  if (offset > size || length != size - offset) return Damaged("the header is damaged");
  const std::span<const std::byte> bytes = file.subspan(offset);
  if (in.Number(8) != SectionChecksum(bytes)) return Damaged("the directory is damaged");
  absl::StatusOr<SectionDirectory> directory = ParseDirectory(bytes);
  if (directory.ok() && !Fit(directory->sections, offset)) return Damaged("the directory is damaged");
  return directory;
}

}  // namespace perron
