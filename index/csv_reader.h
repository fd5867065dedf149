#ifndef PERRON_INDEX_CSV_READER_H_
#define PERRON_INDEX_CSV_READER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct csv_parser;

namespace perron {

// Reads CSV (RFC 4180, UTF-8, with or without a byte order mark) row by row, with a header row that names the columns.
// Blank lines are skipped; blanks around fields without quotes are not part of them.
//
// A bad row is reported and the next one read, as in
//   while (reader.Next()) {
//     if (!reader.row_status().ok()) ...;
//     use(reader.field(column));
//   }
// Errors are INVALID_ARGUMENT as `people.csv:120: column name: ..., want ...` (the line is the first of the row, line
// breaks within quotes counted) and never hold content of the file, which may be personal.
//
// Thread-compatible.
class CsvReader {
 public:
  // Reads the header row. `file_name` is for messages; `content` must outlive the reader. INVALID_ARGUMENT when the
  // file is empty, is not UTF-8 or its header row is broken or names a column twice.
  static absl::StatusOr<CsvReader> Open(std::string file_name, std::string_view content, char delimiter = ',');

  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  const std::string& file_name() const { return file_name_; }
  const std::vector<std::string>& header() const { return header_; }

  // Position of a column by its exact name. Absent = nullopt.
  std::optional<std::size_t> FindColumn(std::string_view name) const;

  // As FindColumn; absent is INVALID_ARGUMENT and tells which columns there are.
  absl::StatusOr<std::size_t> RequireColumn(std::string_view name) const;

  // Goes to the next row, good or bad. Returns false at the end of the file. After a stray or missing quote the next
  // row is the next line, so that good rows after it are not lost.
  bool Next();

  // Whether the row is good: as many fields as the header, quotes in order, UTF-8, no NUL.
  const absl::Status& row_status() const { return row_status_; }

  // First line of the row, from 1.
  std::size_t line() const { return line_; }

  // A field of a good row; valid until Next. REQUIRES: row_status().ok(), column < header().size().
  std::string_view field(std::size_t column) const { return fields_[column]; }

  // `file:line: column name: message` for the current row.
  absl::Status ErrorAt(std::size_t column, std::string_view message) const;

 private:
  struct ParserDeleter {
    void operator()(csv_parser* parser) const;
  };

  CsvReader(std::string file_name, std::string_view content, char delimiter);
  void ResetParser();
  absl::Status ReadHeader();
  bool SkipBlankLines();
  absl::Status ReadRow();
  absl::Status CheckFields() const;
  absl::Status FieldError(std::size_t column, std::string_view message) const;
  std::string_view LineAt(std::size_t offset) const;
  static void OnField(void* text, std::size_t size, void* reader);
  static void OnRow(int terminator, void* reader);

  std::string file_name_;
  std::string_view content_;
  char delimiter_;
  std::unique_ptr<csv_parser, ParserDeleter> parser_;
  std::vector<std::string> header_;
  std::size_t offset_ = 0;     // where the next row begins, or blank lines before it
  std::size_t next_line_ = 1;  // number of the line at offset_
  std::size_t line_ = 0;
  std::vector<std::string> fields_;  // reused from row to row; the first field_count_ are the row's
  std::size_t field_count_ = 0;
  bool row_done_ = false;
  absl::Status row_status_;
};

}  // namespace perron

#endif  // PERRON_INDEX_CSV_READER_H_
