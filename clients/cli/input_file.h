#ifndef PERRON_CLIENTS_CLI_INPUT_FILE_H_
#define PERRON_CLIENTS_CLI_INPUT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace perron {

// Bytes of a file, unpacked when they are gzip, or of standard input. Single thread.
class InputFile {
 public:
  // Opens `path`; "-" is `standard_input`, which must outlive the file and is taken as it is. NOT_FOUND when there is
  // no such file or it may not be read.
  static absl::StatusOr<std::unique_ptr<InputFile>> Open(const std::string& path, std::istream& standard_input);
  virtual ~InputFile() = default;

  // Reads up to `size` bytes; 0 at the end. DATA_LOSS when the file is damaged or cut off.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;

  // Bytes of the file as it lies on disk that were read so far, and in all; the latter 0 when not known.
  virtual int64_t consumed() const = 0;
  virtual int64_t total() const = 0;
};

// Reads everything that is left. RESOURCE_EXHAUSTED above `max_bytes`.
absl::StatusOr<std::string> ReadAll(InputFile& file, size_t max_bytes);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_INPUT_FILE_H_
