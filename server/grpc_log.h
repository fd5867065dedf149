#ifndef PERRON_SERVER_GRPC_LOG_H_
#define PERRON_SERVER_GRPC_LOG_H_

#include "server/log.h"

namespace perron {

// Sends what gRPC itself has to say (errors, by default) through `logger`, so that everything on stderr has one form.
// For the whole process; *logger must live until it ends.
void RouteGrpcLog(Logger& logger);

}  // namespace perron

#endif  // PERRON_SERVER_GRPC_LOG_H_
