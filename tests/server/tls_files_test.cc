#include "server/tls_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/certificates.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::HasSubstr;

class TlsFilesTest : public testing::Test {
 protected:
  TlsFilesTest() {
    MakeTestCertificates(folder_.path());
    config_.tls_cert = folder_.File("server.crt");
    config_.tls_key = folder_.File("server.key");
    config_.tls_client_ca = folder_.File("ca.crt");
  }

  std::string Message() const {
    const absl::Status status = CheckTlsFiles(config_);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    return std::string(status.message());
  }

  TempFolder folder_;
  Config config_;
};

TEST_F(TlsFilesTest, GoodFilesAreOk) { EXPECT_TRUE(CheckTlsFiles(config_).ok()); }

TEST_F(TlsFilesTest, AbsentFileIsNamedWithItsFlag) {
  config_.tls_cert = folder_.File("absent.crt");
  EXPECT_EQ(Message(), "--tls-cert " + config_.tls_cert + ": cannot be read");
}

TEST_F(TlsFilesTest, ACertificateIsNoKey) {
  config_.tls_key = config_.tls_cert;
  EXPECT_THAT(Message(), HasSubstr("holds no private key"));
}

TEST_F(TlsFilesTest, AKeyIsNoCertificate) {
  config_.tls_client_ca = config_.tls_key;
  EXPECT_THAT(Message(), HasSubstr("--tls-client-ca"));
  EXPECT_THAT(Message(), HasSubstr("holds no certificate"));
}

TEST_F(TlsFilesTest, KeyOfAnotherCertificateIsRefused) {
  config_.tls_key = folder_.File("client.key");
  EXPECT_THAT(Message(), HasSubstr("is not the key of the certificate"));
}

}  // namespace
}  // namespace perron
