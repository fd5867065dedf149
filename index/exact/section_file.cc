#include "index/exact/section_file.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/exact/file_handle.h"

namespace perron {
namespace {

// The whole of a file, unmapped when the last holder lets go.
absl::StatusOr<std::shared_ptr<const void>> Map(const FileHandle& file, const std::string& path, std::size_t size) {
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd(), 0);
  if (address == MAP_FAILED) return FileHandle::Failure("map", path);
  ::madvise(address, size, MADV_WILLNEED);  // all of it is about to be read; no harm if that is not heeded
  return std::shared_ptr<const void>(address,
                                     [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
}

// The section's own bytes, and the zeros up to the next one.
bool IsWhole(std::span<const std::byte> file, const SectionEntry& section) {
  const std::uint64_t end = section.offset + section.length;
  const std::span<const std::byte> padding = file.subspan(end, AlignSection(end) - end);
  return SectionChecksum(file.subspan(section.offset, section.length)) == section.checksum &&
         std::all_of(padding.begin(), padding.end(), [](std::byte byte) { return byte == std::byte{0}; });
}

// The first section that is damaged, or null. Two threads take the next largest in turn.
const SectionEntry* FindDamaged(std::span<const std::byte> file, const std::vector<SectionEntry>& sections) {
  std::vector<const SectionEntry*> by_size;
  by_size.reserve(sections.size());
  for (const SectionEntry& section : sections) by_size.push_back(&section);
  std::sort(by_size.begin(), by_size.end(),
            [](const SectionEntry* a, const SectionEntry* b) { return a->length > b->length; });
  std::vector<char> whole(by_size.size(), 0);
  std::atomic<std::size_t> next = 0;
  const auto check = [&] {
    for (std::size_t i = next++; i < by_size.size(); i = next++) whole[i] = IsWhole(file, *by_size[i]) ? 1 : 0;
  };
  std::thread other(check);
  check();
  other.join();
  const SectionEntry* first = nullptr;
  for (std::size_t i = 0; i < by_size.size(); ++i) {
    if (whole[i] == 0 && (first == nullptr || by_size[i]->offset < first->offset)) first = by_size[i];
  }
  return first;
}

absl::Status About(const std::string& path, const absl::Status& status) {
  return {status.code(), absl::StrCat(path, ": ", status.message())};
}

}  // namespace

absl::StatusOr<SectionFile> SectionFile::Open(const std::string& path) {
  PERRON_ASSIGN_OR_RETURN(const FileHandle handle, FileHandle::Open(path, O_RDONLY));
  struct stat status {};
  if (::fstat(handle.fd(), &status) != 0) return FileHandle::Failure("examine", path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return absl::DataLossError(absl::StrCat(path, ": the file is empty"));  // that cannot be mapped
  SectionFile file;
  file.path_ = path;
  PERRON_ASSIGN_OR_RETURN(file.mapping_, Map(handle, path, size));
  file.file_ = {static_cast<const std::byte*>(file.mapping_.get()), size};
  absl::StatusOr<SectionDirectory> directory = ParseSectionFile(file.file_);
  if (!directory.ok()) return About(path, directory.status());
  file.directory_ = *std::move(directory);
  if (const SectionEntry* damaged = FindDamaged(file.file_, file.directory_.sections); damaged != nullptr) {
    return absl::DataLossError(absl::StrCat(path, ": section \"", damaged->name, "\" is damaged"));
  }
  return file;
}

absl::StatusOr<std::span<const std::byte>> SectionFile::Read(std::string_view name) const {
  const auto found = std::find_if(directory_.sections.begin(), directory_.sections.end(),
                                  [name](const SectionEntry& section) { return section.name == name; });
  if (found == directory_.sections.end()) {
    return absl::DataLossError(absl::StrCat(path_, ": there is no section \"", std::string(name), "\""));
  }
  return file_.subspan(found->offset, found->length);
}

}  // namespace perron
