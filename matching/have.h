#ifndef PERRON_MATCHING_HAVE_H_
#define PERRON_MATCHING_HAVE_H_

#include "matching/competency.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// Which end of what is known a score is taken at.
enum class Certainty {
  kAsRecorded,  // the score itself: evidence at face value, unknown levels as 2
  kLow,         // the low end of the interval: evidence aged, unknown levels as 1
};

// What the strength of evidence depends on, apart from the record.
struct EvidenceContext {
  const ScoringModel& model;
  Day as_of = 0;
  Certainty certainty = Certainty::kAsRecorded;
};

// Whether the record counts on the day: not past its last valid day.
inline bool Counts(const EvidenceRecord& record, Day as_of) {
  return record.valid_until == kUnknownDay || record.valid_until >= as_of;
}

// Whether the person holds the competency on the day: not denied, and some record counts.
bool IsHeld(const HeldCompetency& held, Day as_of);

// The level factor g = min(1, held / asked) of docs/scoring.md; asked 0 counts as 1.
double LevelFactor(const EvidenceRecord& record, Level asked, const EvidenceContext& context);

// The reliability e of docs/scoring.md, aged at the low end.
double Reliability(const EvidenceRecord& record, const EvidenceContext& context);

// One way to have a requirement: transfer * level factor * reliability. The one place that fixes the order of the
// multiplications, so that every scorer gives the same bits.
inline double HaveValue(double transfer, double level_factor, double reliability) {
  return transfer * level_factor * reliability;
}

}  // namespace perron

#endif  // PERRON_MATCHING_HAVE_H_
