// Starting a server: what works at once, and what is refused with which words.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "index/cipher.h"
#include "index/record_format.h"
#include "index/rocksdb_store.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

using testing::HasSubstr;

constexpr char kReflection[] = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

// Tries to start; the error, or OK.
absl::Status Start(Config config) {
  const FakeClock clock;
  std::ostringstream log;
  Logger logger(LogFormat::kText, LogLevel::kDebug, clock, log);
  return App::Start(config, clock, logger).status();
}

Config DevConfig(const TempFolder& folder) {
  Config config;
  config.data_folder = folder.File("data");
  config.listen = "127.0.0.1:0";
  config.dev = true;
  return config;
}

TEST(StartTest, AFreshFolderServes) {
  TestServer server;
  EXPECT_EQ(CheckHealth(server.channel()), "SERVING");
  EXPECT_GT(server.port(), 0);
  EXPECT_THAT(server.log(), HasSubstr("info ready address=127.0.0.1:" + std::to_string(server.port())));
  EXPECT_THAT(server.log(), HasSubstr("taxonomy=none"));
}

TEST(StartTest, StatusTellsWhatServes) {
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
  EXPECT_FALSE(status.config_version().empty());
  EXPECT_EQ(status.data_format_version(), static_cast<int>(kDataFormatVersion));
}

TEST(StartTest, ReflectionIsAChoice) {
  TestServer without;
  EXPECT_EQ(CallWithEmptyMessage(without.channel(), kReflection, nullptr).error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
  Config config;
  config.reflection = true;
  TestServer with(config);
  EXPECT_TRUE(CallWithEmptyMessage(with.channel(), kReflection, nullptr).ok());
}

TEST(StartTest, ATakenPortIsNoticed) {
  TestServer first;
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.listen = "127.0.0.1:" + std::to_string(first.port());
  const absl::Status status = Start(config);
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("cannot listen on " + config.listen));
  EXPECT_THAT(std::string(status.message()), HasSubstr("--listen"));
}

TEST(StartTest, AFileIsNoDataFolder) {
  const TempFolder folder;
  const Config config = DevConfig(folder);
  std::ofstream(config.data_folder) << "something";
  EXPECT_THAT(std::string(Start(config).message()), HasSubstr(config.data_folder));
}

TEST(StartTest, ADataFolderServesOneServerOnly) {
  TestServer first;
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.data_folder = first.config().data_folder;
  const absl::Status status = Start(config);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("in use by another process"));
}

TEST(StartTest, ADataFolderOfAnotherVersionIsRefusedAndLeftAlone) {
  const TempFolder folder;
  const Config config = DevConfig(folder);
  const IdentityCipher cipher;
  {
    const auto store = RocksdbStore::Open(config.data_folder, cipher);
    ASSERT_TRUE(store.ok());
    const RecordKey format{std::string(kSystemTenant), RecordKind::kMeta, std::string(kFormatRecordId)};
    ASSERT_TRUE((*store)->Apply({{.key = format, .payload = "99", .sequence = 1}}).ok());
  }
  for (int attempt = 0; attempt < 2; ++attempt) {
    const absl::Status status = Start(config);
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()), HasSubstr("99"));
  }
}

TEST(StartTest, UnsafeFlagsAreRefusedBeforeAnythingIsTouched) {
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.listen = "0.0.0.0:0";
  EXPECT_EQ(Start(config).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(std::ifstream(config.data_folder).good());
}

TEST(StartTest, PostcodesAreReadOrRefused) {
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.postcodes = folder.File("absent.csv");
  EXPECT_THAT(std::string(Start(config).message()), HasSubstr("--postcodes " + config.postcodes));
  config.postcodes = folder.File("broken.csv");
  std::ofstream(config.postcodes) << "postcode,latitude,longitude\n1000,north,5\n";
  EXPECT_EQ(Start(config).code(), absl::StatusCode::kInvalidArgument);
  config.postcodes = folder.File("good.csv");
  std::ofstream(config.postcodes) << "postcode,latitude,longitude\n1012,52.37,4.89\n";
  EXPECT_TRUE(Start(config).ok());
}

}  // namespace
}  // namespace perron
