#include "matching/work_scorer.h"

#include <algorithm>

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

}  // namespace

WorkScorer::WorkScorer(const CandidateProfile& person, const CompetencySpace& space, const EvidenceContext& context,
                       RequirementGroups groups)
    : space_(space),
      model_(context.model),
      groups_(groups),
      entries_(space.transfer.size()),
      reach_(1),
      utilisation_(Ids(WhatIsHeld(person, context.as_of)), space, context.model) {
  const std::vector<const HeldCompetency*> held = WhatIsHeld(person, context.as_of);
  best_.resize(held.size());
  uses_.resize(held.size());
  for (std::size_t c = 0; c < entries_.size(); ++c) entries_[c].weight = space.weights[c].weight;
  CollectReach(held, context);
}

void WorkScorer::CollectReach(const std::vector<const HeldCompetency*>& held, const EvidenceContext& context) {
  // First the sizes of the user lists, then their places, then the lists: one allocation for all.
  for (const HeldCompetency* competency : held) {
    for (const TransferEdge& edge : space_.transfer.From(competency->competency)) {
      std::uint32_t& reach = entries_[IndexOf(edge.other)].reach;
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
  for (std::size_t i = 0; i < held.size(); ++i) {
    for (const TransferEdge& edge : space_.transfer.From(held[i]->competency)) {
      Reach& reach = reach_[entries_[IndexOf(edge.other)].reach];
      users_[reach.users_end++] = {static_cast<std::uint32_t>(i), edge.transfer};
      for (const EvidenceRecord& record : held[i]->evidence) {
        if (!Counts(record, context.as_of)) continue;
        const double reliability = Reliability(record, context);
        for (Level asked = 1; asked <= kMaxLevel; ++asked) {
          const double have = HaveValue(edge.transfer, LevelFactor(record, asked, context), reliability);
          reach.have[asked - 1] = std::max(reach.have[asked - 1], have);
        }
      }
    }
  }
}

double WorkScorer::Coverage(const WorkProfile& work) const {
  double covered = 0;
  double asked = 0;
  for (const Requirement& requirement : work.requirements) {
    if (!Asks(requirement)) continue;
    const Entry& entry = entries_[IndexOf(requirement.competency)];
    const double weight = RequirementWeight(requirement, entry.weight, model_);
    asked += weight;
    if (entry.reach == 0) continue;  // it adds nothing to what is covered
    covered += weight * reach_[entry.reach].have[std::max<Level>(1, requirement.level) - 1];
  }
  return asked > 0 ? covered / asked : 0.0;
}

PairScore WorkScorer::Score(const WorkProfile& work) {
  std::fill(best_.begin(), best_.end(), BestTransfer());
  bool unspecified = true;
  for (const Requirement& requirement : work.requirements) {
    if (!Asks(requirement)) continue;
    unspecified = false;
    const Reach& reach = reach_[entries_[IndexOf(requirement.competency)].reach];
    for (std::uint32_t u = reach.users_begin; u < reach.users_end; ++u) {
      best_[users_[u].held].Offer(requirement, users_[u].transfer);
    }
  }
  for (std::size_t i = 0; i < best_.size(); ++i) uses_[i] = UseOf(best_[i], model_);
  return MakePairScore(Coverage(work), utilisation_.Compute(uses_), unspecified);
}

}  // namespace perron
