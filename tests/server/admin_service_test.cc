#include "server/admin_service.h"

#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include "index/record_format.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

TEST(AdminServiceTest, StatusTellsWhatServes) {
  TestServer server;
  ASSERT_TRUE(server.ImportTinyTaxonomy().ok());
  server.clock().Advance(absl::Hours(1));
  grpc::ClientContext context;
  v1::GetStatusResponse status;
  ASSERT_TRUE(server.admin().GetStatus(&context, {}, &status).ok());
  EXPECT_EQ(status.server_version(), kServerVersion);
  EXPECT_EQ(status.start_time().seconds(), absl::ToUnixSeconds(FakeClock().Now()));
  EXPECT_EQ(status.taxonomy().competency_count(), 9);
  EXPECT_GT(status.change_sequence(), 0);
  EXPECT_GT(status.index_generation(), 0);
  EXPECT_GT(status.resident_memory_bytes(), 1 << 20);
  EXPECT_GT(status.match_index_bytes(), 100) << "the occupations";
  EXPECT_GT(status.similar_index_bytes(), 100);
  EXPECT_EQ(status.index_segment_count(), 0);
  EXPECT_EQ(status.fresh_record_count(), 0);
  EXPECT_EQ(status.dead_record_count(), 0);
  EXPECT_FALSE(status.config_version().empty());
  EXPECT_EQ(status.data_format_version(), static_cast<int>(kDataFormatVersion));
}

}  // namespace
}  // namespace perron
