#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <thread>

#include "base/clock.h"
#include "server/app.h"
#include "server/config.h"
#include "server/grpc_log.h"
#include "server/log.h"
#include "server/stop_signals.h"

namespace perron {
namespace {

constexpr int kCannotStart = 1;
constexpr int kWrongFlags = 2;
constexpr int kEndedAtOnce = 3;

// Without closing anything: what was acknowledged is on disk.
void EndAtOnceOnNextSignal() {
  std::thread([] {
    WaitForStopSignal();
    _exit(kEndedAtOnce);
  }).detach();
}

int Fail(const absl::Status& status, int exit_code) {
  std::cerr << "perrond: " << status.message() << '\n';
  return exit_code;
}

int Main(int argc, const char* const* argv) {
  const ParsedFlags flags = ParseFlags(argc, argv, std::cout, std::cerr);
  if (!flags.config) return flags.exit_code;
  if (const absl::Status valid = ValidateConfig(*flags.config); !valid.ok()) return Fail(valid, kWrongFlags);
  if (!CatchStopSignals()) return Fail(absl::InternalError("cannot catch signals"), kCannotStart);
  // Never freed: gRPC's threads may log until the very end.
  static const auto& clock = *new SystemClock;
  static auto& logger = *new Logger(flags.config->log_format, flags.config->log_level, clock, std::cerr);
  RouteGrpcLog(logger);
  const auto app = App::Start(*flags.config, clock, logger);
  if (!app.ok()) return Fail(app.status(), kCannotStart);
  WaitForStopSignal();
  EndAtOnceOnNextSignal();
  (*app)->Stop();
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) { return perron::Main(argc, argv); }
