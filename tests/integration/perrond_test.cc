// The program itself: exit codes, signals, and that a kill loses nothing.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

using testing::HasSubstr;

class PerrondTest : public testing::Test {
 protected:
  std::vector<std::string> Command(std::vector<std::string> more = {}) const {
    std::vector<std::string> command = {PERROND, "--data", folder_.File("data"), "--dev", "--listen", "127.0.0.1:0"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
  }

  // Waits until it serves, and connects.
  static std::unique_ptr<v1::TaxonomyService::Stub> Connect(ChildProcess& perrond) {
    const std::string line = perrond.WaitForLine(" ready ");
    const auto begin = line.find("127.0.0.1:");
    EXPECT_NE(begin, std::string::npos) << perrond.output();
    const std::string address =
        begin == std::string::npos ? "127.0.0.1:1" : line.substr(begin, line.find(' ', begin) - begin);
    return v1::TaxonomyService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  }

  TempFolder folder_;
};

TEST_F(PerrondTest, StopsAsAskedWithZero) {
  for (const int signal : {SIGTERM, SIGINT}) {
    ChildProcess perrond(Command());
    EXPECT_NE(perrond.WaitForLine(" ready "), "");
    perrond.Signal(signal);
    EXPECT_EQ(perrond.Wait(), 0);
    EXPECT_THAT(perrond.output(), HasSubstr("info stopped"));
  }
}

TEST_F(PerrondTest, ASecondSignalEndsItAtOnce) {
  ChildProcess perrond(Command({"--drain-seconds", "3600"}));
  const auto stub = Connect(perrond);
  grpc::ClientContext context;
  v1::ImportTaxonomyResponse answer;
  const auto endless = stub->ImportTaxonomy(&context, &answer);
  ASSERT_TRUE(endless->Write({}));
  v1::ImportTaxonomyResponse other;
  while (ImportPackage(*stub, {}, true, &other).error_code() != grpc::StatusCode::ABORTED) {
  }
  perrond.Signal(SIGTERM);
  EXPECT_NE(perrond.WaitForLine("stopping drain_seconds=3600"), "");
  perrond.Signal(SIGTERM);
  EXPECT_EQ(perrond.Wait(), 3);
  EXPECT_FALSE(endless->Finish().ok());
}

TEST_F(PerrondTest, WrongFlagsEndWithTwo) {
  ChildProcess unknown(Command({"--colour=red"}));
  EXPECT_EQ(unknown.Wait(), 2);
  EXPECT_THAT(unknown.output(), HasSubstr("--colour"));
  ChildProcess unsafe({PERROND, "--data", folder_.File("data"), "--dev", "--listen", "0.0.0.0:0"});
  EXPECT_EQ(unsafe.Wait(), 2);
  EXPECT_THAT(unsafe.output(), HasSubstr("--dev"));
  ChildProcess without({PERROND, "--data", folder_.File("data")});
  EXPECT_EQ(without.Wait(), 2);
  EXPECT_THAT(without.output(), HasSubstr("deploy/make-test-certificates"));
}

TEST_F(PerrondTest, AFolderInUseEndsWithOne) {
  ChildProcess first(Command());
  EXPECT_NE(first.WaitForLine(" ready "), "");
  ChildProcess second(Command());
  EXPECT_EQ(second.Wait(), 1);
  EXPECT_THAT(second.output(), HasSubstr("perrond: data folder"));
}

TEST_F(PerrondTest, AnAcknowledgedImportSurvivesAKill) {
  v1::ImportTaxonomyResponse imported;
  {
    ChildProcess perrond(Command());
    const auto stub = Connect(perrond);
    ASSERT_TRUE(ImportPackage(*stub, TinyTaxonomyPackage(), false, &imported).ok());
    perrond.Signal(SIGKILL);
    EXPECT_EQ(perrond.Wait(), -SIGKILL);
  }
  ChildProcess again(Command());
  const auto stub = Connect(again);
  grpc::ClientContext context;
  v1::TaxonomyVersion version;
  ASSERT_TRUE(stub->GetTaxonomyVersion(&context, {}, &version).ok());
  EXPECT_EQ(version.SerializeAsString(), imported.version().SerializeAsString());
}

TEST_F(PerrondTest, JsonLinesAreWritten) {
  ChildProcess perrond(Command({"--log-format", "json"}));
  EXPECT_THAT(perrond.WaitForLine("ready"), HasSubstr(R"("event":"ready","address":"127.0.0.1:)"));
}

}  // namespace
}  // namespace perron
