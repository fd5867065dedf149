#include "server/rpc_status.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "server/errors.h"

namespace perron {
namespace {

TEST(RpcStatusTest, OkIsTheEmptyMessage) { EXPECT_EQ(ToRpcStatus(absl::OkStatus()).ByteSizeLong(), 0U); }

TEST(RpcStatusTest, ErrorInfoComesFirst) {
  Violations violations;
  violations.Add("page_size", "-1, want 0 or more");
  const google::rpc::Status status = ToRpcStatus(violations.ToStatus());
  EXPECT_EQ(status.code(), 3);
  EXPECT_EQ(status.message(), "page_size: -1, want 0 or more");
  ASSERT_EQ(status.details_size(), 2);
  EXPECT_TRUE(status.details(0).Is<google::rpc::ErrorInfo>());
  EXPECT_TRUE(status.details(1).Is<google::rpc::BadRequest>());
}

TEST(RpcStatusTest, AnErrorWithoutReasonGetsTheNameOfItsCode) {
  const google::rpc::Status status = ToRpcStatus(absl::DataLossError("file 12 is damaged"));
  google::rpc::ErrorInfo info;
  ASSERT_EQ(status.details_size(), 1);
  ASSERT_TRUE(status.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "DATA_LOSS");
  EXPECT_EQ(info.domain(), "perron");
}

TEST(RpcStatusTest, BytesThatAreNotUtf8AreReplaced) {
  EXPECT_EQ(ToRpcStatus(absl::InvalidArgumentError("caf\xE9 \xC3\xA9")).message(), "caf? \xC3\xA9");
}

}  // namespace
}  // namespace perron
