#include "server/app.h"

#include <gmock/gmock.h>
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

TEST(AppTest, AFreshFolderServes) {
  TestServer server;
  EXPECT_EQ(CheckHealth(server.channel()), "SERVING");
  EXPECT_GT(server.port(), 0);
  EXPECT_THAT(server.log(), HasSubstr("info ready address=127.0.0.1:" + std::to_string(server.port())));
  EXPECT_THAT(server.log(), HasSubstr("taxonomy=none"));
}

TEST(AppTest, ATakenPortIsNoticed) {
  TestServer first;
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.listen = "127.0.0.1:" + std::to_string(first.port());
  const absl::Status status = Start(config);
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("cannot listen on " + config.listen));
  EXPECT_THAT(std::string(status.message()), HasSubstr("--listen"));
}

TEST(AppTest, AFileIsNoDataFolder) {
  const TempFolder folder;
  const Config config = DevConfig(folder);
  std::ofstream(config.data_folder) << "something";
  EXPECT_THAT(std::string(Start(config).message()), HasSubstr(config.data_folder));
}

TEST(AppTest, ADataFolderServesOneServerOnly) {
  TestServer first;
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.data_folder = first.config().data_folder;
  const absl::Status status = Start(config);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("in use by another process"));
}

TEST(AppTest, ADataFolderOfAnotherVersionIsRefusedAndLeftAlone) {
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

TEST(AppTest, UnsafeFlagsAreRefusedBeforeAnythingIsTouched) {
  const TempFolder folder;
  Config config = DevConfig(folder);
  config.listen = "0.0.0.0:0";
  EXPECT_EQ(Start(config).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(std::ifstream(config.data_folder).good());
}

TEST(AppTest, PostcodesAreReadOrRefused) {
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
