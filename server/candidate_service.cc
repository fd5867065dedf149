#include "server/candidate_service.h"

#include <utility>

#include "perron/v1/candidate_service.grpc.pb.h"
#include "server/candidate_resources.h"
#include "server/handler_guard.h"
#include "server/import_stream.h"

namespace perron {
namespace {

using google::protobuf::Empty;
using grpc::ServerContext;

class CandidateService final : public v1::CandidateService::Service {
 public:
  CandidateService(HandlerGuard& guard, ResourceEnvironment environment)
      : guard_(guard), candidates_(std::move(environment)) {}

  grpc::Status CreateCandidate(ServerContext* context, const v1::CreateCandidateRequest* request,
                               v1::Candidate* answer) override {
    return guard_.Run(*context, "CandidateService/CreateCandidate",
                      [&](const Call& call) { return candidates_.Create(call, *request, *answer); });
  }

  grpc::Status GetCandidate(ServerContext* context, const v1::GetCandidateRequest* request,
                            v1::Candidate* answer) override {
    return guard_.Run(*context, "CandidateService/GetCandidate",
                      [&](const Call& call) { return candidates_.Get(call, *request, *answer); });
  }

  grpc::Status ListCandidates(ServerContext* context, const v1::ListCandidatesRequest* request,
                              v1::ListCandidatesResponse* answer) override {
    return guard_.Run(*context, "CandidateService/ListCandidates",
                      [&](const Call& call) { return candidates_.List(call, *request, *answer); });
  }

  grpc::Status UpdateCandidate(ServerContext* context, const v1::UpdateCandidateRequest* request,
                               v1::Candidate* answer) override {
    return guard_.Run(*context, "CandidateService/UpdateCandidate",
                      [&](const Call& call) { return candidates_.Update(call, *request, *answer); });
  }

  grpc::Status DeleteCandidate(ServerContext* context, const v1::DeleteCandidateRequest* request, Empty*) override {
    return guard_.Run(*context, "CandidateService/DeleteCandidate",
                      [&](const Call& call) { return candidates_.Delete(call, *request); });
  }

  grpc::Status ImportCandidates(ServerContext* context, grpc::ServerReader<v1::ImportCandidatesRequest>* reader,
                                v1::ImportCandidatesResponse* answer) override {
    return guard_.Run(*context, "CandidateService/ImportCandidates", [&](const Call& call) {
      return ImportStream<CandidateTraits>(candidates_.records(), call, *reader, *answer);
    });
  }

  grpc::Status BatchGetCandidates(ServerContext* context, const v1::BatchGetCandidatesRequest* request,
                                  v1::BatchGetCandidatesResponse* answer) override {
    return guard_.Run(*context, "CandidateService/BatchGetCandidates",
                      [&](const Call& call) { return candidates_.BatchGet(call, *request, *answer); });
  }

  grpc::Status RecordEvidence(ServerContext* context, const v1::RecordEvidenceRequest* request,
                              v1::RecordEvidenceResponse* answer) override {
    return guard_.Run(*context, "CandidateService/RecordEvidence",
                      [&](const Call& call) { return candidates_.RecordEvidence(call, *request, *answer); });
  }

  grpc::Status ListEvidence(ServerContext* context, const v1::ListEvidenceRequest* request,
                            v1::ListEvidenceResponse* answer) override {
    return guard_.Run(*context, "CandidateService/ListEvidence",
                      [&](const Call& call) { return candidates_.ListEvidence(call, *request, *answer); });
  }

 private:
  HandlerGuard& guard_;
  const CandidateResources candidates_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeCandidateService(HandlerGuard& guard, ResourceEnvironment environment) {
  return std::make_unique<CandidateService>(guard, std::move(environment));
}

}  // namespace perron
