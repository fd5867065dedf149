#include "tests/clients/cli/fake_server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <algorithm>

#include "google/rpc/error_details.pb.h"

namespace perron {
namespace {

using Result = v1::ImportItemResult;

void Judge(const v1::ImportCandidateItem& item, bool validate_only, FakeCandidates* fake, Result* result) {
  const v1::Candidate& candidate = item.candidate();
  result->set_row(item.row());
  result->set_name(candidate.name());
  if (candidate.name().size() >= 3 && candidate.name().substr(candidate.name().size() - 3) == "bad") {
    result->set_outcome(Result::OUTCOME_FAILED);
    result->mutable_error()->set_code(3);
    result->mutable_error()->set_message("the candidate is not valid");
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field("competencies[0].competency");
    violation->set_description("\"vliegen\" is not known, nearest: \"vegen\"");
    result->mutable_error()->add_details()->PackFrom(bad_request);
  } else if (validate_only) {
    result->set_outcome(Result::OUTCOME_VALID);
  } else if (fake->request_ids[item.request_id()]++ > 0) {
    result->set_outcome(Result::OUTCOME_UNCHANGED);
  } else {
    const bool fresh = fake->stored.emplace(candidate.name(), candidate).second;
    result->set_outcome(fresh ? Result::OUTCOME_CREATED : Result::OUTCOME_UPDATED);
    fake->stored[candidate.name()] = candidate;
  }
}

}  // namespace

grpc::Status FakeCandidates::GetCandidate(grpc::ServerContext*, const v1::GetCandidateRequest* request,
                                          v1::Candidate* response) {
  const auto found = stored.find(request->name());
  if (found == stored.end()) return {grpc::StatusCode::NOT_FOUND, "there is no " + request->name()};
  *response = found->second;
  return grpc::Status::OK;
}

grpc::Status FakeCandidates::ListCandidates(grpc::ServerContext*, const v1::ListCandidatesRequest* request,
                                            v1::ListCandidatesResponse* response) {
  last_list = *request;
  const int size = request->page_size() == 0 ? 50 : request->page_size();
  auto it = stored.upper_bound(request->page_token());
  for (; it != stored.end() && response->candidates_size() < size; ++it) *response->add_candidates() = it->second;
  if (it != stored.end()) response->set_next_page_token(response->candidates(size - 1).name());
  return grpc::Status::OK;
}

grpc::Status FakeCandidates::DeleteCandidate(grpc::ServerContext*, const v1::DeleteCandidateRequest* request,
                                             google::protobuf::Empty*) {
  if (stored.erase(request->name()) > 0) return grpc::Status::OK;
  return {grpc::StatusCode::NOT_FOUND, "there is no " + request->name()};
}

grpc::Status FakeCandidates::ImportCandidates(grpc::ServerContext*,
                                              grpc::ServerReader<v1::ImportCandidatesRequest>* reader,
                                              v1::ImportCandidatesResponse* response) {
  if (unavailable > 0) {
    --unavailable;
    return {grpc::StatusCode::UNAVAILABLE, "draining"};
  }
  v1::ImportCandidatesRequest request;
  bool validate_only = false;
  int rows = 0;
  while (reader->Read(&request)) {
    if (rows++ == 0) validate_only = request.validate_only();
    Judge(request.item(), validate_only, this, response->add_results());
  }
  calls.push_back(rows);
  return grpc::Status::OK;
}

grpc::Status FakeCandidates::ListEvidence(grpc::ServerContext*, const v1::ListEvidenceRequest* request,
                                          v1::ListEvidenceResponse* response) {
  return evidence.Answer(*request, response);
}

grpc::Status FakeTaxonomy::ImportTaxonomy(grpc::ServerContext*, grpc::ServerReader<v1::ImportTaxonomyRequest>* reader,
                                          v1::ImportTaxonomyResponse* response) {
  v1::ImportTaxonomyRequest request;
  while (reader->Read(&request)) {
    validate_only = validate_only || request.validate_only();
    files[request.file_name()] += request.chunk();
    largest_chunk = std::max(largest_chunk, request.chunk().size());
  }
  *response = import_response;
  return import_status;
}

grpc::Status FakeTaxonomy::RelatedCompetencies(grpc::ServerContext*, const v1::RelatedCompetenciesRequest* request,
                                               v1::RelatedCompetenciesResponse* response) {
  if (request->competency() == "competencies/heftruck-besturen") return related.Answer(*request, response);
  return {grpc::StatusCode::NOT_FOUND, "there is no " + request->competency()};
}

grpc::Status FakeMatches::WatchMatches(grpc::ServerContext*, const v1::WatchMatchesRequest* request,
                                       grpc::ServerWriter<v1::WatchMatchesResponse>* writer) {
  const size_t round = watch_requests.size();
  watch_requests.push_back(*request);
  if (round >= watch_rounds.size()) return {grpc::StatusCode::UNAVAILABLE, "gone"};
  for (const auto& event : watch_rounds[round]) writer->Write(event);
  if (round + 1 == watch_rounds.size()) return grpc::Status::OK;
  return {grpc::StatusCode::UNAVAILABLE, "gone"};
}

FakeServer::FakeServer() {
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&candidates);
  builder.RegisterService(&vacancies);
  builder.RegisterService(&taxonomy);
  builder.RegisterService(&matches);
  builder.RegisterService(&admin);
  server_ = builder.BuildAndStart();
  address_ = "127.0.0.1:" + std::to_string(port);
}

FakeServer::~FakeServer() { server_->Shutdown(); }

}  // namespace perron
