#include "matching/work_scorer.h"

#include <algorithm>

#include "matching/evidence_strength.h"

namespace perron {
namespace {

std::vector<const HeldCompetency*> WhatIsHeld(const CandidateProfile& person, Day as_of) {
  std::vector<const HeldCompetency*> held;
  for (const HeldCompetency& competency : person.competencies) {
    if (IsHeld(competency, as_of)) held.push_back(&competency);
  }
  return held;
}

std::vector<CompetencyId> Ids(const std::vector<const HeldCompetency*>& held) {
  std::vector<CompetencyId> ids;
  ids.reserve(held.size());
  for (const HeldCompetency* competency : held) ids.push_back(competency->competency);
  return ids;
}

auto RequirementsOf(const WorkProfile& work) {
  return [&work](const auto& visit) {
    for (const Requirement& requirement : work.requirements) visit(requirement);
  };
}

}  // namespace

WorkScorer::WorkScorer(const CandidateProfile& person, const CompetencySpace& space, const EvidenceContext& context,
                       RequirementGroups groups)
    : space_(space),
      model_(context.model),
      groups_(groups),
      reach_of_(space.transfer.size(), 0),
      reach_(1),
      utilisation_(Ids(WhatIsHeld(person, context.as_of)), space, context.model) {
  const std::vector<const HeldCompetency*> held = WhatIsHeld(person, context.as_of);
  best_.resize(held.size());
  uses_.resize(held.size());
  CollectReach(held, context);
}

// First the sizes of the user lists, then their places, then the lists: one allocation for all. The table by competency
// is cleared but never walked, which is what keeps binding short.
void WorkScorer::CollectReach(const std::vector<const HeldCompetency*>& held, const EvidenceContext& context) {
  for (const HeldCompetency* competency : held) {
    for (const TransferEdge& edge : space_.transfer.From(competency->competency)) {
      std::uint32_t& reach = reach_of_[IndexOf(edge.other)];
      if (reach == 0) {
        reach = static_cast<std::uint32_t>(reach_.size());
        reach_.emplace_back();
      }
      ++reach_[reach].users_end;
    }
  }
  std::uint32_t users = 0;
  for (Reach& reach : reach_) {
    reach.users_begin = users;
    users += reach.users_end;
    reach.users_end = reach.users_begin;
  }
  users_.resize(users);
  const EvidenceStrength strength(context);
  for (std::size_t i = 0; i < held.size(); ++i) {
    for (const TransferEdge& edge : space_.transfer.From(held[i]->competency)) {
      Reach& reach = reach_[reach_of_[IndexOf(edge.other)]];
      users_[reach.users_end++] = {static_cast<std::uint32_t>(i), edge.transfer};
      for (const EvidenceRecord& record : held[i]->evidence) {
        if (!strength.Counts(record)) continue;
        const double reliability = strength.Reliability(record);
        const EvidenceStrength::Factors& factors = strength.LevelFactors(record.level);
        for (Level asked = 1; asked <= kMaxLevel; ++asked) {
          const double have = HaveValue(edge.transfer, factors[asked], reliability);
          reach.have[asked - 1] = std::max(reach.have[asked - 1], have);
        }
      }
    }
  }
}

double WorkScorer::Utilisation() {
  for (std::size_t i = 0; i < best_.size(); ++i) uses_[i] = UseOf(best_[i], model_);
  return utilisation_.Compute(uses_);
}

double WorkScorer::Coverage(const WorkProfile& work) const { return CoverageOfRequirements(RequirementsOf(work)); }

PairScore WorkScorer::Score(const WorkProfile& work) { return ScoreRequirements(RequirementsOf(work)); }

}  // namespace perron
