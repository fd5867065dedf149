#include "matching/pair_score.h"

#include <algorithm>
#include <numeric>

namespace perron {

PairScore MakePairScore(double coverage, double utilisation, bool unspecified) {
  PairScore score{coverage, utilisation, std::nullopt};
  if (!unspecified) {
    const double sum = coverage + utilisation;
    score.fit = sum > 0 ? 2 * coverage * utilisation / sum : 0.0;
  }
  return score;
}

UtilisationSum::UtilisationSum(const std::vector<CompetencyId>& held, const CompetencySpace& space,
                               const ScoringModel& model)
    : heaviest_first_(held.size()), counted_(held.size()), unused_counted_(model.unused_counted) {
  weights_.reserve(held.size());
  for (const CompetencyId id : held) weights_.push_back(space.weights[IndexOf(id)].weight);
  std::iota(heaviest_first_.begin(), heaviest_first_.end(), 0U);
  std::stable_sort(heaviest_first_.begin(), heaviest_first_.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return weights_[a] > weights_[b]; });
}

double UtilisationSum::Compute(const std::vector<float>& best_transfer) {
  std::size_t unused = 0;
  for (const std::uint32_t i : heaviest_first_) {
    counted_[i] = best_transfer[i] > 0 || unused++ < unused_counted_;
  }
  double numerator = 0;
  denominator_ = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (!counted_[i]) continue;
    numerator += weights_[i] * static_cast<double>(best_transfer[i]);
    denominator_ += weights_[i];
  }
  return denominator_ > 0 ? numerator / denominator_ : 0.0;
}

PairScore ScorePair(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                    const EvidenceContext& context) {
  std::vector<const HeldCompetency*> held;
  std::vector<CompetencyId> held_ids;
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, context.as_of)) continue;
    held.push_back(&competency);
    held_ids.push_back(competency.competency);
  }
  double covered = 0;
  double asked = 0;
  std::vector<float> best_transfer(held.size(), 0.0F);
  for (const Requirement& requirement : work.requirements) {
    double have = 0;
    for (const TransferEdge& edge : space.transfer.To(requirement.competency)) {
      const auto it = std::lower_bound(held_ids.begin(), held_ids.end(), edge.other);
      if (it == held_ids.end() || *it != edge.other) continue;
      const auto i = static_cast<std::size_t>(it - held_ids.begin());
      best_transfer[i] = std::max(best_transfer[i], edge.transfer);
      for (const EvidenceRecord& record : held[i]->evidence) {
        if (!Counts(record, context.as_of)) continue;
        have = std::max(have, HaveValue(edge.transfer, LevelFactor(record, requirement.level, context),
                                        Reliability(record, context)));
      }
    }
    const double weight = RequirementWeight(requirement, space, context.model);
    covered += weight * have;
    asked += weight;
  }
  const double coverage = asked > 0 ? covered / asked : 0.0;
  return MakePairScore(coverage, UtilisationSum(held_ids, space, context.model).Compute(best_transfer),
                       work.requirements.empty());
}

}  // namespace perron
