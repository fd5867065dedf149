#ifndef PERRON_CLIENTS_CLI_SEARCH_COMMAND_H_
#define PERRON_CLIENTS_CLI_SEARCH_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "search competencies TEXT", "search occupations TEXT" and "similar NAME".
void AddSearchCommands(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_SEARCH_COMMAND_H_
