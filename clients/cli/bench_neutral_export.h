#ifndef PERRON_CLIENTS_CLI_BENCH_NEUTRAL_EXPORT_H_
#define PERRON_CLIENTS_CLI_BENCH_NEUTRAL_EXPORT_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/session.h"

namespace perron {

// What `perron bench index --export-neutral` writes.
struct NeutralExport {
  std::string folder;    // to be made
  std::string taxonomy;  // package that people and vacancies are made up from
  std::uint64_t people = 0;
  std::uint64_t vacancies = 0;
  std::uint64_t seed = 1;
};

// Makes up people and vacancies (clients/bench/profile_world.h) and writes them as a neutral set, with vectors.
absl::Status ExportNeutral(Session& session, const NeutralExport& options);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_NEUTRAL_EXPORT_H_
