#ifndef PERRON_SERVER_RPC_STATUS_H_
#define PERRON_SERVER_RPC_STATUS_H_

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace perron {

// The status as clients see it: code, message, details. ErrorInfo is always there and comes first; an error that was
// made without one (server/errors.h) gets the name of its code as the reason. Bytes that are not UTF-8 are replaced by
// "?". OK gives the empty message.
google::rpc::Status ToRpcStatus(const absl::Status& status);

}  // namespace perron

#endif  // PERRON_SERVER_RPC_STATUS_H_
