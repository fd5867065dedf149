#ifndef PERRON_CLIENTS_CLI_ERRORS_H_
#define PERRON_CLIENTS_CLI_ERRORS_H_

#include <grpcpp/support/status.h>

#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "google/rpc/status.pb.h"

namespace perron {

// What the server says is wrong, as lines for people: the message, unless violations say the same, then each violation
// of BadRequest as "field: description". Never empty.
std::vector<std::string> ErrorLines(const google::rpc::Status& error);

// Prints why a call failed to session.err and returns the exit code that goes with it.
int ReportError(const Session& session, const grpc::Status& status);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_ERRORS_H_
