#ifndef PERRON_CLIENTS_CLI_IMPORT_REPORT_H_
#define PERRON_CLIENTS_CLI_IMPORT_REPORT_H_

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/row_reader.h"
#include "clients/cli/session.h"
#include "perron/v1/import_result.pb.h"

namespace perron {

// The result of a row that was not sent because its cells are not as they should be.
v1::ImportItemResult FailedRow(const RowInfo& info, const std::string& name);

// Collects what became of every row of an import: writes the results file and tells it at the end. Single thread; the
// session must outlive it.
class ImportReport {
 public:
  // Opens the results file, unless `results_path` is empty: JSON lines when it ends in .jsonl, .ndjson or .json, else
  // CSV; row, outcome, name, error. INVALID_ARGUMENT when it cannot be made.
  absl::Status Open(const std::string& results_path);

  void Add(const v1::ImportItemResult& result);

  // Prints the first failures, in the order of the file, and a summary (or all failures and the summary as JSON).
  // `seconds` is how long it took.
  void Print(const Session& session, bool validate_only, double seconds);

  const v1::ImportSummary& summary() const { return summary_; }

 private:
  void Write(const v1::ImportItemResult& result);
  void PrintFailures(const Session& session) const;

  std::string results_path_;
  bool results_are_json_ = false;
  std::ofstream results_;
  v1::ImportSummary summary_;
  std::vector<v1::ImportItemResult> failures_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_REPORT_H_
