#ifndef PERRON_MATCHING_EVIDENCE_STRENGTH_H_
#define PERRON_MATCHING_EVIDENCE_STRENGTH_H_

#include <algorithm>
#include <array>
#include <cstddef>

#include "matching/competency.h"
#include "matching/have.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// LevelFactor and Reliability of one context in tables: the same values, without a division for every record. The model
// of the context must outlive it. Immutable, thread-safe.
class EvidenceStrength {
 public:
  explicit EvidenceStrength(const EvidenceContext& context) : context_(context) {
    for (Level asked = 0; asked <= kMaxLevel; ++asked) {
      for (Level held = 0; held <= kMaxLevel; ++held) {
        factors_[held][asked] = perron::LevelFactor({.level = held}, asked, context);
      }
    }
  }

  bool Counts(const EvidenceRecord& record) const { return perron::Counts(record, context_.as_of); }

  // By level asked, 0 to 5.
  using Factors = std::array<double, kMaxLevel + 1>;
  const Factors& LevelFactors(Level held) const { return factors_[held]; }

  double Reliability(const EvidenceRecord& record) const {
    // Only at the low end it depends on the record's age.
    if (context_.certainty != Certainty::kAsRecorded) return perron::Reliability(record, context_);
    return context_.model.reliability[static_cast<std::size_t>(record.kind)];
  }

 private:
  EvidenceContext context_;
  std::array<Factors, kMaxLevel + 1> factors_{};  // by level held
};

}  // namespace perron

#endif  // PERRON_MATCHING_EVIDENCE_STRENGTH_H_
