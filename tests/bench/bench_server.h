#ifndef PERRON_TESTS_BENCH_BENCH_SERVER_H_
#define PERRON_TESTS_BENCH_BENCH_SERVER_H_

#include <grpcpp/channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/status.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "perron/v1/admin_service.grpc.pb.h"
#include "perron/v1/candidate_service.grpc.pb.h"
#include "perron/v1/match_service.grpc.pb.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"
#include "perron/v1/vacancy_service.grpc.pb.h"
#include "tests/support/child_process.h"

namespace perron {

// What the benchmarks of a real perrond share. Whatever fails throws std::runtime_error: not exit(), the server must go
// too.
[[noreturn]] void Fail(const std::string& what);
void Check(const grpc::Status& status, const std::string& what);

double SecondsOf(const std::function<void()>& work);

// How clients and server talk.
enum class Transport {
  kPlain,  // perrond --dev
  kTls,    // with a server certificate, as deploy/make-test-certificates makes
};

// A perrond of its own on a free port of loopback, and one connection to it. Killed, if it still runs, when this goes.
class BenchServer {
 public:
  // `perrond`: path of the program. `data`: the data folder. Waits until health is SERVING. TLS certificates are made
  // in the folder `certificates` unless they are there.
  BenchServer(const std::string& perrond, const std::string& data, Transport transport = Transport::kPlain,
              const std::string& certificates = "");

  // SIGTERM, and waits for a clean end.
  void Stop();

  // From the start of the process to SERVING.
  double start_seconds() const { return start_seconds_; }

  // Another connection, which no other channel shares.
  std::shared_ptr<grpc::Channel> NewChannel() const;

  double ResidentMb() const;
  // Processor time that the server used so far.
  double CpuSeconds() const { return perrond_.CpuSeconds(); }

 private:
  ChildProcess perrond_;
  const std::shared_ptr<grpc::ChannelCredentials> credentials_;
  std::string address_;
  double start_seconds_ = 0;

 public:
  std::unique_ptr<v1::AdminService::Stub> admin;
  std::unique_ptr<v1::CandidateService::Stub> candidates;
  std::unique_ptr<v1::MatchService::Stub> matches;
  std::unique_ptr<v1::TaxonomyService::Stub> taxonomy;
  std::unique_ptr<v1::VacancyService::Stub> vacancies;
};

// The files of a taxonomy package by name: every CSV in `folder`, or the tests' tiny taxonomy when that is empty.
std::map<std::string, std::string> ReadPackage(const std::string& folder);

// All that the server's taxonomy holds.
std::vector<v1::Occupation> ListOccupations(const BenchServer& server);
std::vector<v1::Competency> ListCompetencies(const BenchServer& server);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_BENCH_SERVER_H_
