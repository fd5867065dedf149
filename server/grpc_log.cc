#include "server/grpc_log.h"

#include <grpc/support/log.h>

#include <atomic>

namespace perron {
namespace {

std::atomic<Logger*> grpc_logger = nullptr;

LogLevel LevelOf(gpr_log_severity severity) {
  switch (severity) {
    case GPR_LOG_SEVERITY_DEBUG:
      return LogLevel::kDebug;
    case GPR_LOG_SEVERITY_INFO:
      return LogLevel::kInfo;
    case GPR_LOG_SEVERITY_ERROR:
      return LogLevel::kWarning;  // a broken connection, mostly; nothing of ours is wrong
  }
  return LogLevel::kWarning;
}

void Forward(gpr_log_func_args* args) {
  grpc_logger.load()->Log(LevelOf(args->severity), "grpc", {{"message", args->message}});
}

}  // namespace

void RouteGrpcLog(Logger& logger) {
  grpc_logger = &logger;
  gpr_set_log_function(&Forward);
}

}  // namespace perron
