#ifndef PERRON_CLIENTS_CLI_IMPORT_JSON_H_
#define PERRON_CLIENTS_CLI_IMPORT_JSON_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/input_file.h"
#include "clients/cli/row_reader.h"

namespace perron {

// Reads one resource from proto JSON. INVALID_ARGUMENT names the field that is unknown or has a wrong value.
absl::Status ParseJson(const std::string& json, google::protobuf::Message* resource);

// Rows of JSON lines: one resource in proto JSON on each line. Empty lines are skipped, as is a byte order mark.
class JsonRowReader final : public RowReader {
 public:
  explicit JsonRowReader(std::unique_ptr<InputFile> file);

  absl::StatusOr<bool> Next(google::protobuf::Message* resource, RowInfo* info) override;
  double done() const override;

 private:
  absl::StatusOr<bool> NextLine(std::string* line);

  const std::unique_ptr<InputFile> file_;
  std::string buffer_;
  size_t at_ = 0;  // where the next line begins in buffer_
  bool at_end_ = false;
  int64_t line_ = 0;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_JSON_H_
