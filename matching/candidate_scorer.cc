#include "matching/candidate_scorer.h"

#include <algorithm>

namespace perron {

CandidateScorer::CandidateScorer(const WorkProfile& work, const CompetencySpace& space, const EvidenceContext& context)
    : space_(space),
      context_(context),
      requirements_(work.requirements),
      services_begin_(space.transfer.size() + 1, 0),
      have_(requirements_.size()) {
  for (const Requirement& requirement : requirements_) {
    weights_.push_back(RequirementWeight(requirement, space, context.model));
    asked_ += weights_.back();
    for (const TransferEdge& edge : space.transfer.To(requirement.competency))
      ++services_begin_[IndexOf(edge.other) + 1];
  }
  for (std::size_t s = 1; s < services_begin_.size(); ++s) services_begin_[s] += services_begin_[s - 1];
  services_.resize(services_begin_.back());
  std::vector<std::uint32_t> next(services_begin_.begin(), services_begin_.end() - 1);
  for (std::size_t r = 0; r < requirements_.size(); ++r) {
    for (const TransferEdge& edge : space.transfer.To(requirements_[r].competency)) {
      services_[next[IndexOf(edge.other)]++] = {static_cast<std::uint32_t>(r), edge.transfer};
    }
  }
}

double CandidateScorer::Coverage(const CandidateProfile& person) {
  std::fill(have_.begin(), have_.end(), 0.0);
  for (const HeldCompetency& competency : person.competencies) {
    const std::size_t s = IndexOf(competency.competency);
    if (services_begin_[s] == services_begin_[s + 1]) continue;
    for (const EvidenceRecord& record : competency.evidence) {
      if (!Counts(record, context_.as_of)) continue;
      const double reliability = Reliability(record, context_);
      for (std::uint32_t v = services_begin_[s]; v < services_begin_[s + 1]; ++v) {
        const Service& service = services_[v];
        const double level = LevelFactor(record, requirements_[service.requirement].level, context_);
        double& have = have_[service.requirement];
        have = std::max(have, HaveValue(service.transfer, level, reliability));
      }
    }
  }
  double covered = 0;
  for (std::size_t r = 0; r < weights_.size(); ++r) covered += weights_[r] * have_[r];
  return asked_ > 0 ? covered / asked_ : 0.0;
}

PairScore CandidateScorer::Score(const CandidateProfile& person) {
  held_.clear();
  uses_.clear();
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, context_.as_of)) continue;
    const std::size_t s = IndexOf(competency.competency);
    BestTransfer best;
    for (std::uint32_t v = services_begin_[s]; v < services_begin_[s + 1]; ++v) {
      best.Offer(requirements_[services_[v].requirement], services_[v].transfer);
    }
    held_.push_back(competency.competency);
    uses_.push_back(UseOf(best, context_.model));
  }
  return MakePairScore(Coverage(person), UtilisationSum(held_, space_, context_.model).Compute(uses_),
                       weights_.empty());
}

}  // namespace perron
