#ifndef PERRON_MATCHING_PROFILE_H_
#define PERRON_MATCHING_PROFILE_H_

#include <vector>

#include "matching/competency.h"

namespace perron {

// One record of the evidence ledger, as far as it is scored.
struct EvidenceRecord {
  EvidenceKind kind = EvidenceKind::kSelfReported;
  Level level = 0;                // 0 = unknown
  Day assessed = kUnknownDay;     // kUnknownDay = not known
  Day valid_until = kUnknownDay;  // last day on which it counts; kUnknownDay = no end
};

// A competency of a person. Denied: asked, and the answer was no; then there are no records.
struct HeldCompetency {
  CompetencyId competency{};
  bool denied = false;
  std::vector<EvidenceRecord> evidence;
};

// What a person can do. Never-asked competencies are absent; absent is not denied.
// Invariant: strictly ascending by competency; `evidence` is empty exactly when `denied`.
struct CandidateProfile {
  std::vector<HeldCompetency> competencies;
};

// What work asks of one competency.
struct Requirement {
  CompetencyId competency{};
  Importance importance = Importance::kEssential;
  Level level = 0;  // 0 = not asked, counts as 1
};

// What work asks. Invariant: strictly ascending by competency.
struct WorkProfile {
  std::vector<Requirement> requirements;
};

}  // namespace perron

#endif  // PERRON_MATCHING_PROFILE_H_
