#include "clients/cli/import_json.h"

#include <google/protobuf/util/json_util.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace perron {
namespace {

constexpr size_t kReadBytes = 256 * 1024;
constexpr size_t kMaxLineBytes = 16 * 1024 * 1024;
constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

}  // namespace

absl::Status ParseJson(const std::string& json, google::protobuf::Message* resource) {
  const auto status = google::protobuf::util::JsonStringToMessage(json, resource);
  if (status.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(std::string(status.message()));
}

JsonRowReader::JsonRowReader(std::unique_ptr<InputFile> file) : file_(std::move(file)) {}

double JsonRowReader::done() const {
  const int64_t total = file_->total();
  return total == 0 ? 0 : static_cast<double>(file_->consumed()) / static_cast<double>(total);
}

absl::StatusOr<bool> JsonRowReader::NextLine(std::string* line) {
  while (true) {
    const size_t end = buffer_.find('\n', at_);
    if (end != std::string::npos || (at_end_ && at_ < buffer_.size())) {
      *line = buffer_.substr(at_, end == std::string::npos ? end : end - at_);
      at_ = end == std::string::npos ? buffer_.size() : end + 1;
      ++line_;
      if (line_ == 1 && line->compare(0, 3, kByteOrderMark) == 0) line->erase(0, 3);
      return true;
    }
    if (at_end_) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    if (buffer_.size() > kMaxLineBytes) {
      return absl::ResourceExhaustedError(absl::StrCat("line ", line_ + 1, ": longer than ", kMaxLineBytes,
                                                       " bytes; wanted one resource on each line"));
    }
    const size_t before = buffer_.size();
    buffer_.resize(before + kReadBytes);
    size_t read = 0;
    PERRON_ASSIGN_OR_RETURN(read, file_->Read(buffer_.data() + before, kReadBytes));
    buffer_.resize(before + read);
    at_end_ = read == 0;
  }
}

absl::StatusOr<bool> JsonRowReader::Next(google::protobuf::Message* resource, RowInfo* info) {
  std::string line;
  do {
    bool more = false;
    PERRON_ASSIGN_OR_RETURN(more, NextLine(&line));
    if (!more) return false;
  } while (line.find_first_not_of(" \t\r") == std::string::npos);
  info->line = line_;
  const absl::Status status = ParseJson(line, resource);
  if (!status.ok()) {
    const std::string kind = resource->GetDescriptor()->name();
    info->problems.push_back({"", "", absl::StrCat("a ", kind, " in JSON on one line, but ", status.message())});
  }
  return true;
}

}  // namespace perron
