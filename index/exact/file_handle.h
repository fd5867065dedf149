#ifndef PERRON_INDEX_EXACT_FILE_HANDLE_H_
#define PERRON_INDEX_EXACT_FILE_HANDLE_H_

#include <cerrno>
#include <string>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"

namespace perron {

// An open file, closed at the end of its life. Movable. Thread-compatible.
class FileHandle {
 public:
  // `flags` and `mode` as of open(2). The code of the error follows from errno: NOT_FOUND, PERMISSION_DENIED, ...
  static absl::StatusOr<FileHandle> Open(const std::string& path, int flags, mode_t mode = 0) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (fd < 0) return Failure("open", path);
    return FileHandle(fd);
  }

  FileHandle() = default;  // none
  FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~FileHandle() {
    if (fd_ >= 0) ::close(fd_);
  }

  int fd() const { return fd_; }

  // The error of the system call that has just failed.
  static absl::Status Failure(const char* what, const std::string& path) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot ", what, " ", path));
  }

 private:
  explicit FileHandle(int fd) : fd_(fd) {}

  int fd_ = -1;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_FILE_HANDLE_H_
