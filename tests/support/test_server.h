#ifndef PERRON_TESTS_SUPPORT_TEST_SERVER_H_
#define PERRON_TESTS_SUPPORT_TEST_SERVER_H_

#include <grpcpp/channel.h>
#include <grpcpp/support/status.h>

#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "perron/v1/admin_service.grpc.pb.h"
#include "perron/v1/candidate_service.grpc.pb.h"
#include "perron/v1/match_service.grpc.pb.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"
#include "perron/v1/training_service.grpc.pb.h"
#include "perron/v1/vacancy_service.grpc.pb.h"
#include "server/app.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace perron {

// A real server in this process: plain text, a free port on loopback, a data folder of its own that is removed
// afterwards, a clock that stands still. Failing to start fails the test and leaves stubs that answer UNAVAILABLE.
//
//   TestServer server;
//   ASSERT_TRUE(server.ImportTinyTaxonomy().ok());
//   grpc::ClientContext context;
//   v1::Candidate answer;
//   EXPECT_TRUE(server.candidates().CreateCandidate(&context, request, &answer).ok());
class TestServer {
 public:
  TestServer();
  // With other settings; data_folder and listen are filled in when empty, dev is set unless there is a tls_cert.
  explicit TestServer(Config config);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  // Stops the server; the data stays.
  void Stop();
  // Stops it, if it runs, and starts it again on the same data folder (and another port).
  void Restart();

  // Puts the taxonomy of tests/support/tiny_taxonomy.h in, over the wire.
  grpc::Status ImportTinyTaxonomy();

  v1::AdminService::Stub& admin() { return *admin_; }
  v1::CandidateService::Stub& candidates() { return *candidates_; }
  v1::MatchService::Stub& matches() { return *matches_; }
  v1::TaxonomyService::Stub& taxonomy() { return *taxonomy_; }
  v1::TrainingService::Stub& trainings() { return *trainings_; }
  v1::VacancyService::Stub& vacancies() { return *vacancies_; }

  std::shared_ptr<grpc::Channel> channel() { return channel_; }
  FakeClock& clock() { return clock_; }
  const Config& config() const { return config_; }
  int port() const { return app_ == nullptr ? 0 : app_->port(); }
  // What the server logged so far, down to level debug. Call it when nothing runs.
  std::string log() const { return log_.str(); }

 private:
  void Start();

  TempFolder folder_;
  Config config_;
  FakeClock clock_;
  std::ostringstream log_;
  Logger logger_;
  std::unique_ptr<App> app_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::CandidateService::Stub> candidates_;
  std::unique_ptr<v1::MatchService::Stub> matches_;
  std::unique_ptr<v1::TaxonomyService::Stub> taxonomy_;
  std::unique_ptr<v1::TrainingService::Stub> trainings_;
  std::unique_ptr<v1::VacancyService::Stub> vacancies_;
};

// Sends a package (file name -> content) in chunks of `chunk_bytes`.
grpc::Status ImportPackage(v1::TaxonomyService::Stub& stub, const std::map<std::string, std::string>& files,
                           bool validate_only, v1::ImportTaxonomyResponse* answer,
                           std::size_t chunk_bytes = std::size_t{1} << 20);

// Calls any method ("/package.Service/Method") with an empty message; the answer's bytes land in *answer, if not null.
grpc::Status CallWithEmptyMessage(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                                  std::string* answer);

// Asks grpc.health.v1.Health of the whole server: "SERVING", "NOT_SERVING", "UNKNOWN", or the error code's number.
std::string CheckHealth(const std::shared_ptr<grpc::Channel>& channel);

// ErrorInfo.reason of a failed call; empty when it has none.
std::string ReasonOf(const grpc::Status& status);

// BadRequest of a failed call; empty when it has none.
google::rpc::BadRequest BadRequestOf(const grpc::Status& status);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_TEST_SERVER_H_
