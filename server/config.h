#ifndef PERRON_SERVER_CONFIG_H_
#define PERRON_SERVER_CONFIG_H_

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/log.h"

namespace perron {

inline constexpr std::string_view kServerVersion = "0.1.0";

// Everything that can be set about a server. `perrond --help` tells the same in the user's words.
struct Config {
  // Behaviour.
  std::string data_folder;                // required; made when it does not exist
  std::string listen = "127.0.0.1:7443";  // HOST:PORT; port 0 = any free one (App::port() tells which)
  bool dev = false;                       // plain text, on loopback only
  std::string tls_cert;                   // PEM file with the server's certificate, then those between it and the root
  std::string tls_key;                    // PEM file with the key of that certificate
  std::string tls_client_ca;              // PEM file; clients must show a certificate that it signed
  int tls_refresh_seconds = 60;           // how often the three files are looked at for renewed content
  std::string tenant = "groningen";       // tenant of every caller, until callers have roles
  bool reflection = false;                // tell clients the API's description (grpc.reflection.v1alpha)
  std::string postcodes;                  // CSV with more postcodes than the built-in ones; empty = none
  LogFormat log_format = LogFormat::kText;  // --log-format json for machines
  LogLevel log_level = LogLevel::kInfo;     // lowest level that is written

  // Limits.
  int drain_seconds = 10;    // what running calls get to finish when the server stops
  int max_message_mib = 16;  // larger requests are RESOURCE_EXHAUSTED
};

// What the command line asks for: a server with this config, or (no config) to end with this exit code.
struct ParsedFlags {
  std::optional<Config> config;
  int exit_code = 0;
};

// Reads the flags. --help and --version are answered on `out`; what is wrong with the flags is told on `err`.
ParsedFlags ParseFlags(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

// A listen address in its parts.
struct ListenAddress {
  std::string host;
  int port = 0;
  bool loopback = false;  // "localhost", 127.x.x.x, [::1]
};

// INVALID_ARGUMENT when it is not HOST:PORT.
absl::StatusOr<ListenAddress> ParseListenAddress(const std::string& listen);

// INVALID_ARGUMENT, naming the flags, when values are out of range or do not go together. Reads no file but the TLS
// ones.
absl::Status ValidateConfig(const Config& config);

}  // namespace perron

#endif  // PERRON_SERVER_CONFIG_H_
