#ifndef PERRON_CLIENTS_CLI_CONNECTION_H_
#define PERRON_CLIENTS_CLI_CONNECTION_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"

namespace perron {

// Whether `address` (as --server takes it) can only lead to this machine.
bool IsLoopback(std::string_view address);

// Makes a channel as the flags say; connects at the first call. Without any TLS flag it speaks plain text, and only to
// a loopback address: anything else is INVALID_ARGUMENT, as are flags that do not go together and files that cannot be
// read.
absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(const GlobalOptions& options);

// Sets the deadline of a call: --timeout, else `default_seconds` (0 = none).
void SetDeadline(const Session& session, int default_seconds, grpc::ClientContext* context);

constexpr int kQuestionSeconds = 30;  // default timeout of everything but imports and watching

// Asks one question: calls `method` of a new stub with the deadline of a question.
template <typename Stub, typename Request, typename Response>
grpc::Status Ask(const Session& session, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                 const Request& request, Response* response) {
  grpc::ClientContext context;
  SetDeadline(session, kQuestionSeconds, &context);
  Stub stub(session.channel);
  return (stub.*method)(&context, request, response);
}

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_CONNECTION_H_
