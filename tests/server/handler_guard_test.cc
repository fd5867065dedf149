#include "server/handler_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/errors.h"
#include "server/log.h"
#include "tests/support/fake_clock.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Deadline and cancellation need a real call: drain_test.cc in tests/integration, and taxonomy_service_test.cc.
class HandlerGuardTest : public testing::Test {
 protected:
  grpc::Status Run(absl::FunctionRef<absl::Status(const Call&)> body) {
    grpc::ServerContext context;
    return guard_.Run(context, "TestService/Test", body);
  }

  static std::string ReasonOf(const grpc::Status& status) {
    google::rpc::Status details;
    google::rpc::ErrorInfo info;
    EXPECT_TRUE(details.ParseFromString(status.error_details()));
    EXPECT_TRUE(details.details_size() > 0 && details.details(0).UnpackTo(&info));
    return info.reason();
  }

  FakeClock clock_;
  std::ostringstream log_;
  Logger logger_{LogFormat::kText, LogLevel::kDebug, clock_, log_};
  HandlerGuard guard_{"groningen", logger_};
};

TEST_F(HandlerGuardTest, BodyKnowsItsTenantAndItsAnswerIsLogged) {
  std::string tenant;
  EXPECT_TRUE(Run([&](const Call& call) {
                tenant = call.tenant;
                return absl::OkStatus();
              }).ok());
  EXPECT_EQ(tenant, "groningen");
  EXPECT_THAT(log_.str(), HasSubstr("debug call method=TestService/Test code=OK micros="));
}

TEST_F(HandlerGuardTest, ErrorsOfTheCallerAreLoggedWithoutTheirMessage) {
  const grpc::Status status = Run([](const Call&) { return absl::NotFoundError("candidates/jan"); });
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_THAT(log_.str(), HasSubstr("code=NOT_FOUND"));
  EXPECT_THAT(log_.str(), Not(HasSubstr("jan")));
}

TEST_F(HandlerGuardTest, ErrorsOfOursAreLoggedForTheOperator) {
  Run([](const Call&) { return absl::DataLossError("file 12 is damaged"); });
  EXPECT_THAT(log_.str(), HasSubstr("error call"));
  EXPECT_THAT(log_.str(), HasSubstr("message=\"file 12 is damaged\""));
}

TEST_F(HandlerGuardTest, AnExceptionBecomesInternalAndIsNotQuoted) {
  const grpc::Status status = Run([](const Call&) -> absl::Status { throw std::runtime_error("about Jan"); });
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(ReasonOf(status), "INTERNAL");
  EXPECT_THAT(status.error_message(), Not(HasSubstr("Jan")));
  EXPECT_THAT(log_.str(), HasSubstr("error exception method=TestService/Test type=St13runtime_error"));
  EXPECT_THAT(log_.str(), Not(HasSubstr("Jan")));
}

TEST_F(HandlerGuardTest, AnythingThrownIsCaught) {
  EXPECT_EQ(Run([](const Call&) -> absl::Status { throw 42; }).error_code(), grpc::StatusCode::INTERNAL);
}

TEST_F(HandlerGuardTest, RefusesWhileDraining) {
  EXPECT_FALSE(guard_.draining());
  guard_.StartDraining();
  EXPECT_TRUE(guard_.draining());
  bool called = false;
  const grpc::Status status = Run([&](const Call&) {
    called = true;
    return absl::OkStatus();
  });
  EXPECT_FALSE(called);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "DRAINING");
}

TEST_F(HandlerGuardTest, IdleMeansThatNoCallRuns) {
  EXPECT_TRUE(guard_.WaitUntilIdle(absl::ZeroDuration()));
  std::promise<void> begun;
  std::promise<void> may_end;
  std::thread call([&] {
    Run([&](const Call&) {
      begun.set_value();
      may_end.get_future().wait();
      return absl::OkStatus();
    });
  });
  begun.get_future().wait();
  EXPECT_FALSE(guard_.WaitUntilIdle(absl::Milliseconds(1)));
  may_end.set_value();
  EXPECT_TRUE(guard_.WaitUntilIdle(absl::Seconds(30)));
  call.join();
}

TEST(HandlerGuardStateTest, RefusesUntilServing) {
  const FakeClock clock;
  std::ostringstream log;
  Logger logger(LogFormat::kText, LogLevel::kInfo, clock, log);
  HandlerGuard guard("t", logger, HandlerGuard::State::kStarting);
  grpc::ServerContext before;
  EXPECT_EQ(guard.Run(before, "A/B", [](const Call&) { return absl::OkStatus(); }).error_code(),
            grpc::StatusCode::UNAVAILABLE);
  guard.StartServing();
  grpc::ServerContext after;
  EXPECT_TRUE(guard.Run(after, "A/B", [](const Call&) { return absl::OkStatus(); }).ok());
  EXPECT_THAT(log.str(), IsEmpty());  // calls are logged at level debug
}

}  // namespace
}  // namespace perron
