#ifndef PERRON_CLIENTS_CLI_BENCH_INDEX_H_
#define PERRON_CLIENTS_CLI_BENCH_INDEX_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "index" to the commands of "bench": how fast the search in the index is beside unpruned lists and a brute force,
// and whether it is exact, on people made up from a taxonomy; or on a neutral data set (bench_neutral.h). Needs no
// server.
void AddBenchIndexCommand(CLI::App& bench, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_INDEX_H_
