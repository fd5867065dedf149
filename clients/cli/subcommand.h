#ifndef PERRON_CLIENTS_CLI_SUBCOMMAND_H_
#define PERRON_CLIENTS_CLI_SUBCOMMAND_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "clients/cli/session.h"

namespace perron {

// Adds a subcommand to `parent`. When the command line names it, *chosen becomes a call of `run` with the options that
// were parsed. Returns it, for its flags to be bound to `options`, which lives as long as the subcommand. `chosen` must
// outlive the parent.
template <typename Options>
CLI::App* AddSubcommand(CLI::App& parent, const std::string& name, const std::string& description,
                        const std::string& examples, const std::shared_ptr<Options>& options,
                        int (*run)(Session&, const Options&), Command* chosen) {
  CLI::App* app = parent.add_subcommand(name, description);
  app->footer("Examples:\n" + examples);
  app->callback(
      [chosen, options, run] { *chosen = [options, run](Session& session) { return run(session, *options); }; });
  return app;
}

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_SUBCOMMAND_H_
