#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "base/clock.h"
#include "server/app.h"
#include "server/config.h"
#include "server/grpc_log.h"
#include "server/log.h"

namespace perron {
namespace {

constexpr int kCannotStart = 1;
constexpr int kWrongFlags = 2;
constexpr int kEndedAtOnce = 3;

// Signals come through sigwait, never to a handler: no thread that is started later takes them.
sigset_t BlockStopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void WaitForStop(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

// Without closing anything: what was acknowledged is on disk.
void EndAtOnceOnNextSignal(const sigset_t& signals) {
  std::thread([signals] {
    WaitForStop(signals);
    _exit(kEndedAtOnce);
  }).detach();
}

int Main(int argc, const char* const* argv) {
  const ParsedFlags flags = ParseFlags(argc, argv, std::cout, std::cerr);
  if (!flags.config) return flags.exit_code;
  if (const absl::Status valid = ValidateConfig(*flags.config); !valid.ok()) {
    std::cerr << "perrond: " << valid.message() << "\nRun with --help for more information.\n";
    return kWrongFlags;
  }
  const sigset_t signals = BlockStopSignals();
  // Never freed: gRPC's threads may log until the very end.
  static const auto& clock = *new SystemClock;
  static auto& logger = *new Logger(flags.config->log_format, flags.config->log_level, clock, std::cerr);
  RouteGrpcLog(logger);
  const auto app = App::Start(*flags.config, clock, logger);
  if (!app.ok()) {
    std::cerr << "perrond: " << app.status().message() << '\n';
    return kCannotStart;
  }
  WaitForStop(signals);
  EndAtOnceOnNextSignal(signals);
  (*app)->Stop();
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) { return perron::Main(argc, argv); }
