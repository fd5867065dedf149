#include "clients/cli/import_csv.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "clients/cli/cell_values.h"
#include "clients/cli/import_cells.h"
#include "clients/cli/item_cells.h"
#include "clients/cli/names.h"

namespace perron {
namespace {

std::optional<CellProblem> PutCell(const ImportColumn& column, const std::string& collection, const std::string& cell,
                                   google::protobuf::Message* resource) {
  switch (column.form) {
    case ImportColumn::Form::kName:
      return SetCell(resource, column.path, FullName(collection, Trim(cell)));
    case ImportColumn::Form::kDenied:
      for (const std::string& item : SplitList(cell)) {
        AddDeniedItem(google::protobuf::DynamicCastToGenerated<v1::Candidate>(resource), item);
      }
      return std::nullopt;
    case ImportColumn::Form::kField:
      break;
  }
  return SetCell(resource, column.path, cell);
}

std::string AllHeads(const std::vector<ImportColumn>& columns) {
  std::string heads;
  for (const ImportColumn& column : columns) absl::StrAppend(&heads, heads.empty() ? "" : ", ", column.head);
  return heads;
}

}  // namespace

char DetectDelimiter(std::string_view content) {
  int commas = 0;
  int semicolons = 0;
  bool quoted = false;
  for (const char c : content) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    commas += c == ',' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
  }
  return semicolons > commas ? ';' : ',';
}

CsvRowReader::CsvRowReader(std::string content, std::string collection)
    : content_(std::move(content)), collection_(std::move(collection)) {
  line_count_ = static_cast<double>(std::count(content_.begin(), content_.end(), '\n')) + 1;
}

absl::StatusOr<std::unique_ptr<CsvRowReader>> CsvRowReader::Open(const std::string& file_name, std::string content,
                                                                 const google::protobuf::Descriptor* resource,
                                                                 const std::string& collection) {
  auto result = absl::WrapUnique(new CsvRowReader(std::move(content), collection));
  auto reader = CsvReader::Open(file_name, result->content_, DetectDelimiter(result->content_));
  if (!reader.ok()) return reader.status();
  result->reader_ = std::make_unique<CsvReader>(*std::move(reader));
  PERRON_RETURN_IF_ERROR(result->ReadHeads(file_name, resource));
  return result;
}

absl::Status CsvRowReader::ReadHeads(const std::string& file_name, const google::protobuf::Descriptor* resource) {
  const std::vector<ImportColumn>& known = ColumnsOf(resource);
  for (const std::string& head : reader_->header()) {
    const auto column =
        std::find_if(known.begin(), known.end(), [&head](const ImportColumn& each) { return head == each.head; });
    if (column == known.end()) {
      return absl::InvalidArgumentError(absl::StrCat(file_name, ":1: column \"", head,
                                                     "\" is not known; did you mean \"", NearestHead(known, head),
                                                     "\"? Columns: ", AllHeads(known)));
    }
    columns_.push_back(*column);
  }
  return absl::OkStatus();
}

double CsvRowReader::done() const { return static_cast<double>(reader_->line()) / line_count_; }

absl::StatusOr<bool> CsvRowReader::Next(google::protobuf::Message* resource, RowInfo* info) {
  if (!reader_->Next()) return false;
  info->line = static_cast<int64_t>(reader_->line());
  if (!reader_->row_status().ok()) {
    info->problems.push_back({"", "", absl::StrCat("a row of CSV, but ", reader_->row_status().message())});
    return true;
  }
  for (size_t i = 0; i < columns_.size(); ++i) {
    const std::string cell(reader_->field(i));
    if (Trim(cell).empty()) continue;
    auto problem = PutCell(columns_[i], collection_, cell, resource);
    if (!problem) continue;
    problem->column = columns_[i].head;
    info->problems.push_back(*std::move(problem));
  }
  return true;
}

}  // namespace perron
