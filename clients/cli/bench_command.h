#ifndef PERRON_CLIENTS_CLI_BENCH_COMMAND_H_
#define PERRON_CLIENTS_CLI_BENCH_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "bench quality": how good the product's answers are on judged benchmarks, "bench index" (bench_index.h) and
// "bench relations" (bench_relations.h). They need no server: they import a taxonomy into memory with the code that the
// server has.
void AddBenchCommand(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_COMMAND_H_
