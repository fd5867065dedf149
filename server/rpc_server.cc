#include "server/rpc_server.h"

#include <grpc/grpc_security.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "base/status_macros.h"

namespace perron {
namespace {

constexpr int kBytesPerMib = 1 << 20;
constexpr int kKeepaliveTimeMs = 60'000;     // ping a silent client this often,
constexpr int kKeepaliveTimeoutMs = 20'000;  // and hang up when it does not answer within
constexpr int kMinPingIntervalMs = 10'000;   // clients that ping more often are hung up on

// Linking the reflection library makes every server of the process answer reflection. This makes it a choice.
class ReflectionChoice final : public grpc::ServerBuilderOption {
 public:
  explicit ReflectionChoice(bool wanted) : wanted_(wanted) {}

  void UpdateArguments(grpc::ChannelArguments*) override {}

  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    auto reflection = std::make_unique<grpc::reflection::ProtoServerReflectionPlugin>();
    std::erase_if(*plugins, [&](const auto& plugin) { return plugin->name() == reflection->name(); });
    if (wanted_) plugins->push_back(std::move(reflection));
  }

 private:
  const bool wanted_;
};

std::shared_ptr<grpc::ServerCredentials> Credentials(const Config& config) {
  if (config.dev) return grpc::InsecureServerCredentials();
  namespace tls = grpc::experimental;
  // Looks at the files again and again, so that renewed ones serve without a restart.
  const auto refresh = static_cast<unsigned>(config.tls_refresh_seconds);
  const bool mutual = !config.tls_client_ca.empty();
  auto files = mutual ? std::make_shared<tls::FileWatcherCertificateProvider>(config.tls_key, config.tls_cert,
                                                                              config.tls_client_ca, refresh)
                      : std::make_shared<tls::FileWatcherCertificateProvider>(config.tls_key, config.tls_cert, refresh);
  tls::TlsServerCredentialsOptions options(std::move(files));
  options.watch_identity_key_cert_pairs();
  if (mutual) {
    options.watch_root_certs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  return tls::TlsServerCredentials(options);
}

void SetLimits(const Config& config, grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(config.max_message_mib * kBytesPerMib);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // else a second server takes half of the calls
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveTimeMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kMinPingIntervalMs);
}

}  // namespace

absl::StatusOr<std::unique_ptr<RpcServer>> RpcServer::Listen(const Config& config,
                                                             const std::vector<grpc::Service*>& services) {
  PERRON_RETURN_IF_ERROR(ParseListenAddress(config.listen).status());
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  SetLimits(config, builder);
  builder.SetOption(std::make_unique<ReflectionChoice>(config.reflection));
  for (grpc::Service* service : services) builder.RegisterService(service);
  int port = 0;
  builder.AddListeningPort(config.listen, Credentials(config), &port);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || port == 0) {
    return absl::UnavailableError("cannot listen on " + config.listen +
                                  ": the port is taken, or the address is not of this machine; choose another with "
                                  "--listen");
  }
  auto result = std::unique_ptr<RpcServer>(new RpcServer(std::move(server), port));
  result->SetServing(false);
  return result;
}

RpcServer::RpcServer(std::unique_ptr<grpc::Server> server, int port) : server_(std::move(server)), port_(port) {}

RpcServer::~RpcServer() = default;

void RpcServer::SetServing(bool serving) { server_->GetHealthCheckService()->SetServingStatus(serving); }

void RpcServer::Shutdown(absl::Duration drain) {
  server_->Shutdown(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(drain));
}

}  // namespace perron
