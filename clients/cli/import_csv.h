#ifndef PERRON_CLIENTS_CLI_IMPORT_CSV_H_
#define PERRON_CLIENTS_CLI_IMPORT_CSV_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/import_columns.h"
#include "clients/cli/row_reader.h"
#include "index/csv_reader.h"

namespace perron {

// The delimiter of a CSV file: ";" when its first line holds more of these than of ",", outside quotes; else ",".
char DetectDelimiter(std::string_view content);

// Rows of comma-separated values, with the columns of ColumnsOf and the cells of SetCell. Empty cells leave the field
// unset.
class CsvRowReader final : public RowReader {
 public:
  // Reads the header of `content`. `file_name` is for messages, `collection` ("candidates") makes names of ids.
  // INVALID_ARGUMENT when a head is not a column of `resource` (the message names the nearest), or the file is no CSV.
  static absl::StatusOr<std::unique_ptr<CsvRowReader>> Open(const std::string& file_name, std::string content,
                                                            const google::protobuf::Descriptor* resource,
                                                            const std::string& collection);

  absl::StatusOr<bool> Next(google::protobuf::Message* resource, RowInfo* info) override;
  double done() const override;

 private:
  CsvRowReader(std::string content, std::string collection);
  absl::Status ReadHeads(const std::string& file_name, const google::protobuf::Descriptor* resource);

  const std::string content_;  // outlives reader_, which points into it
  const std::string collection_;
  double line_count_ = 0;
  std::unique_ptr<CsvReader> reader_;
  std::vector<ImportColumn> columns_;  // in the order of the file
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_CSV_H_
