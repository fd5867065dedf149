#ifndef PERRON_TESTS_CLIENTS_CLI_FAKE_SERVER_H_
#define PERRON_TESTS_CLIENTS_CLI_FAKE_SERVER_H_

#include <grpcpp/server.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "perron/v1/admin_service.grpc.pb.h"
#include "perron/v1/candidate_service.grpc.pb.h"
#include "perron/v1/match_service.grpc.pb.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"
#include "perron/v1/vacancy_service.grpc.pb.h"

namespace perron {

// What a fake method answers, and what it was asked last.
template <typename Request, typename Response>
struct Canned {
  Response response;
  grpc::Status status;
  Request last;

  grpc::Status Answer(const Request& request, Response* out) {
    last = request;
    *out = response;
    return status;
  }
};

// Candidates that live in a map. A row whose name ends in "bad" is refused.
class FakeCandidates final : public v1::CandidateService::Service {
 public:
  grpc::Status GetCandidate(grpc::ServerContext*, const v1::GetCandidateRequest* request,
                            v1::Candidate* response) override;
  grpc::Status ListCandidates(grpc::ServerContext*, const v1::ListCandidatesRequest* request,
                              v1::ListCandidatesResponse* response) override;
  grpc::Status DeleteCandidate(grpc::ServerContext*, const v1::DeleteCandidateRequest* request,
                               google::protobuf::Empty*) override;
  grpc::Status ImportCandidates(grpc::ServerContext*, grpc::ServerReader<v1::ImportCandidatesRequest>* reader,
                                v1::ImportCandidatesResponse* response) override;
  grpc::Status ListEvidence(grpc::ServerContext*, const v1::ListEvidenceRequest* request,
                            v1::ListEvidenceResponse* response) override;

  std::map<std::string, v1::Candidate> stored;
  std::map<std::string, int> request_ids;  // how often each was seen
  std::vector<int> calls;                  // rows of each import call
  std::atomic<int> unavailable = 0;        // that many import calls fail at first
  Canned<v1::ListEvidenceRequest, v1::ListEvidenceResponse> evidence;
  v1::ListCandidatesRequest last_list;
};

class FakeVacancies final : public v1::VacancyService::Service {
 public:
  grpc::Status GetVacancy(grpc::ServerContext*, const v1::GetVacancyRequest* request, v1::Vacancy* response) override {
    return get.Answer(*request, response);
  }
  grpc::Status ListVacancies(grpc::ServerContext*, const v1::ListVacanciesRequest* request,
                             v1::ListVacanciesResponse* response) override {
    return list.Answer(*request, response);
  }
  grpc::Status SuggestRequirements(grpc::ServerContext*, const v1::SuggestRequirementsRequest* request,
                                   v1::SuggestRequirementsResponse* response) override {
    return suggestions.Answer(*request, response);
  }

  Canned<v1::SuggestRequirementsRequest, v1::SuggestRequirementsResponse> suggestions;
  Canned<v1::GetVacancyRequest, v1::Vacancy> get;
  Canned<v1::ListVacanciesRequest, v1::ListVacanciesResponse> list;
};

class FakeTaxonomy final : public v1::TaxonomyService::Service {
 public:
  grpc::Status ImportTaxonomy(grpc::ServerContext*, grpc::ServerReader<v1::ImportTaxonomyRequest>* reader,
                              v1::ImportTaxonomyResponse* response) override;
  grpc::Status GetTaxonomyVersion(grpc::ServerContext*, const v1::GetTaxonomyVersionRequest* request,
                                  v1::TaxonomyVersion* response) override {
    return version.Answer(*request, response);
  }
  grpc::Status SearchCompetencies(grpc::ServerContext*, const v1::SearchCompetenciesRequest* request,
                                  v1::SearchCompetenciesResponse* response) override {
    return competencies.Answer(*request, response);
  }
  grpc::Status SearchOccupations(grpc::ServerContext*, const v1::SearchOccupationsRequest* request,
                                 v1::SearchOccupationsResponse* response) override {
    return occupations.Answer(*request, response);
  }
  grpc::Status SuggestCompetencies(grpc::ServerContext*, const v1::SuggestCompetenciesRequest* request,
                                   v1::SuggestCompetenciesResponse* response) override {
    return suggestions.Answer(*request, response);
  }
  // Knows one competency, "competencies/heftruck-besturen".
  grpc::Status RelatedCompetencies(grpc::ServerContext*, const v1::RelatedCompetenciesRequest* request,
                                   v1::RelatedCompetenciesResponse* response) override;

