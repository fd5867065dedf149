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

// Takes a way to have the requirement when it is better than what there is. Ways come in ascending order of the held
// competency, so one that is as good replaces it only by a nearer relation.
void Offer(CompetencyId held, const TransferEdge& edge, const EvidenceRecord& record, double have,
           RequirementExplanation& best) {
  const bool better = have > best.have || (have == best.have && have > 0 && edge.relation < best.relation);
  if (!better) return;
  best.have = have;
  best.met_by = held;
  best.relation = edge.relation;
  best.transfer = edge.transfer;
  best.evidence = record;
}

// Finds the best way in which the person has each requirement.
std::vector<RequirementExplanation> ExplainRequirements(const CandidateProfile& person, const WorkProfile& work,
                                                        const std::vector<Service>& services,
                                                        const EvidenceContext& context) {
  std::vector<RequirementExplanation> explained(work.requirements.size());
  for (std::size_t r = 0; r < explained.size(); ++r) explained[r].requirement = work.requirements[r];
  for (const Service& service : services) {
    const HeldCompetency& held = person.competencies[service.source];
    for (const EvidenceRecord& record : held.evidence) {
      if (!Counts(record, context.as_of)) continue;
      const double level = LevelFactor(record, work.requirements[service.requirement].level, context);
      const double have = HaveValue(service.edge.transfer, level, Reliability(record, context));
      Offer(held.competency, service.edge, record, have, explained[service.requirement]);
    }
  }
  for (RequirementExplanation& requirement : explained) {
    const HeldCompetency* entry = Find(person, requirement.requirement.competency);
    requirement.asked = entry != nullptr;
    requirement.status = Status(requirement, entry, context);
  }
  return explained;
}

std::vector<UtilisationExplanation> ExplainHeld(const CandidateProfile& person, const WorkServices& work,
                                                std::span<const Service> services, const ScoringModel& model,
                                                Day as_of) {
  std::vector<UtilisationExplanation> explained;
  for (std::size_t i = 0; i < person.competencies.size(); ++i) {
    const HeldCompetency& competency = person.competencies[i];
    const std::span<const Service> served = TakeSource(i, services);
    if (!IsHeld(competency, as_of)) continue;
    UtilisationExplanation use;
    use.held = competency.competency;
    use.weight = work.space().weights[IndexOf(competency.competency)].weight;
    for (const Service& service : served) {
      const Requirement& requirement = work.work().requirements[service.requirement];
      BestTransfer one;
      one.Offer(requirement, service.edge.transfer);
      const double counts = UseOf(one, model);
      if (counts <= use.use) continue;
      use.use = counts;
      use.transfer = service.edge.transfer;
      use.used_by = requirement.competency;
      use.often_asked = requirement.often_asked();
    }
    explained.push_back(use);
  }
  return explained;
}

void FillInUtilisation(Explanation& explanation, const CompetencySpace& space, const ScoringModel& model,
                       bool unspecified) {
  std::vector<CompetencyId> ids;
  std::vector<double> uses;
  for (const UtilisationExplanation& use : explanation.held) {
    ids.push_back(use.held);
    uses.push_back(use.use);
  }
  UtilisationSum sum(ids, space, model);
  explanation.score = MakePairScore(explanation.score.coverage, sum.Compute(uses), unspecified);
  for (std::size_t i = 0; i < explanation.held.size(); ++i) {
    UtilisationExplanation& use = explanation.held[i];
    use.left_out = !sum.Counted(i);
    if (!use.left_out && sum.denominator() > 0) {
      use.contribution = use.weight * use.use / sum.denominator();
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
  const WorkServices served(work, space);
  return ExplainPair(person, served, served.From(person), model, as_of);
}

Explanation ExplainPair(const CandidateProfile& person, const WorkServices& work, const std::vector<Service>& services,
                        const ScoringModel& model, Day as_of) {
  const CompetencySpace& space = work.space();
  const EvidenceContext context{model, as_of};
  Explanation explanation;
  double covered = 0;
  double asked = 0;
  explanation.requirements = ExplainRequirements(person, work.work(), services, context);
  for (const RequirementExplanation& explained : explanation.requirements) {
    const double weight = RequirementWeight(explained.requirement, space, model);
    covered += weight * explained.have;
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
    if (explained.requirement.often_asked()) explanation.often_asked += explained.contribution;
  }
  explanation.held = ExplainHeld(person, work, services, model, as_of);
  FillInUtilisation(explanation, space, model, work.work().requirements.empty());
  SplitFit(explanation);
  return explanation;
}

}  // namespace perron
