#include "clients/cli/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::HasSubstr;

TEST(IsLoopbackTest, KnowsThisMachine) {
  for (const char* here : {"127.0.0.1:7443", "127.8.9.10", "localhost:1", "[::1]:7443", "ipv4:127.0.0.1:1",
                           "dns:///localhost:1", "unix:/run/perron.sock"}) {
    EXPECT_TRUE(IsLoopback(here)) << here;
  }
  for (const char* elsewhere : {"perron.example.org:7443", "10.0.0.1:7443", "127.example.org:1", "[2001:db8::1]:7443",
                                "localhost.example.org:1", "0.0.0.0:1", ""}) {
    EXPECT_FALSE(IsLoopback(elsewhere)) << elsewhere;
  }
}

TEST(ConnectTest, PlainTextGoesNoFurtherThanThisMachine) {
  GlobalOptions options;
  EXPECT_TRUE(Connect(options).ok());
  options.server = "perron.example.org:7443";
  const auto channel = Connect(options);
  ASSERT_FALSE(channel.ok());
  EXPECT_THAT(std::string(channel.status().message()), HasSubstr("perron.example.org:7443"));
  EXPECT_THAT(std::string(channel.status().message()), HasSubstr("--tls-ca"));
}

TEST(ConnectTest, CertificateAndKeyGoTogether) {
  GlobalOptions options;
  options.tls_cert = "cert.pem";
  const auto channel = Connect(options);
  ASSERT_FALSE(channel.ok());
  EXPECT_THAT(std::string(channel.status().message()), HasSubstr("--tls-key"));
}

TEST(ConnectTest, NamesTheFileThatCannotBeRead) {
  GlobalOptions options;
  options.tls_ca = "no-such-file.pem";
  EXPECT_THAT(std::string(Connect(options).status().message()), HasSubstr("--tls-ca: cannot read the file no-such"));
}

TEST(ConnectTest, WithTlsAnyServerIsAllowed) {
  const TempFolder folder;
  GlobalOptions options;
  options.server = "perron.example.org:7443";
  options.tls_ca = folder.File("ca.pem");
  std::ofstream(options.tls_ca) << "not looked at before the first call";
  EXPECT_TRUE(Connect(options).ok());
}

}  // namespace
}  // namespace perron
