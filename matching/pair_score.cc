#include "matching/pair_score.h"

#include <algorithm>
#include <numeric>

#include "matching/served_requirements.h"

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

double UtilisationSum::Compute(const std::vector<double>& uses) {
  std::fill(counted_.begin(), counted_.end(), char{1});
  auto unused =
      static_cast<std::size_t>(std::count_if(uses.begin(), uses.end(), [](double use) { return !(use > 0); }));
  for (auto lightest = heaviest_first_.rbegin(); unused > unused_counted_; ++lightest) {
    if (uses[*lightest] > 0) continue;
    counted_[*lightest] = 0;
    --unused;
  }
  numerator_ = 0;
  denominator_ = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (counted_[i] == 0) continue;
    numerator_ += weights_[i] * uses[i];
    denominator_ += weights_[i];
  }
  return denominator_ > 0 ? numerator_ / denominator_ : 0.0;
}

PairScore ScorePair(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                    const EvidenceContext& context) {
  std::vector<CompetencyId> held;
  std::vector<double> uses;
  std::vector<double> have(work.requirements.size(), 0.0);
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, context.as_of)) continue;
    held.push_back(competency.competency);
    BestTransfer best;
    ForEachServed(space.transfer.From(competency.competency), work.requirements,
                  [&](std::size_t r, const TransferEdge& edge) {
                    best.Offer(work.requirements[r], edge.transfer);
                    for (const EvidenceRecord& record : competency.evidence) {
                      if (!Counts(record, context.as_of)) continue;
                      const double level = LevelFactor(record, work.requirements[r].level, context);
                      have[r] = std::max(have[r], HaveValue(edge.transfer, level, Reliability(record, context)));
                    }
                  });
    uses.push_back(UseOf(best, context.model));
  }
  double covered = 0;
  double asked = 0;
  for (std::size_t r = 0; r < have.size(); ++r) {
    const double weight = RequirementWeight(work.requirements[r], space, context.model);
    covered += weight * have[r];
    asked += weight;
  }
  const double coverage = asked > 0 ? covered / asked : 0.0;
  return MakePairScore(coverage, UtilisationSum(held, space, context.model).Compute(uses), work.requirements.empty());
}

}  // namespace perron
