#include "server/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "tests/support/certificates.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class ParseFlagsTest : public testing::Test {
 protected:
  ParsedFlags Parse(std::vector<const char*> flags) {
    flags.insert(flags.begin(), "perrond");
    return ParseFlags(static_cast<int>(flags.size()), flags.data(), out_, err_);
  }

  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ParseFlagsTest, DefaultsWork) {
  const ParsedFlags flags = Parse({"--data", "folder", "--dev"});
  ASSERT_TRUE(flags.config.has_value()) << err_.str();
  EXPECT_EQ(flags.config->data_folder, "folder");
  EXPECT_EQ(flags.config->listen, "127.0.0.1:7443");
  EXPECT_EQ(flags.config->tenant, "groningen");
  EXPECT_TRUE(flags.config->dev);
  EXPECT_FALSE(flags.config->reflection);
  EXPECT_TRUE(ValidateConfig(*flags.config).ok());
}

TEST_F(ParseFlagsTest, EveryFlagIsRead) {
  const ParsedFlags flags =
      Parse({"--data=d", "--listen=0.0.0.0:1", "--tls-cert=c", "--tls-key=k", "--tls-client-ca=a",
             "--tls-refresh-seconds=5", "--tenant=assen", "--reflection", "--postcodes=p", "--log-format=json",
             "--log-level=warning", "--drain-seconds=3", "--max-message-mib=4"});
  ASSERT_TRUE(flags.config.has_value()) << err_.str();
  const Config& config = *flags.config;
  EXPECT_EQ(config.listen, "0.0.0.0:1");
  EXPECT_EQ(config.tls_cert + config.tls_key + config.tls_client_ca + config.postcodes, "ckap");
  EXPECT_EQ(config.tls_refresh_seconds, 5);
  EXPECT_EQ(config.tenant, "assen");
  EXPECT_TRUE(config.reflection);
  EXPECT_EQ(config.log_format, LogFormat::kJson);
  EXPECT_EQ(config.log_level, LogLevel::kWarning);
  EXPECT_EQ(config.drain_seconds, 3);
  EXPECT_EQ(config.max_message_mib, 4);
}

TEST_F(ParseFlagsTest, HelpShowsExamplesAndExitCodes) {
  const ParsedFlags flags = Parse({"--help"});
  EXPECT_FALSE(flags.config.has_value());
  EXPECT_EQ(flags.exit_code, 0);
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("--data"), HasSubstr("perrond --data perron-data --dev"),
                                HasSubstr("deploy/make-test-certificates"), HasSubstr("Exit codes")));
}

TEST_F(ParseFlagsTest, VersionIsTold) {
  EXPECT_EQ(Parse({"--version"}).exit_code, 0);
  EXPECT_EQ(out_.str(), "perrond " + std::string(kServerVersion) + "\n");
}

TEST_F(ParseFlagsTest, WrongFlagsEndWithTwoAndSayWhich) {
  EXPECT_EQ(Parse({"--dev"}).exit_code, 2);
  EXPECT_THAT(err_.str(), HasSubstr("--data"));
  EXPECT_EQ(Parse({"--data=d", "--colour=red"}).exit_code, 2);
  EXPECT_THAT(err_.str(), HasSubstr("--colour"));
  EXPECT_EQ(Parse({"--data=d", "--log-format=xml"}).exit_code, 2);
  EXPECT_THAT(err_.str(), HasSubstr("xml"));
  EXPECT_EQ(Parse({"--data=d", "--drain-seconds=soon"}).exit_code, 2);
  EXPECT_THAT(err_.str(), HasSubstr("soon"));
}

TEST(ParseListenAddressTest, TakesHostsAndBothKindsOfAddresses) {
  EXPECT_EQ(ParseListenAddress("127.0.0.1:7443")->port, 7443);
  EXPECT_TRUE(ParseListenAddress("127.0.0.1:0")->loopback);
  EXPECT_TRUE(ParseListenAddress("localhost:1")->loopback);
  EXPECT_TRUE(ParseListenAddress("[::1]:1")->loopback);
  EXPECT_FALSE(ParseListenAddress("0.0.0.0:1")->loopback);
  EXPECT_FALSE(ParseListenAddress("[::]:1")->loopback);
  EXPECT_FALSE(ParseListenAddress("127.example.org:1")->loopback);
}

