#include "server/config.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>
#include <ostream>

#include "base/status_macros.h"
#include "server/tls_files.h"

namespace perron {
namespace {

constexpr int kMaxDrainSeconds = 3600;
constexpr int kMaxMessageMib = 256;
constexpr std::size_t kMaxTenantLength = 63;

constexpr const char* kFooter = R"(
Examples:
  perrond --data perron-data --dev
      a fresh server on this machine, in plain text, at 127.0.0.1:7443
  deploy/make-test-certificates certs
  perrond --data perron-data --listen 0.0.0.0:7443 --tls-cert certs/server.crt \
          --tls-key certs/server.key --tls-client-ca certs/ca.crt
      for other machines; clients show a certificate that certs/ca.crt signed

Stop it with Ctrl-C or SIGTERM: running calls get --drain-seconds to finish. A second signal ends it at once; what was
acknowledged is on disk either way.

Exit codes: 0 stopped as asked; 1 could not start (the message says why); 2 wrong flags; 3 ended at once by a second
signal.)";

void AddTlsFlags(CLI::App& app, Config& config) {
  app.add_option("--tls-cert", config.tls_cert, "The server's certificate chain, PEM")->type_name("FILE");
  app.add_option("--tls-key", config.tls_key, "Its private key, PEM")->type_name("FILE");
  app.add_option("--tls-client-ca", config.tls_client_ca, "Clients need a certificate signed by one of these, PEM")
      ->type_name("FILE");
  app.add_option("--tls-refresh-seconds", config.tls_refresh_seconds, "How often renewed files are looked for")
      ->type_name("SECONDS")
      ->capture_default_str();
}

void AddLogFlags(CLI::App& app, Config& config) {
  app.add_option("--log-format", config.log_format, "text or json")
      ->transform(CLI::CheckedTransformer(
                      std::map<std::string, LogFormat>{{"text", LogFormat::kText}, {"json", LogFormat::kJson}})
                      .description(""))
      ->type_name("FORMAT")
      ->default_str("text");
  app.add_option("--log-level", config.log_level, "debug (every call), info, warning or error")
      ->transform(CLI::CheckedTransformer(std::map<std::string, LogLevel>{{"debug", LogLevel::kDebug},
                                                                          {"info", LogLevel::kInfo},
                                                                          {"warning", LogLevel::kWarning},
                                                                          {"error", LogLevel::kError}})
                      .description(""))
      ->type_name("LEVEL")
      ->default_str("info");
}

void AddFlags(CLI::App& app, Config& config) {
  app.add_option("--data", config.data_folder, "Everything that is stored; made when absent")
      ->type_name("FOLDER")
      ->required();
  app.add_option("--listen", config.listen, "Where to serve")->type_name("HOST:PORT")->capture_default_str();
  app.add_flag("--dev", config.dev, "Plain text without certificates, on a loopback address only");
  AddTlsFlags(app, config);
  app.add_option("--tenant", config.tenant, "Tenant of every caller")->type_name("NAME")->capture_default_str();
  app.add_flag("--reflection", config.reflection, "Let clients ask for the description of the API");
  app.add_option("--postcodes", config.postcodes, "More postcodes than the built-in ones, CSV")->type_name("FILE");
  AddLogFlags(app, config);
  app.add_option("--drain-seconds", config.drain_seconds, "Time for running calls when the server stops")
      ->type_name("SECONDS")
      ->capture_default_str();
  app.add_option("--max-message-mib", config.max_message_mib, "Largest request, in MiB")
      ->type_name("MIB")
      ->capture_default_str();
}

bool IsLoopback(const std::string& host) {
  // Digits and dots only: "127.example.org" is somebody's name.
  const bool address = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (address && host.starts_with("127."));
}

bool IsValidTenant(const std::string& tenant) {
  return !tenant.empty() && tenant.size() <= kMaxTenantLength &&
         tenant.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

absl::Status Refuse(const std::string& why) { return absl::InvalidArgumentError(why); }

absl::Status CheckRange(const std::string& flag, int value, int low, int high) {
  if (low <= value && value <= high) return absl::OkStatus();
  return Refuse(flag + " is " + std::to_string(value) + ", want " + std::to_string(low) + " to " +
                std::to_string(high));
}

absl::Status ValidateDev(const Config& config, bool loopback) {
  if (!config.tls_cert.empty() || !config.tls_key.empty() || !config.tls_client_ca.empty()) {
    return Refuse("--dev serves in plain text and does not go together with --tls-cert, --tls-key or --tls-client-ca");
  }
  if (!loopback) {
    return Refuse("--dev serves in plain text and does not go together with --listen " + config.listen +
                  ", which other machines can reach; listen on 127.0.0.1, or give certificates in place of --dev");
  }
  return absl::OkStatus();
}

absl::Status ValidateTls(const Config& config, bool loopback) {
  if (config.tls_cert.empty() && config.tls_key.empty()) {
    return Refuse(
        "a certificate is needed: give --tls-cert and --tls-key (deploy/make-test-certificates FOLDER makes some to "
        "try with), or --dev to serve this machine only, in plain text");
  }
  if (config.tls_key.empty()) return Refuse("--tls-cert needs --tls-key, the private key that belongs to it");
  if (config.tls_cert.empty()) return Refuse("--tls-key needs --tls-cert, the certificate that belongs to it");
  if (config.tls_client_ca.empty() && !loopback) {
    return Refuse("--listen " + config.listen +
                  " can be reached by other machines and needs --tls-client-ca: without it anybody there could read "
                  "and write everything");
  }
  return CheckTlsFiles(config);
}

}  // namespace

ParsedFlags ParseFlags(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  Config config;
  CLI::App app("perrond: the Perron server. Matches people and work by competencies, over gRPC.", "perrond");
  app.footer(kFooter);
  app.set_version_flag("--version", "perrond " + std::string(kServerVersion));
  AddFlags(app, config);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return {.config = std::nullopt, .exit_code = app.exit(e, out, err) == 0 ? 0 : 2};
  }
  return {.config = config, .exit_code = 0};
}

