#ifndef PERRON_SERVER_CANDIDATE_RESOURCES_H_
#define PERRON_SERVER_CANDIDATE_RESOURCES_H_

#include "absl/status/status.h"
#include "perron/v1/candidate_service.pb.h"
#include "server/call.h"
#include "server/resource_service.h"

namespace perron {

// What CandidateService can do beyond the standard methods. Free of gRPC. Thread-safe.
class CandidateResources final : public ResourceService<CandidateTraits> {
 public:
  using ResourceService::ResourceService;

  absl::Status BatchGet(const Call& call, const v1::BatchGetCandidatesRequest& request,
                        v1::BatchGetCandidatesResponse& answer) const;
  absl::Status RecordEvidence(const Call& call, const v1::RecordEvidenceRequest& request,
                              v1::RecordEvidenceResponse& answer) const;
  absl::Status ListEvidence(const Call& call, const v1::ListEvidenceRequest& request,
                            v1::ListEvidenceResponse& answer) const;

 private:
  // Stages the record on the candidate as it is in the view.
  absl::Status AddRecord(WriteView& view, const RecordKey& key, const v1::RecordEvidenceRequest& request,
                         const std::string& competency, v1::RecordEvidenceResponse& answer) const;
};

}  // namespace perron

#endif  // PERRON_SERVER_CANDIDATE_RESOURCES_H_
