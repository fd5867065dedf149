#include "tests/support/test_server.h"

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "google/rpc/status.pb.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

Config WithDefaults(Config config, const TempFolder& folder) {
  if (config.data_folder.empty()) config.data_folder = folder.File("data");
  if (config.listen == Config().listen) config.listen = "127.0.0.1:0";
  if (config.tls_cert.empty()) config.dev = true;
  return config;
}

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) ADD_FAILURE() << "the details are no google.rpc.Status";
  return details;
}

template <typename Message>
Message Detail(const grpc::Status& status) {
  const google::rpc::Status details = DetailsOf(status);
  Message message;
  for (const auto& detail : details.details()) {
    if (detail.UnpackTo(&message)) break;
  }
  return message;
}

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

}  // namespace

TestServer::TestServer() : TestServer(Config()) {}

TestServer::TestServer(Config config)
    : config_(WithDefaults(std::move(config), folder_)), logger_(LogFormat::kText, LogLevel::kDebug, clock_, log_) {
  Start();
}

TestServer::~TestServer() = default;

void TestServer::Start() {
  auto app = App::Start(config_, clock_, logger_);
  EXPECT_TRUE(app.ok()) << app.status();
  if (app.ok()) app_ = *std::move(app);
  channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(port()), grpc::InsecureChannelCredentials());
  admin_ = v1::AdminService::NewStub(channel_);
  candidates_ = v1::CandidateService::NewStub(channel_);
  matches_ = v1::MatchService::NewStub(channel_);
  taxonomy_ = v1::TaxonomyService::NewStub(channel_);
  trainings_ = v1::TrainingService::NewStub(channel_);
  vacancies_ = v1::VacancyService::NewStub(channel_);
}

void TestServer::Stop() { app_.reset(); }

void TestServer::Restart() {
  Stop();
  Start();
}

grpc::Status TestServer::ImportTinyTaxonomy() {
  v1::ImportTaxonomyResponse answer;
  return ImportPackage(*taxonomy_, TinyTaxonomyPackage(), false, &answer);
}

grpc::Status ImportPackage(v1::TaxonomyService::Stub& stub, const std::map<std::string, std::string>& files,
                           bool validate_only, v1::ImportTaxonomyResponse* answer, std::size_t chunk_bytes) {
  grpc::ClientContext context;
  const auto writer = stub.ImportTaxonomy(&context, answer);
  v1::ImportTaxonomyRequest message;
  message.set_validate_only(validate_only);
  writer->Write(message);
  for (const auto& [name, content] : files) {
    std::size_t sent = 0;
    do {  // once for an empty file, too
      message.set_file_name(name);
      message.set_chunk(content.substr(sent, chunk_bytes));
      writer->Write(message);
      sent += chunk_bytes;
    } while (sent < content.size());
  }
  writer->WritesDone();
  return writer->Finish();
}

grpc::Status CallWithEmptyMessage(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                                  std::string* answer) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(&context, method, grpc::ByteBuffer(nullptr, 0), &queue);
  call->StartCall();
  grpc::ByteBuffer bytes;
  grpc::Status status;
  call->Finish(&bytes, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (status.ok() && answer != nullptr) *answer = BytesOf(bytes);
  return status;
}

std::string CheckHealth(const std::shared_ptr<grpc::Channel>& channel) {
  std::string bytes;
  const grpc::Status status = CallWithEmptyMessage(channel, "/grpc.health.v1.Health/Check", &bytes);
  if (!status.ok()) return std::to_string(status.error_code());
  // HealthCheckResponse has one field, the enum 1.
  if (bytes == "\x08\x01") return "SERVING";
  return bytes == "\x08\x02" ? "NOT_SERVING" : "UNKNOWN";
}

std::string ReasonOf(const grpc::Status& status) { return Detail<google::rpc::ErrorInfo>(status).reason(); }

google::rpc::BadRequest BadRequestOf(const grpc::Status& status) { return Detail<google::rpc::BadRequest>(status); }

}  // namespace perron
