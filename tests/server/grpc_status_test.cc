#include "server/grpc_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/errors.h"

namespace perron {
namespace {

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  return details;
}

TEST(GrpcStatusTest, OkStaysOk) { EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok()); }

TEST(GrpcStatusTest, CodeMessageAndDetailsAgree) {
  const grpc::Status status = ToGrpcStatus(MakeError(absl::StatusCode::kAborted, reason::kEtagMismatch, "old etag"));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(status.error_message(), "old etag");
  EXPECT_EQ(DetailsOf(status).code(), 10);
  EXPECT_EQ(DetailsOf(status).message(), "old etag");
  EXPECT_EQ(DetailsOf(status).details_size(), 1);
}

TEST(GrpcStatusTest, EveryCodeGoesThrough) {
  for (int code = 1; code <= 16; ++code) {
    EXPECT_EQ(ToGrpcStatus(absl::Status(static_cast<absl::StatusCode>(code), "x")).error_code(), code);
  }
}

TEST(GrpcStatusTest, ThousandsOfViolationsFitIntoHeadersAndTheRestIsCounted) {
  Violations violations;
  for (int i = 0; i < 3000; ++i) violations.Add("competencies[" + std::to_string(i) + "].level", "9, want 0 to 5");
  const grpc::Status status = ToGrpcStatus(violations.ToStatus());
  EXPECT_LE(status.error_details().size() * 4 / 3 + status.error_message().size(), 8000U);
  const google::rpc::Status details = DetailsOf(status);
  google::rpc::BadRequest bad_request;
  ASSERT_EQ(details.details_size(), 2);
  ASSERT_TRUE(details.details(1).UnpackTo(&bad_request));
  const int shown = bad_request.field_violations_size() - 1;
  EXPECT_GT(shown, 50);
  EXPECT_EQ(bad_request.field_violations(shown).description(), "and " + std::to_string(3000 - shown) + " more");
}

TEST(GrpcStatusTest, FewViolationsAreAllSent) {
  Violations violations;
  for (int i = 0; i < 50; ++i) violations.Add("competencies[" + std::to_string(i) + "].level", "9, want 0 to 5");
  google::rpc::BadRequest bad_request;
  ASSERT_TRUE(DetailsOf(ToGrpcStatus(violations.ToStatus())).details(1).UnpackTo(&bad_request));
  EXPECT_EQ(bad_request.field_violations_size(), 50);
}

TEST(GrpcStatusTest, ALongMessageIsCutBetweenCharacters) {
  std::string message;
  for (int i = 0; i < 5000; ++i) message += "\xC3\xA9";
  const std::string cut = ToGrpcStatus(absl::InternalError(message)).error_message();
  EXPECT_THAT(cut, testing::EndsWith("\xC3\xA9..."));
  EXPECT_LE(cut.size() * 3, 1600U);
}

TEST(GrpcStatusTest, DetailsThatCannotBeCutGoButErrorInfoStays) {
  absl::Status status = MakeError(absl::StatusCode::kInternal, reason::kInternal, "x");
  status.SetPayload("type.googleapis.com/google.rpc.DebugInfo", absl::Cord(std::string(100'000, 'x')));
  const google::rpc::Status details = DetailsOf(ToGrpcStatus(status));
  ASSERT_EQ(details.details_size(), 1);
  EXPECT_TRUE(details.details(0).Is<google::rpc::ErrorInfo>());
}

}  // namespace
}  // namespace perron
