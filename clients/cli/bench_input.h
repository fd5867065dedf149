#ifndef PERRON_CLIENTS_CLI_BENCH_INPUT_H_
#define PERRON_CLIENTS_CLI_BENCH_INPUT_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "index/taxonomy_import.h"

namespace perron {

// What all measurements read and write.

// A file of a benchmark, plain or .gz, whole.
absl::StatusOr<std::string> ReadBenchFile(Session& session, const std::string& path);

// Imports the taxonomy package, a folder or .zip, into memory with the code that the server has.
absl::StatusOr<ImportedTaxonomy> ImportForBench(Session& session, const std::string& path);

// Writes the rankings when all are known. Empty path: nothing. PERMISSION_DENIED names the path.
absl::Status WriteRun(const std::string& path, const std::string& run);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_INPUT_H_
