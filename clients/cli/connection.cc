#include "clients/cli/connection.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace perron {
namespace {

// Larger than any page of matches in full.
constexpr int kMaxAnswerBytes = 256 * 1024 * 1024;

// "host" of "host:port", "[host]:port", "dns:///host:port" and the like.
std::string_view HostOf(std::string_view address) {
  for (const std::string_view scheme : {"dns:///", "dns:", "ipv4:", "ipv6:"}) {
    if (address.substr(0, scheme.size()) == scheme) {
      address.remove_prefix(scheme.size());
      break;
    }
  }
  if (!address.empty() && address.front() == '[') return address.substr(1, address.find(']') - 1);
  const size_t first = address.find(':');
  const bool one_colon = first != std::string_view::npos && first == address.rfind(':');
  return one_colon ? address.substr(0, first) : address;
}

// Whether `host` is written as 127.x.y.z. A name such as 127.example.org is not.
bool IsLoopbackNumber(std::string_view host) {
  return host.substr(0, 4) == "127." && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

absl::StatusOr<std::string> ReadFile(const char* flag, const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::InvalidArgumentError(absl::StrCat(flag, ": cannot read the file ", path));
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace

bool IsLoopback(std::string_view address) {
  if (address.substr(0, 5) == "unix:") return true;
  const std::string_view host = HostOf(address);
  return host == "localhost" || host == "::1" || IsLoopbackNumber(host);
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(const GlobalOptions& options) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  // A server that comes back is found again soon; gRPC by itself would wait up to two minutes.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 200);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 5000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  const bool tls = !options.tls_ca.empty() || !options.tls_cert.empty() || !options.tls_key.empty();
  if (!tls) {
    if (!IsLoopback(options.server)) {
      return absl::InvalidArgumentError(
          absl::StrCat("--server ", options.server,
                       ": plain text is only allowed to this machine itself (127.0.0.1, "
                       "localhost, ::1). Give --tls-ca FILE, and --tls-cert FILE with --tls-key FILE when the server "
                       "asks for a certificate."));
    }
    return grpc::CreateCustomChannel(options.server, grpc::InsecureChannelCredentials(), arguments);
  }
  if (options.tls_cert.empty() != options.tls_key.empty()) {
    return absl::InvalidArgumentError("--tls-cert and --tls-key go together: give both or none of them");
  }
  grpc::SslCredentialsOptions credentials;
  PERRON_ASSIGN_OR_RETURN(credentials.pem_root_certs, ReadFile("--tls-ca", options.tls_ca));
  PERRON_ASSIGN_OR_RETURN(credentials.pem_cert_chain, ReadFile("--tls-cert", options.tls_cert));
  PERRON_ASSIGN_OR_RETURN(credentials.pem_private_key, ReadFile("--tls-key", options.tls_key));
  return grpc::CreateCustomChannel(options.server, grpc::SslCredentials(credentials), arguments);
}

void SetDeadline(const Session& session, int default_seconds, grpc::ClientContext* context) {
  const double seconds = session.options.timeout_seconds > 0 ? session.options.timeout_seconds : default_seconds;
  if (seconds <= 0) return;
  context->set_deadline(std::chrono::system_clock::now() +
                        std::chrono::milliseconds(static_cast<int64_t>(seconds * 1000)));
}

}  // namespace perron
