#include "server/errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"

namespace perron {
namespace {

template <typename Message>
Message PayloadOf(const absl::Status& status) {
  const auto bytes = status.GetPayload("type.googleapis.com/" + Message::descriptor()->full_name());
  Message message;
  EXPECT_TRUE(bytes.has_value() && message.ParseFromString(std::string(*bytes)));
  return message;
}

TEST(MakeErrorTest, CarriesReasonDomainAndMetadata) {
  const absl::Status status =
      MakeError(absl::StatusCode::kNotFound, reason::kNotFound, "candidates/c1 is absent", {{"name", "candidates/c1"}});
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(), "candidates/c1 is absent");
  const auto info = PayloadOf<google::rpc::ErrorInfo>(status);
  EXPECT_EQ(info.reason(), "NOT_FOUND");
  EXPECT_EQ(info.domain(), "perron");
  EXPECT_EQ(info.metadata().at("name"), "candidates/c1");
}

TEST(ViolationsTest, NothingWrongIsOk) {
  const Violations violations;
  EXPECT_TRUE(violations.empty());
  EXPECT_TRUE(violations.ToStatus().ok());
}

TEST(ViolationsTest, NamesAllInOrderAndTheFirstThreeInTheMessage) {
  Violations violations;
  for (const char* field : {"a", "b", "c", "d", "e"}) violations.Add(field, "9, want 0 to 5");
  const absl::Status status = violations.ToStatus();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "a: 9, want 0 to 5; b: 9, want 0 to 5; c: 9, want 0 to 5; and 2 more");
  EXPECT_EQ(PayloadOf<google::rpc::ErrorInfo>(status).reason(), "INVALID_FIELD");
  const auto bad_request = PayloadOf<google::rpc::BadRequest>(status);
  ASSERT_EQ(bad_request.field_violations_size(), 5);
  EXPECT_EQ(bad_request.field_violations(4).field(), "e");
  EXPECT_EQ(bad_request.field_violations(4).description(), "9, want 0 to 5");
}

TEST(StoppedErrorTest, TellsDeadlineFromCancellation) {
  EXPECT_EQ(StoppedError(StopReason::kDeadline).code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(StoppedError(StopReason::kCancelled).code(), absl::StatusCode::kCancelled);
}

TEST(NoTaxonomyErrorTest, SaysHowToImportOne) {
  EXPECT_EQ(NoTaxonomyError().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(NoTaxonomyError().message()), testing::HasSubstr("perron taxonomy import"));
}

}  // namespace
}  // namespace perron
