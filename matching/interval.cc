#include "matching/interval.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace perron {
namespace {

// Both ends of one pair, from one walk through the transfers of everything that is held or may turn out to be: that
// walk is what an interval costs.
class Ends {
 public:
  Ends(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model, Day as_of)
      : work_(work),
        space_(space),
        low_context_{model, as_of, Certainty::kLow},
        high_context_{model, as_of, Certainty::kAsRecorded},
        low_(work.requirements.size(), 0.0),
        high_(work.requirements.size(), 0.0) {}

  // What is held, ascending, and what it serves.
  void AddHeld(const HeldCompetency& competency, std::span<const Service> services) {
    BestTransfer best;
    for (const Service& service : services) {
      best.Offer(work_.requirements[service.requirement], service.edge.transfer);
    }
    for (const EvidenceRecord& record : competency.evidence) {
      if (!Counts(record, high_context_.as_of)) continue;
      Offer(record, services, low_context_, low_);
      Offer(record, services, high_context_, high_);
    }
    held_.push_back(competency.competency);
    uses_.push_back(UseOf(best, high_context_.model));
  }

  // A requirement that the person was never asked about: at the high end it is there at the level asked.
  void AddNeverAsked(const Requirement& requirement, std::span<const Service> services) {
    // A diploma is evidence of reliability 1.
    const EvidenceRecord proof{EvidenceKind::kDiploma, std::max<Level>(1, requirement.level)};
    BestTransfer best;
    for (const Service& service : services) {
      best.Offer(work_.requirements[service.requirement], service.edge.transfer);
    }
    Offer(proof, services, high_context_, high_);
    added_.emplace_back(UseOf(best, high_context_.model), space_.weights[IndexOf(requirement.competency)].weight);
  }

  // After everything was added.
  PairInterval Make() {
    UtilisationSum sum(held_, space_, high_context_.model);
    const double utilisation = sum.Compute(uses_);
    const bool unspecified = work_.requirements.empty();
    const PairScore low = MakePairScore(Coverage(low_), utilisation, unspecified);
    const PairScore high = MakePairScore(Coverage(high_), BestUtilisation(utilisation, sum), unspecified);
    return {{low.coverage, high.coverage}, {low.fit.value_or(0), high.fit.value_or(0)}};
  }

 private:
  void Offer(const EvidenceRecord& record, std::span<const Service> services, const EvidenceContext& context,
             std::vector<double>& have) const {
    const double reliability = Reliability(record, context);
    for (const Service& service : services) {
      const double level = LevelFactor(record, work_.requirements[service.requirement].level, context);
      double& best = have[service.requirement];
      best = std::max(best, HaveValue(service.edge.transfer, level, reliability));
    }
  }

  // As in ScorePair.
  double Coverage(const std::vector<double>& have) const {
    double covered = 0;
    double asked = 0;
    for (std::size_t r = 0; r < have.size(); ++r) {
      const double weight = RequirementWeight(work_.requirements[r], space_, high_context_.model);
      covered += weight * have[r];
      asked += weight;
    }
    return asked > 0 ? covered / asked : 0.0;
  }

  // The highest utilisation that any choice of what was never asked gives: a weighted mean is raised by whatever is
  // above it, so they are taken from the most used on, as long as they raise it.
  double BestUtilisation(double utilisation, const UtilisationSum& sum) {
    double numerator = sum.numerator();
    double denominator = sum.denominator();
    std::stable_sort(added_.begin(), added_.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [use, weight] : added_) {
      if (use <= utilisation) break;
      numerator += weight * use;
      denominator += weight;
      if (denominator > 0) utilisation = std::max(utilisation, numerator / denominator);
    }
    return utilisation;
  }

  const WorkProfile& work_;
  const CompetencySpace& space_;
  const EvidenceContext low_context_;
  const EvidenceContext high_context_;
  std::vector<double> low_;  // have by requirement
  std::vector<double> high_;
  std::vector<CompetencyId> held_;
  std::vector<double> uses_;                      // u_s of what is held
  std::vector<std::pair<double, double>> added_;  // u_s and weight of what was never asked
};

}  // namespace

PairInterval ScoreIntervals(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                            const ScoringModel& model, Day as_of) {
  const WorkServices served(work, space);
  return ScoreIntervals(person, served, served.From(person), model, as_of);
}

PairInterval ScoreIntervals(const CandidateProfile& person, const WorkServices& work,
                            const std::vector<Service>& services, const ScoringModel& model, Day as_of) {
  Ends ends(work.work(), work.space(), model, as_of);
  std::span<const Service> of_held = services;
  for (std::size_t i = 0; i < person.competencies.size(); ++i) {
    const std::span<const Service> served = TakeSource(i, of_held);
    if (IsHeld(person.competencies[i], as_of)) ends.AddHeld(person.competencies[i], served);
  }
  std::span<const Service> of_asked = work.within();
  auto known = person.competencies.begin();
  for (std::size_t r = 0; r < work.work().requirements.size(); ++r) {
    const Requirement& requirement = work.work().requirements[r];
    const std::span<const Service> served = TakeSource(r, of_asked);
    while (known != person.competencies.end() && known->competency < requirement.competency) ++known;
    if (known != person.competencies.end() && known->competency == requirement.competency) continue;
    ends.AddNeverAsked(requirement, served);
  }
  return ends.Make();
}

}  // namespace perron
