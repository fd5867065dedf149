#ifndef PERRON_CLIENTS_CLI_SUGGEST_COMMAND_H_
#define PERRON_CLIENTS_CLI_SUGGEST_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "suggest TEXT": the competencies that a text speaks of or, with --title, what a vacancy asks.
void AddSuggestCommand(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_SUGGEST_COMMAND_H_
