#include "server/stop_signals.h"

#include <gtest/gtest.h>

#include <csignal>

namespace perron {
namespace {

TEST(StopSignalsTest, EachSignalWakesOneWait) {
  ASSERT_TRUE(CatchStopSignals());
  std::raise(SIGTERM);
  std::raise(SIGINT);
  WaitForStopSignal();
  WaitForStopSignal();
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace
}  // namespace perron
