#ifndef PERRON_SERVER_MATCH_SERVICE_H_
#define PERRON_SERVER_MATCH_SERVICE_H_

#include "base/clock.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "matching/scoring_model.h"
#include "perron/v1/match_service.grpc.pb.h"
#include "server/handler_guard.h"
#include "server/match_finder.h"
#include "server/match_watch.h"

namespace perron {

// The handlers of MatchService; the contract is in proto/perron/v1/match_service.proto. Thread-safe.
class MatchServiceImpl final : public v1::MatchService::Service {
 public:
  // All must outlive the service.
  MatchServiceImpl(const Store& store, const SnapshotHolder& holder, const Postcodes& postcodes,
                   const ScoringModel& model, const Clock& clock, HandlerGuard& guard);

  grpc::Status MatchVacancies(grpc::ServerContext* context, const v1::MatchVacanciesRequest* request,
                              v1::MatchVacanciesResponse* response) override;
  grpc::Status MatchOccupations(grpc::ServerContext* context, const v1::MatchOccupationsRequest* request,
                                v1::MatchOccupationsResponse* response) override;
  grpc::Status MatchTrainings(grpc::ServerContext* context, const v1::MatchTrainingsRequest* request,
                              v1::MatchTrainingsResponse* response) override;
  grpc::Status MatchCandidates(grpc::ServerContext* context, const v1::MatchCandidatesRequest* request,
                               v1::MatchCandidatesResponse* response) override;
  grpc::Status FindSimilar(grpc::ServerContext* context, const v1::FindSimilarRequest* request,
                           v1::FindSimilarResponse* response) override;
  grpc::Status ExplainMatch(grpc::ServerContext* context, const v1::ExplainMatchRequest* request,
                            v1::ExplainMatchResponse* response) override;
  grpc::Status WatchMatches(grpc::ServerContext* context, const v1::WatchMatchesRequest* request,
                            grpc::ServerWriter<v1::WatchMatchesResponse>* writer) override;

 private:
  template <typename Request, typename Response>
  grpc::Status MatchWork(grpc::ServerContext& context, const char* method, WorkCollection kind, const Request& request,
                         Response& response);

  const MatchFinder finder_;
  const SnapshotHolder& holder_;
  const Clock& clock_;
  HandlerGuard& guard_;
};

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_SERVICE_H_