  std::map<std::string, std::string> files;  // as received
  size_t largest_chunk = 0;
  bool validate_only = false;
  v1::ImportTaxonomyResponse import_response;
  grpc::Status import_status;
  Canned<v1::GetTaxonomyVersionRequest, v1::TaxonomyVersion> version;
  Canned<v1::SearchCompetenciesRequest, v1::SearchCompetenciesResponse> competencies;
  Canned<v1::SearchOccupationsRequest, v1::SearchOccupationsResponse> occupations;
  Canned<v1::SuggestCompetenciesRequest, v1::SuggestCompetenciesResponse> suggestions;
  Canned<v1::RelatedCompetenciesRequest, v1::RelatedCompetenciesResponse> related;
};

class FakeMatches final : public v1::MatchService::Service {
 public:
  grpc::Status MatchVacancies(grpc::ServerContext*, const v1::MatchVacanciesRequest* request,
                              v1::MatchVacanciesResponse* response) override {
    return vacancies.Answer(*request, response);
  }
  grpc::Status MatchOccupations(grpc::ServerContext*, const v1::MatchOccupationsRequest* request,
                                v1::MatchOccupationsResponse* response) override {
    return occupations.Answer(*request, response);
  }
  grpc::Status MatchTrainings(grpc::ServerContext*, const v1::MatchTrainingsRequest* request,
                              v1::MatchTrainingsResponse* response) override {
    return trainings.Answer(*request, response);
  }
  grpc::Status MatchCandidates(grpc::ServerContext*, const v1::MatchCandidatesRequest* request,
                               v1::MatchCandidatesResponse* response) override {
    return candidates.Answer(*request, response);
  }
  grpc::Status FindSimilar(grpc::ServerContext*, const v1::FindSimilarRequest* request,
                           v1::FindSimilarResponse* response) override {
    return similar.Answer(*request, response);
  }
  grpc::Status ExplainMatch(grpc::ServerContext*, const v1::ExplainMatchRequest* request,
                            v1::ExplainMatchResponse* response) override {
    return explain.Answer(*request, response);
  }
  // Sends the events of the next round; after the last event of a round that is not the last one the connection fails.
  grpc::Status WatchMatches(grpc::ServerContext*, const v1::WatchMatchesRequest* request,
                            grpc::ServerWriter<v1::WatchMatchesResponse>* writer) override;

  Canned<v1::MatchVacanciesRequest, v1::MatchVacanciesResponse> vacancies;
  Canned<v1::MatchOccupationsRequest, v1::MatchOccupationsResponse> occupations;
  Canned<v1::MatchTrainingsRequest, v1::MatchTrainingsResponse> trainings;
  Canned<v1::MatchCandidatesRequest, v1::MatchCandidatesResponse> candidates;
  Canned<v1::FindSimilarRequest, v1::FindSimilarResponse> similar;
  Canned<v1::ExplainMatchRequest, v1::ExplainMatchResponse> explain;
  std::vector<std::vector<v1::WatchMatchesResponse>> watch_rounds;
  std::vector<v1::WatchMatchesRequest> watch_requests;
};

class FakeAdmin final : public v1::AdminService::Service {
 public:
  grpc::Status GetStatus(grpc::ServerContext*, const v1::GetStatusRequest* request,
                         v1::GetStatusResponse* response) override {
    return status.Answer(*request, response);
  }

  Canned<v1::GetStatusRequest, v1::GetStatusResponse> status;
};

// A server on a free port of this machine that answers what a test tells it to.
class FakeServer {
 public:
  FakeServer();
  ~FakeServer();

  const std::string& address() const { return address_; }

  FakeCandidates candidates;
  FakeVacancies vacancies;
  FakeTaxonomy taxonomy;
  FakeMatches matches;
  FakeAdmin admin;

 private:
  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace perron

#endif  // PERRON_TESTS_CLIENTS_CLI_FAKE_SERVER_H_
