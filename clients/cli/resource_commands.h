#ifndef PERRON_CLIENTS_CLI_RESOURCE_COMMANDS_H_
#define PERRON_CLIENTS_CLI_RESOURCE_COMMANDS_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "candidates", "vacancies" and "trainings", each with import, get, list and delete.
void AddResourceCommands(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_RESOURCE_COMMANDS_H_
