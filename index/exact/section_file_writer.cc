#include "index/exact/section_file_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/status_macros.h"

namespace perron {
namespace {

std::string UnfinishedName(const std::string& path) { return path + ".new"; }

// After this a file that was renamed in the folder has its new name whatever happens.
absl::Status SyncFolderOf(const std::string& path) {
  const std::string folder = std::filesystem::absolute(path).parent_path();
  PERRON_ASSIGN_OR_RETURN(const FileHandle handle, FileHandle::Open(folder, O_RDONLY | O_DIRECTORY));
  if (::fsync(handle.fd()) != 0) return FileHandle::Failure("sync", folder);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<SectionFileWriter>> SectionFileWriter::Create(std::string path) {
  constexpr mode_t kOwnerOnly = 0600;
  PERRON_ASSIGN_OR_RETURN(FileHandle file,
                          FileHandle::Open(UnfinishedName(path), O_WRONLY | O_CREAT | O_TRUNC, kOwnerOnly));
  std::unique_ptr<SectionFileWriter> writer(new SectionFileWriter(std::move(path), std::move(file)));
  // The header's place, until it is known.
  PERRON_RETURN_IF_ERROR(writer->Put(std::array<std::byte, kSectionHeaderBytes>{}));
  return writer;
}

SectionFileWriter::SectionFileWriter(std::string path, FileHandle file)
    : path_(std::move(path)), file_(std::move(file)) {}

SectionFileWriter::~SectionFileWriter() {
  if (!in_place_) ::unlink(UnfinishedName(path_).c_str());
}

absl::Status SectionFileWriter::Put(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_.fd(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return FileHandle::Failure("write", UnfinishedName(path_));
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status SectionFileWriter::Write(std::string_view name, std::span<const std::byte> bytes) {
  const bool known = std::any_of(directory_.sections.begin(), directory_.sections.end(),
                                 [name](const SectionEntry& section) { return section.name == name; });
  if (known) return absl::InvalidArgumentError(absl::StrCat("two sections \"", std::string(name), "\""));
  PERRON_RETURN_IF_ERROR(Put(bytes));
  const std::uint64_t end = AlignSection(end_ + bytes.size());
  const std::array<std::byte, kSectionAlignment> padding{};
  PERRON_RETURN_IF_ERROR(Put(std::span(padding).first(end - end_ - bytes.size())));
  directory_.sections.push_back({std::string(name), end_, bytes.size(), SectionChecksum(bytes)});
  end_ = end;
  return absl::OkStatus();
}

absl::Status SectionFileWriter::Finish(const std::map<std::string, std::string>& metadata) {
  directory_.metadata = metadata;
  const std::string directory = EncodeDirectory(directory_);
  const std::span<const std::byte> bytes = std::as_bytes(std::span(directory));
  PERRON_RETURN_IF_ERROR(Put(bytes));
  const std::string unfinished = UnfinishedName(path_);
  if (::lseek(file_.fd(), 0, SEEK_SET) != 0) return FileHandle::Failure("seek in", unfinished);
  PERRON_RETURN_IF_ERROR(Put(EncodeSectionHeader(end_, bytes)));
  if (::fsync(file_.fd()) != 0) return FileHandle::Failure("sync", unfinished);
  if (::rename(unfinished.c_str(), path_.c_str()) != 0) return FileHandle::Failure("rename", unfinished);
  in_place_ = true;
  return SyncFolderOf(path_);
}

}  // namespace perron
