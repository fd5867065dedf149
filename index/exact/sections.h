#ifndef PERRON_INDEX_EXACT_SECTIONS_H_
#define PERRON_INDEX_EXACT_SECTIONS_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace perron {

// Bytes under names: what the parts of an index are saved to and loaded from, whether in memory or in a file. Numbers
// in them are little-endian.

// Takes sections. Single thread.
class SectionWriter {
 public:
  virtual ~SectionWriter() = default;
  // REQUIRES: the name is new. Copies the bytes. Errors: those of the medium.
  virtual absl::Status Write(std::string_view name, std::span<const std::byte> bytes) = 0;
};

// Gives them back. Immutable, thread-safe.
class SectionReader {
 public:
  virtual ~SectionReader() = default;
  // The bytes under the name; they live and stay the same as long as anybody holds owner(). DATA_LOSS when there are
  // none.
  virtual absl::StatusOr<std::span<const std::byte>> Read(std::string_view name) const = 0;
  virtual std::shared_ptr<const void> owner() const = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SECTIONS_H_
