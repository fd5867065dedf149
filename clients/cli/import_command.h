#ifndef PERRON_CLIENTS_CLI_IMPORT_COMMAND_H_
#define PERRON_CLIENTS_CLI_IMPORT_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "import FILE" to the commands of a kind of resource (resources.h; made for candidates, vacancies and trainings).
template <typename Kind>
void AddImportCommand(CLI::App& parent, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_COMMAND_H_
