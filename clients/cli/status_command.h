#ifndef PERRON_CLIENTS_CLI_STATUS_COMMAND_H_
#define PERRON_CLIENTS_CLI_STATUS_COMMAND_H_

#include "clients/cli/session.h"
#include "perron/v1/taxonomy_service.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "status": what the server serves and how large it is.
void AddStatusCommand(CLI::App& app, Command* chosen);

// Prints which taxonomy it is.
void PrintTaxonomyVersion(const Session& session, const v1::TaxonomyVersion& version);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_STATUS_COMMAND_H_
