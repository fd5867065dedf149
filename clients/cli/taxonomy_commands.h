#ifndef PERRON_CLIENTS_CLI_TAXONOMY_COMMANDS_H_
#define PERRON_CLIENTS_CLI_TAXONOMY_COMMANDS_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "taxonomy" with import, version and related.
void AddTaxonomyCommands(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_TAXONOMY_COMMANDS_H_
