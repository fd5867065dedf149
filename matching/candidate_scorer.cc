#include "matching/candidate_scorer.h"

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
      have_(work.requirements.size()),
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
  for (const Requirement& requirement : work.requirements) {
    for (const TransferEdge& edge : space_.transfer.To(requirement.competency)) {
      std::uint32_t& server = server_of_[IndexOf(edge.other)];
      if (server == 0) {
        server = static_cast<std::uint32_t>(servers_.size());
        servers_.emplace_back();
        best.emplace_back();
      }
      ++servers_[server].end;
      best[server].Offer(requirement, edge.transfer);
    }
  }
  std::uint32_t services = 0;
  for (std::size_t i = 0; i < servers_.size(); ++i) {
    Server& server = servers_[i];
    server.use = UseOf(best[i], model);
    server.begin = services;
    services += server.end;
    server.end = server.begin;
  }
  services_.resize(services);
  for (std::size_t r = 0; r < work.requirements.size(); ++r) {
    const Requirement& requirement = work.requirements[r];
    for (const TransferEdge& edge : space_.transfer.To(requirement.competency)) {
      Server& server = servers_[server_of_[IndexOf(edge.other)]];
      services_[server.end++] = {edge.transfer, static_cast<std::uint32_t>(r), requirement.level};
    }
  }
}

double CandidateScorer::CoverageOfHave() const {
  double covered = 0;
  for (std::size_t r = 0; r < weights_.size(); ++r) covered += weights_[r] * have_[r];
  return asked_ > 0 ? covered / asked_ : 0.0;
}

double CandidateScorer::Coverage(const CandidateProfile& person) { return CoverageOfRecords(RecordsOf(person)); }

PairScore CandidateScorer::Score(const CandidateProfile& person) { return ScoreRecords(RecordsOf(person)); }

}  // namespace perron
