#ifndef PERRON_CLIENTS_CLI_WATCH_COMMAND_H_
#define PERRON_CLIENTS_CLI_WATCH_COMMAND_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds "watch candidate NAME" and "watch vacancy NAME": prints matches as they appear and vanish, until Ctrl-C.
void AddWatchCommands(CLI::App& app, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_WATCH_COMMAND_H_
