#ifndef PERRON_CLIENTS_CLI_EVIDENCE_COMMAND_H_
#define PERRON_CLIENTS_CLI_EVIDENCE_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "evidence NAME" to the commands of candidates: everything that is known about every competency, and who says so.
void AddEvidenceCommand(CLI::App& parent, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_EVIDENCE_COMMAND_H_
