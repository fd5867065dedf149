#include "index/package_files.h"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace perron {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

bool HasSuffix(const std::string& name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  return std::equal(suffix.begin(), suffix.end(), name.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                    [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

// A name that cannot leave its folder, on whatever system it may be written to.
bool IsPlainName(const std::string& name) {
  return !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
         std::none_of(name.begin(), name.end(), [](char c) {
           return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

absl::Status Damaged(const std::string& name, std::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat(name, ": ", std::string(what), ", want the file as it was downloaded"));
}

absl::Status TooLarge(const std::string& name, std::uint64_t max_bytes) {
  return absl::InvalidArgumentError(absl::StrCat(name, ": is over ", max_bytes, " bytes unpacked, want less"));
}

// How much a packed file may grow: what is left of the package's total, and a hundredfold (CSV shrinks ten- to
// twentyfold), so that a small file cannot fill the memory.
std::uint64_t MaxUnpacked(std::size_t packed_size, std::uint64_t total_left) {
  return std::min<std::uint64_t>(total_left, (std::uint64_t{64} << 20) + std::uint64_t{100} * packed_size);
}

// Inflates all members of a gzip file, as gunzip does. Stops as soon as `max_bytes` are passed.
absl::StatusOr<std::string> Gunzip(const std::string& name, const std::string& packed, std::uint64_t max_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return absl::ResourceExhaustedError("no memory for inflate");
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
  std::string plain;
  std::string block(kBlock, '\0');
  std::size_t offset = 0;
  while (true) {
    if (stream.avail_in == 0 && offset < packed.size()) {
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + offset));
      stream.avail_in = static_cast<uInt>(std::min(packed.size() - offset, kBlock));
      offset += stream.avail_in;
    }
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    const int result = inflate(&stream, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END) return Damaged(name, "is not intact gzip");
    plain.append(block, 0, block.size() - stream.avail_out);
    if (plain.size() > max_bytes) return TooLarge(name, max_bytes);
    if (result == Z_STREAM_END) {
      if (stream.avail_in == 0 && offset == packed.size()) return plain;
      inflateReset(&stream);
    }
  }
}

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

absl::StatusOr<std::string> ReadZipMember(const std::string& name, zip_t* archive, zip_uint64_t member,
                                          std::uint64_t max_bytes) {
  const std::unique_ptr<zip_file_t, ZipCloser> file(zip_fopen_index(archive, member, 0));
  if (!file) return Damaged(name, absl::StrCat("cannot be read (", zip_strerror(archive), ")"));
  std::string content;
  std::string block(kBlock, '\0');
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) return Damaged(name, absl::StrCat("cannot be read (", zip_file_strerror(file.get()), ")"));
    if (got == 0) return content;
    content.append(block, 0, static_cast<std::size_t>(got));
    if (content.size() > max_bytes) return TooLarge(name, max_bytes);
  }
}

}  // namespace

absl::Status PackageFiles::Add(const std::string& file_name, std::string content, std::uint64_t max_total_bytes) {
  if (!IsPlainName(file_name)) {
    return absl::InvalidArgumentError("file name: want a name of 1 to 255 characters without folders");
  }
  if (HasSuffix(file_name, ".zip")) return AddZip(file_name, content, max_total_bytes);
  if (HasSuffix(file_name, ".gz")) return AddGzip(file_name, content, max_total_bytes);
  return AddPlain(file_name, std::move(content), max_total_bytes);
}

absl::Status PackageFiles::AddPlain(const std::string& name, std::string content, std::uint64_t max_total_bytes) {
  if (files_.size() >= kMaxFiles) {
    return absl::InvalidArgumentError(absl::StrCat(name, ": the package has over ", kMaxFiles, " files, want fewer"));
  }
  if (content.size() > max_total_bytes - total_bytes_) {
    return absl::InvalidArgumentError(
        absl::StrCat(name, ": the package is over ", max_total_bytes, " bytes unpacked, want less"));
  }
  total_bytes_ += content.size();
  if (!files_.emplace(name, std::move(content)).second) {
    return absl::InvalidArgumentError(absl::StrCat(name, ": is in the package twice, want it once"));
  }
  return absl::OkStatus();
}

absl::Status PackageFiles::AddGzip(const std::string& name, const std::string& content, std::uint64_t max_total_bytes) {
  const std::string inner = name.substr(0, name.size() - 3);
  if (!IsPlainName(inner) || HasSuffix(inner, ".gz") || HasSuffix(inner, ".zip")) {
    return Damaged(name, "is packed twice or has no name of its own");
  }
  PERRON_ASSIGN_OR_RETURN(std::string plain,
                          Gunzip(name, content, MaxUnpacked(content.size(), max_total_bytes - total_bytes_)));
  return AddPlain(inner, std::move(plain), max_total_bytes);
}

absl::Status PackageFiles::AddZip(const std::string& name, const std::string& content, std::uint64_t max_total_bytes) {
  if (content.empty()) return Damaged(name, "is empty");  // to the library an archive without members
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(content.data(), content.size(), 0, &error);
  // Checks the consistency of the directory, so that cut files are found before anything is read.
  const std::unique_ptr<zip_t, ZipCloser> archive(
      source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!archive) {
    zip_source_free(source);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    return Damaged(name, absl::StrCat("is not an intact zip file (", reason, ")"));
  }
  zip_error_fini(&error);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    const auto member = static_cast<zip_uint64_t>(i);
    const char* path = zip_get_name(archive.get(), member, 0);
    if (path == nullptr) return Damaged(name, "has a member without a name");
    std::string inner(path);
    if (!inner.empty() && inner.back() == '/') continue;  // a folder
    inner.erase(0, inner.find_last_of('/') + 1);          // npos + 1 = 0: no folder before it
    if (!IsPlainName(inner)) return Damaged(name, "has a member with a forbidden name");
    if (HasSuffix(inner, ".zip")) return Damaged(absl::StrCat(name, "/", inner), "is a zip file in a zip file");
    PERRON_ASSIGN_OR_RETURN(std::string plain,
                            ReadZipMember(absl::StrCat(name, "/", inner), archive.get(), member,
                                          MaxUnpacked(content.size(), max_total_bytes - total_bytes_)));
    PERRON_RETURN_IF_ERROR(Add(inner, std::move(plain), max_total_bytes));
  }
  return absl::OkStatus();
}

}  // namespace perron
