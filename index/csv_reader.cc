#include "index/csv_reader.h"

#include <csv.h>
#include <utf8proc.h>

#include <algorithm>
#include <new>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace perron {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsUtf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    if (*bytes < 0x80) {
      ++bytes, --left;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &code_point);
    if (used <= 0) return false;
    bytes += used, left -= used;
  }
  return true;
}

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

void CsvReader::ParserDeleter::operator()(csv_parser* parser) const {
  csv_free(parser);
  delete parser;
}

CsvReader::CsvReader(std::string file_name, std::string_view content, char delimiter)
    : file_name_(std::move(file_name)), content_(content), delimiter_(delimiter) {
  if (content_.substr(0, kByteOrderMark.size()) == kByteOrderMark) content_.remove_prefix(kByteOrderMark.size());
  ResetParser();
}

CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

absl::StatusOr<CsvReader> CsvReader::Open(std::string file_name, std::string_view content, char delimiter) {
  CsvReader reader(std::move(file_name), content, delimiter);
  PERRON_RETURN_IF_ERROR(reader.ReadHeader());
  return reader;
}

std::optional<std::size_t> CsvReader::FindColumn(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header_.begin());
}

absl::StatusOr<std::size_t> CsvReader::RequireColumn(std::string_view name) const {
  const std::optional<std::size_t> found = FindColumn(name);
  if (found) return *found;
  std::string there;
  for (const std::string& column : header_) absl::StrAppend(&there, there.empty() ? "" : ", ", column);
  return absl::InvalidArgumentError(
      absl::StrCat(file_name_, ":1: column ", std::string(name), ": is missing, want it beside ", there));
}

bool CsvReader::Next() {
  if (!SkipBlankLines()) return false;
  line_ = next_line_;
  const std::size_t row_begin = offset_;
  row_status_ = ReadRow();
  if (!row_status_.ok()) {
    if (!row_done_) {  // the quotes cannot be trusted: go on with the line after the first of this row
      offset_ = row_begin + LineAt(row_begin).size();
      next_line_ = line_ + 1;
    }
    ResetParser();
  }
  return true;
}

absl::Status CsvReader::ErrorAt(std::size_t column, std::string_view message) const {
  return FieldError(column, message);
}

// A fresh parser, since a failed one cannot be used again.
void CsvReader::ResetParser() {
  auto parser = std::make_unique<csv_parser>();
  if (csv_init(parser.get(), CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
  csv_set_delim(parser.get(), static_cast<unsigned char>(delimiter_));
  parser_.reset(parser.release());
}

absl::Status CsvReader::ReadHeader() {
  if (!SkipBlankLines()) return absl::InvalidArgumentError(absl::StrCat(file_name_, ":1: is empty, want a header row"));
  line_ = next_line_;
  PERRON_RETURN_IF_ERROR(ReadRow());
  header_.assign(fields_.begin(), fields_.begin() + static_cast<std::ptrdiff_t>(field_count_));
  for (auto column = header_.begin(); column != header_.end(); ++column) {
    if (!column->empty() && std::find(header_.begin(), column, *column) != column) {
      return absl::InvalidArgumentError(
          absl::StrCat(file_name_, ":", line_, ": column ", *column, ": is there twice, want it once"));
    }
  }
  return absl::OkStatus();
}

bool CsvReader::SkipBlankLines() {
  while (offset_ < content_.size()) {
    const std::string_view text = LineAt(offset_);
    if (!IsBlank(text)) return true;
    offset_ += text.size();
    ++next_line_;
  }
  return false;
}

// Feeds line by line until the row ends, so that the parser never runs into the row after it.
absl::Status CsvReader::ReadRow() {
  field_count_ = 0;
  row_done_ = false;
  while (!row_done_ && offset_ < content_.size()) {
    const std::string_view text = LineAt(offset_);
    if (text.find('\0') != std::string_view::npos) return FieldError(field_count_, "holds a NUL byte, want UTF-8 text");
    if (csv_parse(parser_.get(), text.data(), text.size(), OnField, OnRow, this) != text.size()) {
      if (csv_error(parser_.get()) != CSV_EPARSE) throw std::bad_alloc();
      return FieldError(field_count_, "stray quote, want the whole field in quotes and a quote in it doubled");
    }
    offset_ += text.size();
    ++next_line_;
  }
  if (!row_done_ && csv_fini(parser_.get(), OnField, OnRow, this) != 0) {
    return FieldError(field_count_, "the quote is never closed, want a closing quote");
  }
  return CheckFields();
}

absl::Status CsvReader::CheckFields() const {
  for (std::size_t i = 0; i < field_count_; ++i) {
    if (!IsUtf8(fields_[i])) return FieldError(i, "is not valid UTF-8, want the file saved as UTF-8");
  }
  if (!header_.empty() && field_count_ != header_.size()) {
    return absl::InvalidArgumentError(absl::StrCat(file_name_, ":", line_, ": ", field_count_, " fields, want ",
                                                   header_.size(), " as in the header"));
  }
  return absl::OkStatus();
}

absl::Status CsvReader::FieldError(std::size_t column, std::string_view message) const {
  const std::string name = column < header_.size() ? header_[column] : absl::StrCat("number ", column + 1);
  return absl::InvalidArgumentError(
      absl::StrCat(file_name_, ":", line_, ": column ", name, ": ", std::string(message)));
}

// The line with its end: LF, CR LF or CR.
std::string_view CsvReader::LineAt(std::size_t offset) const {
  std::size_t end = content_.find_first_of("\r\n", offset);
  if (end == std::string_view::npos) return content_.substr(offset);
  if (content_[end] == '\r' && end + 1 < content_.size() && content_[end + 1] == '\n') ++end;
  return content_.substr(offset, end + 1 - offset);
}

void CsvReader::OnField(void* text, std::size_t size, void* reader) {
  auto& self = *static_cast<CsvReader*>(reader);
  if (self.field_count_ == self.fields_.size()) self.fields_.emplace_back();
  self.fields_[self.field_count_++].assign(static_cast<const char*>(text), size);
}

void CsvReader::OnRow(int /*terminator*/, void* reader) { static_cast<CsvReader*>(reader)->row_done_ = true; }

}  // namespace perron
