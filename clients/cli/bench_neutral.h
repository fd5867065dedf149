#ifndef PERRON_CLIENTS_CLI_BENCH_NEUTRAL_H_
#define PERRON_CLIENTS_CLI_BENCH_NEUTRAL_H_

#include <string>

#include "absl/status/status.h"
#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// What `perron bench index --neutral` does.
struct NeutralOptions {
  std::string folder;      // of the neutral set (clients/bench/neutral_set.h)
  std::string out;         // file for the answer, or empty
  bool in_region = false;  // among the profiles of the vacancy's region
  double seconds = 2;      // go round again until this much was measured
};

// Binds the options to flags.
void AddNeutralOptions(CLI::App& app, NeutralOptions& options);

// Answers every vacancy of the set, writes the answers, and prints how fast the index is and how fast the brute force
// on the same set. Error when anything cannot be read or written, or when the two do not answer the same.
absl::Status MeasureNeutral(Session& session, const NeutralOptions& options);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_NEUTRAL_H_
