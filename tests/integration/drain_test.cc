// Stopping a server while a call runs.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/support/test_server.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

Config WithDrainSeconds(int drain_seconds) {
  Config config;
  config.drain_seconds = drain_seconds;
  return config;
}

// An import that runs until it is told to end: the server waits for its messages.
class RunningImport {
 public:
  explicit RunningImport(TestServer& server) : writer_(server.taxonomy().ImportTaxonomy(&context_, &answer_)) {
    v1::ImportTaxonomyRequest nothing;
    EXPECT_TRUE(writer_->Write(nothing));
    v1::ImportTaxonomyResponse other;
    while (ImportPackage(server.taxonomy(), {}, true, &other).error_code() != grpc::StatusCode::ABORTED) {
    }
  }

  grpc::Status SendAllAndFinish() {
    v1::ImportTaxonomyRequest message;
    for (const auto& [name, content] : TinyTaxonomyPackage()) {
      message.set_file_name(name);
      message.set_chunk(content);
      writer_->Write(message);
    }
    writer_->WritesDone();
    return writer_->Finish();
  }

  grpc::Status Finish() { return writer_->Finish(); }

 private:
  grpc::ClientContext context_;
  v1::ImportTaxonomyResponse answer_;
  std::unique_ptr<grpc::ClientWriter<v1::ImportTaxonomyRequest>> writer_;
};

v1::TaxonomyVersion VersionOf(TestServer& server, grpc::Status& status) {
  grpc::ClientContext context;
  v1::TaxonomyVersion version;
  status = server.taxonomy().GetTaxonomyVersion(&context, {}, &version);
  return version;
}

TEST(DrainTest, ARunningCallFinishesAndNewOnesAreRefused) {
  TestServer server(WithDrainSeconds(60));
  RunningImport import(server);
  std::thread stop([&server] { server.Stop(); });
  grpc::Status refused;
  do {
    VersionOf(server, refused);
  } while (refused.ok());
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(refused), "DRAINING");
  EXPECT_EQ(CheckHealth(server.channel()), "NOT_SERVING");
  const grpc::Status finished = import.SendAllAndFinish();
  EXPECT_TRUE(finished.ok()) << finished.error_message();
  stop.join();

  server.Restart();
  grpc::Status status;
  EXPECT_EQ(VersionOf(server, status).competency_count(), 9);
}

TEST(DrainTest, ACallThatDoesNotEndIsCutOffAndStoresNothing) {
  TestServer server(WithDrainSeconds(0));
  RunningImport import(server);
  server.Stop();
  EXPECT_FALSE(import.Finish().ok());
  server.Restart();
  grpc::Status status;
  EXPECT_EQ(VersionOf(server, status).version(), "");
  EXPECT_TRUE(status.ok());
}

TEST(DrainTest, StoppingTwiceIsHarmless) {
  TestServer server;
  server.Stop();
  server.Stop();
  EXPECT_EQ(CheckHealth(server.channel()), std::to_string(grpc::StatusCode::UNAVAILABLE));
}

}  // namespace
}  // namespace perron
