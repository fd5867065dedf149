#ifndef PERRON_SERVER_EVIDENCE_LEDGER_H_
#define PERRON_SERVER_EVIDENCE_LEDGER_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "perron/v1/candidate_service.pb.h"

namespace perron {

// The ledger of a candidate: the evidence of all competencies, each record with a number that is never used again.

// Brings the competencies into the form that is stored: a competency without records that is not denied gets one,
// SELF_REPORTED, of its level; unspecified kinds become SELF_REPORTED; `level`, which only serves to ask for such a
// record, is cleared.
void CompleteEvidence(v1::Candidate& candidate);

// Numbers the records of `next`. A record that `before` (null = none) has for the same competency with equal content
// keeps its number; all others get new ones, from highest_id_ever + 1 on, in the order of the candidate; numbers that
// came with the request are ignored. Returns the highest number given so far. RESOURCE_EXHAUSTED when numbers run out.
// REQUIRES: `next` went through CompleteEvidence.
absl::StatusOr<std::int32_t> NumberEvidence(v1::Candidate& next, const v1::Candidate* before,
                                            std::int32_t highest_id_ever);

// The highest number among the records; 0 = there are none.
std::int32_t HighestEvidenceId(const v1::Candidate& candidate);

// Adds a record, and the competency when the candidate does not have it; a denial is withdrawn. The record's number is
// cleared, for NumberEvidence to give. `competency` is a URI. Returns the position of the competency, where the record
// is the last one.
int AddEvidence(v1::Candidate& candidate, const std::string& competency, const v1::Evidence& evidence);

}  // namespace perron

#endif  // PERRON_SERVER_EVIDENCE_LEDGER_H_
