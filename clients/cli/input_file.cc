#include "clients/cli/input_file.h"

#include <zlib.h>

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace perron {
namespace {

constexpr size_t kReadBytes = 64 * 1024;

// A file on disk; zlib passes what is not gzip through as it is.
class DiskFile final : public InputFile {
 public:
  DiskFile(std::string path, gzFile file, int64_t total) : path_(std::move(path)), file_(file), total_(total) {}
  ~DiskFile() override { gzclose(file_); }
  DiskFile(const DiskFile&) = delete;
  DiskFile& operator=(const DiskFile&) = delete;

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const int read = gzread(file_, buffer, static_cast<unsigned>(size));
    int error = Z_OK;
    const char* message = gzerror(file_, &error);
    if (read < 0 || (error != Z_OK && error != Z_STREAM_END)) {
      return absl::DataLossError(absl::StrCat(path_, ": damaged or cut off (", message, ")"));
    }
    return static_cast<size_t>(read);
  }

  int64_t consumed() const override { return gzoffset(file_); }
  int64_t total() const override { return total_; }

 private:
  const std::string path_;
  const gzFile file_;
  const int64_t total_;
};

class StreamFile final : public InputFile {
 public:
  explicit StreamFile(std::istream& in) : in_(in) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    in_.read(buffer, static_cast<std::streamsize>(size));
    const auto read = static_cast<size_t>(in_.gcount());
    consumed_ += static_cast<int64_t>(read);
    return read;
  }

  int64_t consumed() const override { return consumed_; }
  int64_t total() const override { return 0; }

 private:
  std::istream& in_;
  int64_t consumed_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<InputFile>> InputFile::Open(const std::string& path, std::istream& standard_input) {
  if (path == "-") return std::unique_ptr<InputFile>(std::make_unique<StreamFile>(standard_input));
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return absl::NotFoundError(absl::StrCat(path, ": ", error.message(), "; wanted a file"));
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  gzbuffer(file, kReadBytes);
  return std::unique_ptr<InputFile>(std::make_unique<DiskFile>(path, file, static_cast<int64_t>(size)));
}

absl::StatusOr<std::string> ReadAll(InputFile& file, size_t max_bytes) {
  std::string result;
  std::vector<char> buffer(kReadBytes);
  while (true) {
    size_t read = 0;
    PERRON_ASSIGN_OR_RETURN(read, file.Read(buffer.data(), buffer.size()));
    if (read == 0) return result;
    result.append(buffer.data(), read);
    if (result.size() > max_bytes) {
      return absl::ResourceExhaustedError(absl::StrCat("the file is larger than ", max_bytes, " bytes"));
    }
  }
}

}  // namespace perron
