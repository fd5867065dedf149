#ifndef PERRON_SERVER_PACKAGE_UPLOAD_H_
#define PERRON_SERVER_PACKAGE_UPLOAD_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/package_files.h"
#include "perron/v1/taxonomy_service.pb.h"

namespace perron {

// Puts the files of an ImportTaxonomy stream together again, in memory. Thread-compatible.
class PackageUpload {
 public:
  static constexpr std::size_t kMaxChunkBytes = std::size_t{1} << 20;
  static constexpr std::uint64_t kMaxSentBytes = std::uint64_t{1} << 30;

  // The next message. After an error the upload is of no use.
  // INVALID_ARGUMENT: a chunk that is too large or belongs to no file, and what PackageFiles::Add refuses;
  // RESOURCE_EXHAUSTED: more than `max_sent_bytes` in all (lowered by tests only).
  absl::Status Add(v1::ImportTaxonomyRequest&& message, std::uint64_t max_sent_bytes = kMaxSentBytes);

  // As the first message said.
  bool validate_only() const { return validate_only_; }

  // After the last message. INVALID_ARGUMENT when there was no file.
  absl::StatusOr<PackageFiles> Finish() &&;

 private:
  absl::Status CloseFile();

  bool first_ = true;
  bool validate_only_ = false;
  std::uint64_t sent_bytes_ = 0;
  std::string file_name_;  // empty = none open
  std::string content_;
  PackageFiles package_;
};

}  // namespace perron

#endif  // PERRON_SERVER_PACKAGE_UPLOAD_H_
