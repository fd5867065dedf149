#ifndef PERRON_SERVER_VALIDATE_CANDIDATE_H_
#define PERRON_SERVER_VALIDATE_CANDIDATE_H_

#include <string>

#include "perron/v1/candidate_service.pb.h"
#include "server/errors.h"

namespace perron {

// Most competencies of one candidate.
inline constexpr int kMostCompetencies = 500;

// Adds everything that keeps this candidate from being stored or matched, as the comments of the proto say. `path` is
// where it is in the request ("candidate"). Name, etag and output-only fields are not looked at; whether the taxonomy
// knows its references is for server/competency_resolver.h.
void Validate(const v1::Candidate& candidate, const FieldPath& path, Violations& violations);

// One record of the ledger.
void Validate(const v1::Evidence& evidence, const FieldPath& path, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_VALIDATE_CANDIDATE_H_
