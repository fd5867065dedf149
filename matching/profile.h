#ifndef PERRON_MATCHING_PROFILE_H_
#define PERRON_MATCHING_PROFILE_H_

#include <cstdint>
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
  float share = 1;  // above 0 to 1: how strongly the family asks it; 1 for what the work itself asks

  // Whether the occupation family asks it and not the work itself.
  bool often_asked() const { return importance == Importance::kOftenAsked; }
};

// What work asks: its own requirements and, among them in the same order, what its occupation family usually asks.
// Invariant: strictly ascending by competency.
struct WorkProfile {
  std::vector<Requirement> requirements;
};

// Which requirements of work count.
enum class RequirementGroups : std::uint8_t {
  kAll,
  kOwn,  // only what the work itself asks
};

// The profile with these groups alone.
inline WorkProfile Keep(RequirementGroups groups, WorkProfile work) {
  if (groups == RequirementGroups::kOwn) {
    std::erase_if(work.requirements, [](const Requirement& requirement) { return requirement.often_asked(); });
  }
  return work;
}

}  // namespace perron

#endif  // PERRON_MATCHING_PROFILE_H_
