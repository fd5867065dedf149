#include "clients/cli/import_source.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"
#include "clients/cli/import_csv.h"
#include "clients/cli/import_json.h"
#include "clients/cli/input_file.h"

namespace perron {
namespace {

constexpr size_t kMaxCsvBytes = size_t{2} << 30;

std::string FormatOf(const std::string& path) {
  const std::string name(absl::StripSuffix(path, ".gz"));
  if (absl::EndsWithIgnoreCase(name, ".csv")) return "csv";
  for (const char* json : {".jsonl", ".ndjson", ".json"}) {
    if (absl::EndsWithIgnoreCase(name, json)) return "jsonl";
  }
  return "";
}

}  // namespace

absl::StatusOr<std::unique_ptr<RowReader>> OpenRows(const std::string& path, const std::string& format,
                                                    std::istream& standard_input,
                                                    const google::protobuf::Descriptor* resource,
                                                    const std::string& collection) {
  const std::string used = format.empty() ? FormatOf(path) : format;
  if (used.empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat(path, ": cannot tell the format from the name; give --format csv or --format jsonl"));
  }
  std::unique_ptr<InputFile> file;
  PERRON_ASSIGN_OR_RETURN(file, InputFile::Open(path, standard_input));
  if (used == "jsonl") return std::unique_ptr<RowReader>(std::make_unique<JsonRowReader>(std::move(file)));
  std::string content;
  PERRON_ASSIGN_OR_RETURN(content, ReadAll(*file, kMaxCsvBytes));
  std::unique_ptr<CsvRowReader> rows;
  PERRON_ASSIGN_OR_RETURN(rows, CsvRowReader::Open(path, std::move(content), resource, collection));
  return std::unique_ptr<RowReader>(std::move(rows));
}

}  // namespace perron
