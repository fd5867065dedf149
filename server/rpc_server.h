#ifndef PERRON_SERVER_RPC_SERVER_H_
#define PERRON_SERVER_RPC_SERVER_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/config.h"

namespace grpc {
class Server;
class Service;
}  // namespace grpc

namespace perron {

// The listening gRPC server: port, credentials, limits, health, reflection. Thread-safe.
class RpcServer {
 public:
  // Listens at once; health is NOT_SERVING. *services must outlive the server.
  // INVALID_ARGUMENT as ParseListenAddress; UNAVAILABLE when the port is taken or the address is not this machine's.
  // REQUIRES: ValidateConfig(config) is OK.
  static absl::StatusOr<std::unique_ptr<RpcServer>> Listen(const Config& config,
                                                           const std::vector<grpc::Service*>& services);
  // REQUIRES: Shutdown has been called.
  ~RpcServer();
  RpcServer(const RpcServer&) = delete;
  RpcServer& operator=(const RpcServer&) = delete;

  int port() const { return port_; }

  // What health answers from now on.
  void SetServing(bool serving);

  // Takes no more calls, waits for the running ones at most `drain`, cancels the others and waits until they end.
  void Shutdown(absl::Duration drain);

 private:
  RpcServer(std::unique_ptr<grpc::Server> server, int port);

  const std::unique_ptr<grpc::Server> server_;
  const int port_;
};

}  // namespace perron

#endif  // PERRON_SERVER_RPC_SERVER_H_
