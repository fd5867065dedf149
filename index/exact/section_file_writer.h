#ifndef PERRON_INDEX_EXACT_SECTION_FILE_WRITER_H_
#define PERRON_INDEX_EXACT_SECTION_FILE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/exact/file_handle.h"
#include "index/exact/section_directory.h"
#include "index/exact/sections.h"

namespace perron {

// Writes a section file (docs/formats.md, "Section files"). It is written under another name beside `path` and takes
// its place in Finish, when all of it is on disk: whatever moment the program or the machine stops at, there is the old
// file or the new one, whole. Who has the old one open keeps reading it. Only its owner may read the file.
//
// Two writers to one path at a time are not allowed. Single thread.
class SectionFileWriter final : public SectionWriter {
 public:
  // Errors: those of making a file there (NOT_FOUND, PERMISSION_DENIED, RESOURCE_EXHAUSTED, ...).
  static absl::StatusOr<std::unique_ptr<SectionFileWriter>> Create(std::string path);

  // Without Finish nothing of it remains.
  ~SectionFileWriter() override;
  SectionFileWriter(const SectionFileWriter&) = delete;
  SectionFileWriter& operator=(const SectionFileWriter&) = delete;

  // INVALID_ARGUMENT when the name was used before.
  absl::Status Write(std::string_view name, std::span<const std::byte> bytes) override;

  // Puts the file in its place. `metadata`: what it was made from, for who opens it. Once, as the last call; after an
  // error the old file is there still.
  absl::Status Finish(const std::map<std::string, std::string>& metadata);

 private:
  SectionFileWriter(std::string path, FileHandle file);

  absl::Status Put(std::span<const std::byte> bytes);

  const std::string path_;
  FileHandle file_;
  bool in_place_ = false;
  std::uint64_t end_ = kSectionHeaderBytes;  // a multiple of kSectionAlignment; the file goes so far
  SectionDirectory directory_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SECTION_FILE_WRITER_H_
