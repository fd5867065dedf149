#ifndef PERRON_INDEX_PACKAGE_FILES_H_
#define PERRON_INDEX_PACKAGE_FILES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "absl/status/status.h"

namespace perron {

// The files of a package, unpacked in memory: name -> content. What comes in as ".gz" or ".zip" is unpacked as it is
// added, so a name never ends in ".gz" or ".zip". Thread-compatible.
class PackageFiles {
 public:
  static constexpr std::uint64_t kMaxTotalBytes = std::uint64_t{2} << 30;
  static constexpr std::size_t kMaxFiles = 1000;

  // Adds one file as it was sent: plain, ".gz" (gzip), or ".zip" with files in it, plain or ".gz" again; folders inside
  // a zip file are left out of the names. `max_total_bytes` is lowered by tests only.
  // INVALID_ARGUMENT: a name with a folder in it, a name twice, damaged or enciphered content, a zip in a zip
  // file, more than kMaxFiles files, more than `max_total_bytes` unpacked, or a packed file that grows beyond measure.
  // After an error the package is of no use.
  absl::Status Add(const std::string& file_name, std::string content, std::uint64_t max_total_bytes = kMaxTotalBytes);

  // Ascending by name.
  const std::map<std::string, std::string>& files() const { return files_; }

  // Sum of the unpacked sizes.
  std::uint64_t total_bytes() const { return total_bytes_; }

 private:
  absl::Status AddPlain(const std::string& name, std::string content, std::uint64_t max_total_bytes);
  absl::Status AddGzip(const std::string& name, const std::string& content, std::uint64_t max_total_bytes);
  absl::Status AddZip(const std::string& name, const std::string& content, std::uint64_t max_total_bytes);

  std::map<std::string, std::string> files_;
  std::uint64_t total_bytes_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_PACKAGE_FILES_H_
