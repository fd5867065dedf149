#ifndef PERRON_CLIENTS_CLI_MATCH_COMMAND_H_
#define PERRON_CLIENTS_CLI_MATCH_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "match candidate NAME" and "match vacancy NAME", each also with --profile FILE for one that is not stored.
void AddMatchCommands(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_MATCH_COMMAND_H_
