#include "server/package_upload.h"

#include <utility>

#include "base/status_macros.h"
#include "server/errors.h"

namespace perron {
namespace {

absl::Status Broken(const std::string& message) {
  return MakeError(absl::StatusCode::kInvalidArgument, reason::kBrokenPackage, message);
}

absl::Status TooLarge(std::uint64_t max_sent_bytes) {
  return MakeError(absl::StatusCode::kResourceExhausted, reason::kImportTooLarge,
                   "the files are larger than " + std::to_string(max_sent_bytes) + " bytes in all; send them packed");
}

}  // namespace

absl::Status PackageUpload::Add(v1::ImportTaxonomyRequest&& message, std::uint64_t max_sent_bytes) {
  if (std::exchange(first_, false)) validate_only_ = message.validate_only();
  if (message.chunk().size() > kMaxChunkBytes) {
    return Broken("chunk: " + std::to_string(message.chunk().size()) + " bytes, want at most " +
                  std::to_string(kMaxChunkBytes) + " a message");
  }
  if (message.file_name().empty()) {
    return message.chunk().empty() ? absl::OkStatus() : Broken("file_name: empty, want the file of the chunk");
  }
  sent_bytes_ += message.chunk().size();
  if (sent_bytes_ > max_sent_bytes) return TooLarge(max_sent_bytes);
  if (message.file_name() != file_name_) {
    PERRON_RETURN_IF_ERROR(CloseFile());
    file_name_ = std::move(*message.mutable_file_name());
  }
  content_ += message.chunk();
  return absl::OkStatus();
}

absl::StatusOr<PackageFiles> PackageUpload::Finish() && {
  PERRON_RETURN_IF_ERROR(CloseFile());
  if (package_.files().empty()) return Broken("no files were sent, want those of an ESCO package");
  return std::move(package_);
}

absl::Status PackageUpload::CloseFile() {
  if (file_name_.empty()) return absl::OkStatus();
  const absl::Status added = package_.Add(file_name_, std::exchange(content_, {}));
  file_name_.clear();
  return added.ok() ? added : Broken(std::string(added.message()));
}

}  // namespace perron
