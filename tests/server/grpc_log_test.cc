#include "server/grpc_log.h"

#include <gmock/gmock.h>
#include <grpc/grpc.h>
#include <grpc/support/log.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/fake_clock.h"

namespace perron {
namespace {

TEST(GrpcLogTest, WhatGrpcSaysBecomesALineOfOurs) {
  // Never freed: gRPC's threads may log until the process ends.
  static const auto& clock = *new FakeClock;
  static auto& out = *new std::ostringstream;
  static auto& logger = *new Logger(LogFormat::kText, LogLevel::kWarning, clock, out);
  grpc_init();  // before it, gRPC logs nothing at all
  RouteGrpcLog(logger);
  gpr_log(GPR_ERROR, "a handshake failed: %d", 7);
  EXPECT_THAT(out.str(), testing::HasSubstr("warning grpc message=\"a handshake failed: 7\"\n"));
}

}  // namespace
}  // namespace perron
