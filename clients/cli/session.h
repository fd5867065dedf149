#ifndef PERRON_CLIENTS_CLI_SESSION_H_
#define PERRON_CLIENTS_CLI_SESSION_H_

#include <chrono>
#include <functional>
#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "clients/cli/words.h"

namespace grpc {
class Channel;
}  // namespace grpc

namespace perron {

// What the flags say that every command has.
struct GlobalOptions {
  std::string server = "127.0.0.1:7443";
  std::string tls_ca;    // PEM file of the authorities that may sign the server's certificate
  std::string tls_cert;  // PEM file of our own certificate
  std::string tls_key;   // PEM file of its key
  std::string lang = "nl";
  double timeout_seconds = 0;  // for each call; 0 = 30 for questions, none for imports and watching
  bool json = false;
  bool quiet = false;  // no progress bars, no hints
};

// Exit codes of the program; part of its contract, see --help.
enum ExitCode : int {
  kExitOk = 0,
  kExitRefused = 1,       // the server refused, a file is not as it should be, or some rows failed
  kExitUsage = 2,         // wrong flags or arguments, unsafe connection
  kExitNotReachable = 3,  // no connection, or no answer in time
  kExitNotFound = 4,      // the server does not know what was asked for
};

// What a command works with: flags, streams, terminal and connection. Single thread.
struct Session {
  GlobalOptions options;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  int width = 100;                                                 // of the terminal
  bool err_is_terminal = false;                                    // then progress bars are drawn
  std::function<void(std::chrono::milliseconds)> sleep = nullptr;  // between attempts
  std::shared_ptr<grpc::Channel> channel = nullptr;

  Language language() const { return options.lang == "en" ? Language::kEnglish : Language::kDutch; }
  const char* Text(Word word) const { return Say(language(), word); }
  std::string Text(Word word, std::initializer_list<std::string> arguments) const {
    return Say(language(), word, arguments);
  }
  bool shows_progress() const { return err_is_terminal && !options.quiet; }
};

// A command with its arguments. Returns an exit code.
using Command = std::function<int(Session&)>;

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_SESSION_H_
