#include "tests/bench/bench_server.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/support/channel_arguments.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/certificates.h"
#include "tests/support/test_server.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

std::vector<std::string> Command(const std::string& perrond, const std::string& data, Transport transport,
                                 const std::string& certificates) {
  std::vector<std::string> command = {perrond, "--listen", "127.0.0.1:0", "--data", data};
  if (transport == Transport::kPlain) {
    command.emplace_back("--dev");
    return command;
  }
  MakeTestCertificates(certificates);
  command.insert(command.end(),
                 {"--tls-cert", certificates + "/server.crt", "--tls-key", certificates + "/server.key"});
  return command;
}

std::shared_ptr<grpc::ChannelCredentials> CredentialsFor(Transport transport, const std::string& certificates) {
  if (transport == Transport::kPlain) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = ReadTestFile(certificates + "/ca.crt");
  return grpc::SslCredentials(options);
}

}  // namespace

void Fail(const std::string& what) { throw std::runtime_error(what); }

void Check(const grpc::Status& status, const std::string& what) {
  if (!status.ok()) Fail(what + ": " + status.error_message());
}

double SecondsOf(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

BenchServer::BenchServer(const std::string& perrond, const std::string& data, Transport transport,
                         const std::string& certificates)
    : perrond_(Command(perrond, data, transport, certificates)), credentials_(CredentialsFor(transport, certificates)) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string line = perrond_.WaitForLine(" ready ");
  const auto at = line.find("127.0.0.1:");
  if (at == std::string::npos) Fail("perrond did not start: " + perrond_.output());
  address_ = line.substr(at, line.find(' ', at) - at);
  const std::shared_ptr<grpc::Channel> channel = NewChannel();
  if (const std::string health = CheckHealth(channel); health != "SERVING") Fail("perrond is " + health);
  start_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  admin = v1::AdminService::NewStub(channel);
  candidates = v1::CandidateService::NewStub(channel);
  matches = v1::MatchService::NewStub(channel);
  taxonomy = v1::TaxonomyService::NewStub(channel);
  vacancies = v1::VacancyService::NewStub(channel);
}

std::shared_ptr<grpc::Channel> BenchServer::NewChannel() const {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // else equal channels share one connection
  return grpc::CreateCustomChannel(address_, credentials_, arguments);
}

void BenchServer::Stop() {
  perrond_.Signal(SIGTERM);
  if (const int code = perrond_.Wait(); code != 0) Fail("perrond ended with " + std::to_string(code));
}

double BenchServer::ResidentMb() const {
  grpc::ClientContext context;
  v1::GetStatusResponse status;
  Check(admin->GetStatus(&context, {}, &status), "GetStatus");
  return static_cast<double>(status.resident_memory_bytes()) / 1e6;
}

std::map<std::string, std::string> ReadPackage(const std::string& folder) {
  if (folder.empty()) return TinyTaxonomyPackage();
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.find(".csv") == std::string::npos) continue;
    std::ostringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[name] = content.str();
  }
  return files;
}

std::vector<v1::Occupation> ListOccupations(const BenchServer& server) {
  std::vector<v1::Occupation> occupations;
  v1::ListOccupationsRequest request;
  request.set_page_size(500);
  do {
    grpc::ClientContext context;
    v1::ListOccupationsResponse page;
    Check(server.taxonomy->ListOccupations(&context, request, &page), "ListOccupations");
    occupations.insert(occupations.end(), page.occupations().begin(), page.occupations().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return occupations;
}

std::vector<v1::Competency> ListCompetencies(const BenchServer& server) {
  std::vector<v1::Competency> competencies;
  v1::ListCompetenciesRequest request;
  request.set_page_size(1'000);
  do {
    grpc::ClientContext context;
    v1::ListCompetenciesResponse page;
    Check(server.taxonomy->ListCompetencies(&context, request, &page), "ListCompetencies");
    competencies.insert(competencies.end(), page.competencies().begin(), page.competencies().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return competencies;
}

}  // namespace perron