TEST(ParseListenAddressTest, RefusesEverythingElse) {
  for (const char* listen : {"", "7443", ":7443", "localhost", "localhost:", "localhost:x", "localhost:-1",
                             "localhost:65536", "localhost:1x", "::1:7443"}) {
    const absl::Status status = ParseListenAddress(listen).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << listen;
    EXPECT_THAT(std::string(status.message()), HasSubstr("want HOST:PORT"));
  }
}

Config DevConfig() {
  Config config;
  config.data_folder = "d";
  config.dev = true;
  return config;
}

std::string Refusal(const Config& config) {
  const absl::Status status = ValidateConfig(config);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  return std::string(status.message());
}

TEST(ValidateConfigTest, PlainTextStaysOnThisMachine) {
  Config config = DevConfig();
  config.listen = "0.0.0.0:7443";
  EXPECT_THAT(Refusal(config), AllOf(HasSubstr("--dev"), HasSubstr("--listen 0.0.0.0:7443")));
}

TEST(ValidateConfigTest, PlainTextAndCertificatesDoNotMix) {
  Config config = DevConfig();
  config.tls_cert = "server.crt";
  EXPECT_THAT(Refusal(config), AllOf(HasSubstr("--dev"), HasSubstr("--tls-cert")));
}

TEST(ValidateConfigTest, NeitherIsRefusedWithTheWayOut) {
  Config config = DevConfig();
  config.dev = false;
  EXPECT_THAT(Refusal(config), AllOf(HasSubstr("--dev"), HasSubstr("deploy/make-test-certificates")));
}

TEST(ValidateConfigTest, CertificateAndKeyGoTogether) {
  Config config = DevConfig();
  config.dev = false;
  config.tls_cert = "server.crt";
  EXPECT_THAT(Refusal(config), HasSubstr("--tls-cert needs --tls-key"));
  config.tls_cert.swap(config.tls_key);
  EXPECT_THAT(Refusal(config), HasSubstr("--tls-key needs --tls-cert"));
}

TEST(ValidateConfigTest, OtherMachinesNeedClientCertificates) {
  const TempFolder folder;
  MakeTestCertificates(folder.path());
  Config config = DevConfig();
  config.dev = false;
  config.tls_cert = folder.File("server.crt");
  config.tls_key = folder.File("server.key");
  EXPECT_TRUE(ValidateConfig(config).ok());
  config.listen = "0.0.0.0:7443";
  EXPECT_THAT(Refusal(config), AllOf(HasSubstr("--listen 0.0.0.0:7443"), HasSubstr("--tls-client-ca")));
  config.tls_client_ca = folder.File("ca.crt");
  EXPECT_TRUE(ValidateConfig(config).ok());
}

TEST(ValidateConfigTest, ValuesHaveRanges) {
  Config config = DevConfig();
  config.drain_seconds = -1;
  EXPECT_THAT(Refusal(config), HasSubstr("--drain-seconds is -1"));
  config = DevConfig();
  config.max_message_mib = 0;
  EXPECT_THAT(Refusal(config), HasSubstr("--max-message-mib is 0"));
  config = DevConfig();
  config.tls_refresh_seconds = 0;
  EXPECT_THAT(Refusal(config), HasSubstr("--tls-refresh-seconds is 0"));
  for (const char* tenant : {"", "Groningen", "a/b"}) {
    config = DevConfig();
    config.tenant = tenant;
    EXPECT_THAT(Refusal(config), HasSubstr("--tenant"));
  }
  config = DevConfig();
  config.data_folder = "";
  EXPECT_THAT(Refusal(config), HasSubstr("--data"));
}

}  // namespace
}  // namespace perron
