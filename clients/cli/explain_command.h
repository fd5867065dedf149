#ifndef PERRON_CLIENTS_CLI_EXPLAIN_COMMAND_H_
#define PERRON_CLIENTS_CLI_EXPLAIN_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "explain CANDIDATE WORK": one pair in full.
void AddExplainCommand(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_EXPLAIN_COMMAND_H_
