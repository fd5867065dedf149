#include "clients/bench/scaled_terms.h"

#include <algorithm>
#include <cmath>

#include "matching/have.h"
#include "matching/pair_score.h"

namespace perron {

ScaledTerms::ScaledTerms(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model)
    : slack_(2.0 * static_cast<double>(work.requirements.size())), scale_(kMost - slack_) {
  double asked = 0;
  for (const Requirement& requirement : work.requirements) {
    weights_.push_back(RequirementWeight(requirement, space, model));
    asked += weights_.back();
  }
  for (double& weight : weights_) weight = asked > 0 ? weight / asked : 0;
}

std::uint16_t ScaledTerms::TransferTerm(std::size_t r, float transfer) const {
  return static_cast<std::uint16_t>(std::ceil(scale_ * weights_[r] * static_cast<double>(transfer)));
}

ScaledTerms::CodeFactors ScaledTerms::FactorsFor(Level asked, const ScoringModel& model) {
  CodeFactors factors{};
  const EvidenceContext context{model};
  for (std::size_t kind = 1; kind < kEvidenceKindCount; ++kind) {
    for (Level level = 0; level <= kMaxLevel; ++level) {
      const EvidenceRecord record{.kind = static_cast<EvidenceKind>(kind), .level = level};
      const double factor = LevelFactor(record, asked, context) * Reliability(record, context);
      factors[PackedProfiles::CodeOf(record.kind, level)] = static_cast<std::uint16_t>(std::ceil(kMost * factor));
    }
  }
  return factors;
}

std::uint32_t ScaledTerms::LeastSum(double coverage) const {
  const double least = std::floor(coverage * scale_ - slack_);
  return static_cast<std::uint32_t>(std::clamp(least, 0.0, kMost + 1.0));
}

}  // namespace perron
