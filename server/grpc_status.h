#ifndef PERRON_SERVER_GRPC_STATUS_H_
#define PERRON_SERVER_GRPC_STATUS_H_

#include "absl/status/status.h"
#include "grpcpp/support/status.h"

namespace perron {

// The one way from an absl::Status to the wire. Code and message as they are; details are a serialised
// google.rpc.Status (server/rpc_status.h). Status travels in headers, which many clients limit to 8 KiB: a long message
// is cut, and what does not fit of BadRequest gives way to a last violation that counts the rest.
grpc::Status ToGrpcStatus(const absl::Status& status);

}  // namespace perron

#endif  // PERRON_SERVER_GRPC_STATUS_H_
