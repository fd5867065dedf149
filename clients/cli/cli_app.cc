#include "clients/cli/cli_app.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "clients/cli/bench_command.h"
#include "clients/cli/connection.h"
#include "clients/cli/explain_command.h"
#include "clients/cli/match_command.h"
#include "clients/cli/resource_commands.h"
#include "clients/cli/search_command.h"
#include "clients/cli/session.h"
#include "clients/cli/status_command.h"
#include "clients/cli/suggest_command.h"
#include "clients/cli/taxonomy_commands.h"
#include "clients/cli/watch_command.h"

namespace perron {
namespace {

constexpr char kFooter[] = R"(Examples:
  perron taxonomy import ESCO/
  perron candidates import people.csv
  perron match candidate c-001
  perron explain c-001 v-014
  perron match vacancy v-014 --within 20 --hard distance --json

Exit codes:
  0  done
  1  the server refused, a file is not as it should be, or some rows failed
  2  wrong flags or arguments
  3  no connection to the server, or no answer in time
  4  not found

Flags that stand above may also follow a command. Every command has its own --help.)";

void AddGlobalFlags(CLI::App& app, GlobalOptions* options) {
  app.add_option("--server", options->server, "Address of the server")->envname("PERRON_SERVER")->capture_default_str();
  app.add_option("--tls-ca", options->tls_ca, "PEM file of the authority that signed the server's certificate");
  app.add_option("--tls-cert", options->tls_cert, "PEM file of our own certificate, with --tls-key");
  app.add_option("--tls-key", options->tls_key, "PEM file of its key");
  app.add_option("--lang", options->lang, "Language of labels and messages")
      ->capture_default_str()
      ->check(CLI::IsMember({"nl", "en"}));
  app.add_option("--timeout", options->timeout_seconds,
                 "Seconds for each call; default 30 for questions, no limit for imports and watch")
      ->check(CLI::PositiveNumber);
  app.add_flag("--json", options->json, "One JSON document for programs (watch: one on each line)");
  app.add_flag("-q,--quiet", options->quiet, "No progress bars, no hints");
}

void AddCommands(CLI::App& app, Command* chosen) {
  AddStatusCommand(app, chosen);
  AddTaxonomyCommands(app, chosen);
  AddResourceCommands(app, chosen);
  AddMatchCommands(app, chosen);
  AddExplainCommand(app, chosen);
  AddSearchCommands(app, chosen);
  AddSuggestCommand(app, chosen);
  AddWatchCommands(app, chosen);
  AddBenchCommand(app, chosen);
}

}  // namespace

int RunCli(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  GlobalOptions options;
  Command chosen;
  CLI::App app("perron matches people to work on what they can do, and says why.", "perron");
  app.footer(kFooter);
  app.fallthrough();
  app.require_subcommand(1);
  AddGlobalFlags(app, &options);
  AddCommands(app, &chosen);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, surroundings.out, surroundings.err);
    return code == 0 ? kExitOk : kExitUsage;
  }
  Session session{options, surroundings.in, surroundings.out, surroundings.err};
  session.width = surroundings.width;
  session.err_is_terminal = surroundings.err_is_terminal;
  session.sleep = surroundings.sleep;
  auto channel = Connect(options);
  if (!channel.ok()) {
    surroundings.err << channel.status().message() << '\n';
    return kExitUsage;
  }
  session.channel = *std::move(channel);
  return chosen(session);
}

}  // namespace perron
