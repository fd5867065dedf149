#ifndef PERRON_SERVER_SIMILAR_FINDER_H_
#define PERRON_SERVER_SIMILAR_FINDER_H_

#include "absl/status/status.h"
#include "matching/scoring_model.h"
#include "perron/v1/match_service.pb.h"
#include "server/match_subject.h"

namespace perron {

// FindSimilar: more like this one, by pooled vectors. Errors as the contract says.
absl::Status FindSimilar(const MatchScope& scope, const ScoringModel& model, const v1::FindSimilarRequest& request,
                         v1::FindSimilarResponse& response);

}  // namespace perron

#endif  // PERRON_SERVER_SIMILAR_FINDER_H_
