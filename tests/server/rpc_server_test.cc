#include "server/rpc_server.h"

#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/auth_context.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "tests/support/certificates.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr char kReflection[] = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

TEST(RpcServerTest, ReflectionIsAChoice) {
  TestServer without;
  EXPECT_EQ(CallWithEmptyMessage(without.channel(), kReflection, nullptr).error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
  Config config;
  config.reflection = true;
  TestServer with(config);
  EXPECT_TRUE(CallWithEmptyMessage(with.channel(), kReflection, nullptr).ok());
}

// Whom the certificates let in, and that renewed files serve without a restart.
class TlsTest : public testing::Test {
 protected:
  TlsTest() { MakeTestCertificates(folder_.path()); }

  Config TlsConfig() const {
    Config config;
    config.tls_cert = folder_.File("server.crt");
    config.tls_key = folder_.File("server.key");
    config.tls_client_ca = folder_.File("ca.crt");
    config.tls_refresh_seconds = 1;
    return config;
  }

  std::shared_ptr<grpc::ChannelCredentials> Credentials(bool with_client_certificate) const {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = ReadTestFile(folder_.File("ca.crt"));
    if (with_client_certificate) {
      options.pem_private_key = ReadTestFile(folder_.File("client.key"));
      options.pem_cert_chain = ReadTestFile(folder_.File("client.crt"));
    }
    return grpc::SslCredentials(options);
  }

  // One call over a connection of its own. `peer`: the server's certificate, when it got so far.
  static grpc::Status Call(const TestServer& server, const std::shared_ptr<grpc::ChannelCredentials>& credentials,
                           std::string* peer = nullptr) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    const auto channel =
        grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(server.port()), credentials, arguments);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + seconds(10));
    v1::GetStatusResponse answer;
    const grpc::Status status = v1::AdminService::NewStub(channel)->GetStatus(&context, {}, &answer);
    if (status.ok() && peer != nullptr) {
      *peer = context.auth_context()->FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME).front().data();
    }
    return status;
  }

  TempFolder folder_;
};

TEST_F(TlsTest, AClientWithACertificateGetsIn) {
  TestServer server(TlsConfig());
  const grpc::Status status = Call(server, Credentials(true));
  EXPECT_TRUE(status.ok()) << status.error_message();
}

TEST_F(TlsTest, AClientWithoutCertificateStaysOut) {
  TestServer server(TlsConfig());
  EXPECT_EQ(Call(server, Credentials(false)).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, APlainTextClientStaysOut) {
  TestServer server(TlsConfig());
  EXPECT_EQ(Call(server, grpc::InsecureChannelCredentials()).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, OnThisMachineClientCertificatesAreAChoice) {
  Config config = TlsConfig();
  config.tls_client_ca.clear();
  TestServer server(config);
  EXPECT_TRUE(Call(server, Credentials(false)).ok());
}

TEST_F(TlsTest, ARenewedCertificateServesWithoutARestart) {
  TestServer server(TlsConfig());
  std::string before;
  ASSERT_TRUE(Call(server, Credentials(true), &before).ok());

  // A new key and certificate of the same authority, made elsewhere and moved into place.
  const TempFolder renewed;
  for (const char* name : {"ca.crt", "ca.key"}) std::filesystem::copy(folder_.File(name), renewed.File(name));
  MakeTestCertificates(renewed.path());
  for (const char* name : {"server.key", "server.crt"}) {
    ReplaceTestFile(folder_.File(name), ReadTestFile(renewed.File(name)));
  }
  std::string now = before;
  const auto give_up = steady_clock::now() + seconds(30);
  while (now == before && steady_clock::now() < give_up) Call(server, Credentials(true), &now);
  EXPECT_NE(now, before);
  EXPECT_TRUE(Call(server, Credentials(true)).ok());
}

}  // namespace
}  // namespace perron
