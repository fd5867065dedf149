#ifndef PERRON_INDEX_EXACT_SECTION_FILE_H_
#define PERRON_INDEX_EXACT_SECTION_FILE_H_

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "index/exact/section_directory.h"
#include "index/exact/sections.h"

namespace perron {

// A section file (docs/formats.md, "Section files") mapped into memory: what SectionFileWriter wrote, byte by byte. Its
// bytes are checked when it is opened, never again: a file is replaced as a whole and must not be changed in place.
//
// Immutable, thread-safe.
class SectionFile final : public SectionReader {
 public:
  // Maps the file and compares every checksum, on two threads (250 MB in the page cache take some 20 ms).
  // NOT_FOUND when there is none; FAILED_PRECONDITION when it is no section file or has another format version;
  // DATA_LOSS when it is damaged, with the file's name and the section's.
  static absl::StatusOr<SectionFile> Open(const std::string& path);

  const std::map<std::string, std::string>& metadata() const { return directory_.metadata; }
  const std::string& path() const { return path_; }
  std::size_t size() const { return file_.size(); }  // bytes

  // Aligned to kSectionAlignment. DATA_LOSS, with the names of file and section, when there is none.
  absl::StatusOr<std::span<const std::byte>> Read(std::string_view name) const override;
  // The mapping: the bytes of the sections live as long as anybody holds it, the SectionFile need not.
  std::shared_ptr<const void> owner() const override { return mapping_; }

 private:
  SectionFile() = default;

  std::string path_;
  std::shared_ptr<const void> mapping_;
  std::span<const std::byte> file_;
  SectionDirectory directory_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SECTION_FILE_H_
