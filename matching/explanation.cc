#include "matching/explanation.h"

#include <algorithm>

namespace perron {
namespace {

bool IsOwn(CompetencyRelation relation) {
  return relation == CompetencyRelation::kSame || relation == CompetencyRelation::kNarrower;
}

// Finds the entry of a profile, or null.
const HeldCompetency* Find(const CandidateProfile& person, CompetencyId id) {
  const auto it =
      std::lower_bound(person.competencies.begin(), person.competencies.end(), id,
                       [](const HeldCompetency& held, CompetencyId wanted) { return held.competency < wanted; });
  return it != person.competencies.end() && it->competency == id ? &*it : nullptr;
}

RequirementStatus Status(const RequirementExplanation& explained, const HeldCompetency* entry,
                         const EvidenceContext& context) {
  if (!explained.met_by) {
    return entry != nullptr && entry->denied ? RequirementStatus::kMissing : RequirementStatus::kNotAsked;
  }
  if (!IsOwn(explained.relation)) {
    return explained.relation == CompetencyRelation::kLineOfWork ? RequirementStatus::kLineOfWork
                                                                 : RequirementStatus::kRelated;
  }
  const double proven =
      LevelFactor(explained.evidence, explained.requirement.level, context) * Reliability(explained.evidence, context);
  return proven >= context.model.met_threshold ? RequirementStatus::kMet : RequirementStatus::kPartly;
}

// Finds the best way in which the person has the requirement.
RequirementExplanation ExplainRequirement(const Requirement& requirement, const CandidateProfile& person,
                                          const CompetencySpace& space, const EvidenceContext& context) {
  RequirementExplanation best;
  best.requirement = requirement;
  for (const TransferEdge& edge : space.transfer.To(requirement.competency)) {
    const HeldCompetency* held = Find(person, edge.other);
    if (held == nullptr) continue;
    for (const EvidenceRecord& record : held->evidence) {
      if (!Counts(record, context.as_of)) continue;
      const double have =
          HaveValue(edge.transfer, LevelFactor(record, requirement.level, context), Reliability(record, context));
      // Held competencies come in ascending order, so a later one must be better, not as good.
      const bool better = have > best.have || (have == best.have && have > 0 && edge.relation < best.relation);
      if (!better) continue;
      best.have = have;
      best.met_by = edge.other;
      best.relation = edge.relation;
      best.transfer = edge.transfer;
      best.evidence = record;
    }
  }
  const HeldCompetency* entry = Find(person, requirement.competency);
  best.asked = entry != nullptr;
  best.status = Status(best, entry, context);
  return best;
}

std::vector<UtilisationExplanation> ExplainHeld(const CandidateProfile& person, const WorkProfile& work,
                                                const CompetencySpace& space, Day as_of) {
  std::vector<UtilisationExplanation> explained;
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, as_of)) continue;
    UtilisationExplanation use;
    use.held = competency.competency;
    use.weight = space.weights[IndexOf(competency.competency)].weight;
    auto requirement = work.requirements.begin();
    for (const TransferEdge& edge : space.transfer.From(competency.competency)) {  // both lists are ascending
      while (requirement != work.requirements.end() && requirement->competency < edge.other) ++requirement;
      if (requirement == work.requirements.end()) break;
      if (requirement->competency != edge.other || edge.transfer <= use.transfer) continue;
      use.transfer = edge.transfer;
      use.used_by = edge.other;
    }
    explained.push_back(use);
  }
  return explained;
}

void FillInUtilisation(Explanation& explanation, const CompetencySpace& space, const ScoringModel& model,
                       bool unspecified) {
  std::vector<CompetencyId> ids;
  std::vector<float> best_transfer;
  for (const UtilisationExplanation& use : explanation.held) {
    ids.push_back(use.held);
    best_transfer.push_back(use.transfer);
  }
  UtilisationSum sum(ids, space, model);
  explanation.score = MakePairScore(explanation.score.coverage, sum.Compute(best_transfer), unspecified);
  for (std::size_t i = 0; i < explanation.held.size(); ++i) {
    UtilisationExplanation& use = explanation.held[i];
    use.left_out = !sum.Counted(i);
    if (!use.left_out && sum.denominator() > 0) {
      use.contribution = use.weight * static_cast<double>(use.transfer) / sum.denominator();
    }
  }
}

void SplitFit(Explanation& explanation) {
  const double total = explanation.score.coverage + explanation.score.utilisation;
  if (!explanation.score.fit || total <= 0) return;
  for (RequirementExplanation& requirement : explanation.requirements) {
    requirement.fit_contribution = requirement.contribution * explanation.score.utilisation / total;
  }
  for (UtilisationExplanation& use : explanation.held) {
    use.fit_contribution = use.contribution * explanation.score.coverage / total;
  }
}

}  // namespace

Explanation ExplainPair(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                        const ScoringModel& model, Day as_of) {
  const EvidenceContext context{model, as_of};
  Explanation explanation;
  double covered = 0;
  double asked = 0;
  for (const Requirement& requirement : work.requirements) {
    explanation.requirements.push_back(ExplainRequirement(requirement, person, space, context));
    const double weight = RequirementWeight(requirement, space, model);
    covered += weight * explanation.requirements.back().have;
    asked += weight;
  }
  explanation.score.coverage = asked > 0 ? covered / asked : 0.0;
  for (RequirementExplanation& explained : explanation.requirements) {
    explained.weight_share = asked > 0 ? RequirementWeight(explained.requirement, space, model) / asked : 0.0;
    explained.contribution = explained.weight_share * explained.have;
    if (!explained.met_by) continue;
    double& part = IsOwn(explained.relation)                               ? explanation.own
                   : explained.relation == CompetencyRelation::kLineOfWork ? explanation.line_of_work
                                                                           : explanation.related;
    part += explained.contribution;
  }
  explanation.held = ExplainHeld(person, work, space, as_of);
  FillInUtilisation(explanation, space, model, work.requirements.empty());
  SplitFit(explanation);
  return explanation;
}

}  // namespace perron
