#ifndef PERRON_CLIENTS_CLI_BENCH_RELATIONS_H_
#define PERRON_CLIENTS_CLI_BENCH_RELATIONS_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "relations" to the commands of "bench": a seeded sample of the pairs that explanations show, as a sheet to be
// judged by hand (docs/relations.md). Needs no server.
void AddBenchRelationsCommand(CLI::App& bench, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_RELATIONS_H_
