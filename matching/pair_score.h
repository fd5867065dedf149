#ifndef PERRON_MATCHING_PAIR_SCORE_H_
#define PERRON_MATCHING_PAIR_SCORE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "matching/competency_space.h"
#include "matching/have.h"
#include "matching/profile.h"

namespace perron {

// How well a person and work suit each other by competencies. docs/scoring.md.
struct PairScore {
  double coverage = 0;        // C: how much of what the work asks is there, 0 to 1
  double utilisation = 0;     // U: how much of what the person brings the work uses, 0 to 1
  std::optional<double> fit;  // F = 2CU/(C+U), 0 when C+U = 0; absent when the work asks nothing

  friend bool operator==(const PairScore&, const PairScore&) = default;
};

// Fills in the fit. `unspecified`: the work asks nothing.
PairScore MakePairScore(double coverage, double utilisation, bool unspecified);

// w_r of docs/scoring.md: importance times share times the weight w(r) of the competency.
inline double RequirementWeight(const Requirement& requirement, double weight, const ScoringModel& model) {
  return model.importance[static_cast<std::size_t>(requirement.importance)] * static_cast<double>(requirement.share) *
         weight;
}
inline double RequirementWeight(const Requirement& requirement, const CompetencySpace& space,
                                const ScoringModel& model) {
  return RequirementWeight(requirement, space.weights[IndexOf(requirement.competency)].weight, model);
}

// The highest transfers of a held competency to what the work asks itself, and to what its family often asks.
struct BestTransfer {
  float own = 0;
  float often_asked = 0;

  void Offer(const Requirement& requirement, float transfer) {
    float& best = requirement.often_asked() ? often_asked : own;
    best = std::max(best, transfer);
  }
};

// u_s of docs/scoring.md: how far the work uses the held competency. The one place that fixes its arithmetic.
inline double UseOf(const BestTransfer& best, const ScoringModel& model) {
  return std::max(static_cast<double>(best.own), model.often_asked_use * static_cast<double>(best.often_asked));
}

// Utilisation of one person from how far each held competency is used. Bound to the person, so that the order of
// weights is found once. Thread-compatible: Compute changes scratch space.
class UtilisationSum {
 public:
  // `held`: the competencies that count, ascending.
  UtilisationSum(const std::vector<CompetencyId>& held, const CompetencySpace& space, const ScoringModel& model);

  // `uses[i]`: u_s of held[i]. Adds up in ascending order of competency.
  double Compute(const std::vector<double>& uses);

  // After Compute: whether held competency i counts in the denominator, and both sums.
  bool Counted(std::size_t i) const { return counted_[i] != 0; }
  double numerator() const { return numerator_; }
  double denominator() const { return denominator_; }

 private:
  std::vector<double> weights_;
  std::vector<std::uint32_t> heaviest_first_;
  std::vector<char> counted_;  // whether, not as bits: it is written for every pair
  std::size_t unused_counted_;
  double numerator_ = 0;
  double denominator_ = 0;
};

// The score of one pair, written for reading; the bound scorers (work_scorer.h, candidate_scorer.h) give the same bits.
PairScore ScorePair(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                    const EvidenceContext& context);

}  // namespace perron

#endif  // PERRON_MATCHING_PAIR_SCORE_H_
