#ifndef PERRON_CLIENTS_CLI_IMPORT_SOURCE_H_
#define PERRON_CLIENTS_CLI_IMPORT_SOURCE_H_

#include <google/protobuf/descriptor.h>

#include <istream>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/row_reader.h"

namespace perron {

// Opens a file of resources. `format` is "csv" or "jsonl"; when empty the file's name tells (.csv, .jsonl, .ndjson,
// .json, each with or without .gz). `path` "-" is `standard_input`, which must outlive the reader. NOT_FOUND when there
// is no such file; FAILED_PRECONDITION when the format cannot be told; INVALID_ARGUMENT when the head of a CSV file is
// wrong.
absl::StatusOr<std::unique_ptr<RowReader>> OpenRows(const std::string& path, const std::string& format,
                                                    std::istream& standard_input,
                                                    const google::protobuf::Descriptor* resource,
                                                    const std::string& collection);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_SOURCE_H_
