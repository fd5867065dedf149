#include "matching/candidate_scorer.h"

#include <algorithm>

namespace perron {
namespace {

auto RecordsOf(const CandidateProfile& person) {
  return [&person](const auto& visit) {
    for (const HeldCompetency& competency : person.competencies) {
      for (const EvidenceRecord& record : competency.evidence) visit(competency.competency, record);
    }
  };
}

}  // namespace

CandidateScorer::CandidateScorer(const WorkProfile& work, const CompetencySpace& space, const EvidenceContext& context)
    : space_(space),
      strength_(context),
      server_of_(space.transfer.size(), 0),
      servers_(1),
      have_(work.requirements.size() + kGroup),
      utilisation_(context.model.unused_counted) {
  weights_.reserve(work.requirements.size());
  for (const Requirement& requirement : work.requirements) {
    weights_.push_back(RequirementWeight(requirement, space, context.model));
    asked_ += weights_.back();
  }
  ListServices(work, context.model);
}

// First who serves and how often, then the places in the list, then the list. The table by competency is cleared but
// never walked: only the columns of the requirements are, which is what keeps binding short.
void CandidateScorer::ListServices(const WorkProfile& work, const ScoringModel& model) {
  std::vector<BestTransfer> best(1);
  std::vector<std::uint32_t> served(1);
  for (const Requirement& requirement : work.requirements) {
    for (const TransferEdge& edge : space_.transfer.To(requirement.competency)) {
      std::uint32_t& server = server_of_[IndexOf(edge.other)];
      if (server == 0) {
        server = static_cast<std::uint32_t>(servers_.size());
        servers_.emplace_back();
        best.emplace_back();
        served.push_back(0);
      }
      ++served[server];
      best[server].Offer(requirement, edge.transfer);
    }
  }
  Services nothing;
  for (std::size_t i = 0; i < kGroup; ++i) {
    nothing.requirement[i] = static_cast<std::uint32_t>(work.requirements.size() + i);
  }
  std::vector<std::uint32_t> next(servers_.size());  // place of the next service
  std::uint32_t groups = 0;
  for (std::size_t i = 0; i < servers_.size(); ++i) {
    Server& server = servers_[i];
    server.use = UseOf(best[i], model);
    server.begin = groups;
    groups += static_cast<std::uint32_t>((served[i] + kGroup - 1) / kGroup);
    server.end = groups;
    next[i] = static_cast<std::uint32_t>(server.begin * kGroup);
  }
  services_.assign(groups, nothing);
  for (std::size_t r = 0; r < work.requirements.size(); ++r) {
    const Requirement& requirement = work.requirements[r];
    for (const TransferEdge& edge : space_.transfer.To(requirement.competency)) {
      const std::uint32_t place = next[server_of_[IndexOf(edge.other)]]++;
      Services& services = services_[place / kGroup];
      services.transfer[place % kGroup] = edge.transfer;
      services.requirement[place % kGroup] = static_cast<std::uint32_t>(r);
      services.asked[place % kGroup] = requirement.level;
    }
  }
}

double CandidateScorer::CoverageOfProofs() {
  std::fill(have_.begin(), have_.end(), 0.0);
  for (std::size_t p = 0; p < proof_count_; ++p) {
    const Proof proof = proofs_[p];
    const EvidenceStrength::Factors& factors = strength_.LevelFactors(proof.level);
    const Server& server = servers_[proof.server];
    for (std::uint32_t g = server.begin; g < server.end; ++g) {
      const Services& services = services_[g];
      for (std::size_t i = 0; i < kGroup; ++i) {
        const double value = HaveValue(services.transfer[i], factors[services.asked[i]], proof.reliability);
        double& have = have_[services.requirement[i]];
        have = std::max(have, value);
      }
    }
  }
  double covered = 0;
  for (std::size_t r = 0; r < weights_.size(); ++r) covered += weights_[r] * have_[r];
  return asked_ > 0 ? covered / asked_ : 0.0;
}

double CandidateScorer::Coverage(const CandidateProfile& person) { return CoverageOfRecords(RecordsOf(person)); }

PairScore CandidateScorer::Score(const CandidateProfile& person) { return ScoreRecords(RecordsOf(person)); }

}  // namespace perron