absl::StatusOr<ListenAddress> ParseListenAddress(const std::string& listen) {
  const auto colon = listen.rfind(':');
  absl::Status wrong = Refuse("--listen " + listen + ": want HOST:PORT, as 127.0.0.1:7443 or [::1]:7443");
  if (colon == std::string::npos || colon == 0) return wrong;
  ListenAddress address{.host = listen.substr(0, colon), .port = -1, .loopback = false};
  const bool bracketed = address.host.front() == '[' && address.host.back() == ']';
  if (!bracketed && address.host.find(':') != std::string::npos) return wrong;
  const char* const end = listen.data() + listen.size();
  const auto [rest, error] = std::from_chars(listen.data() + colon + 1, end, address.port);
  if (error != std::errc() || rest != end || address.port < 0 || address.port > 65535) return wrong;
  address.loopback = IsLoopback(address.host);
  return address;
}

absl::Status ValidateConfig(const Config& config) {
  if (config.data_folder.empty()) return Refuse("--data is empty, want a folder");
  if (!IsValidTenant(config.tenant)) {
    return Refuse("--tenant " + config.tenant + ": want 1 to 63 of a-z, 0-9 and -");
  }
  PERRON_RETURN_IF_ERROR(CheckRange("--drain-seconds", config.drain_seconds, 0, kMaxDrainSeconds));
  PERRON_RETURN_IF_ERROR(CheckRange("--max-message-mib", config.max_message_mib, 1, kMaxMessageMib));
  PERRON_RETURN_IF_ERROR(CheckRange("--tls-refresh-seconds", config.tls_refresh_seconds, 1, 86400));
  PERRON_ASSIGN_OR_RETURN(const ListenAddress address, ParseListenAddress(config.listen));
  return config.dev ? ValidateDev(config, address.loopback) : ValidateTls(config, address.loopback);
}

}  // namespace perron
