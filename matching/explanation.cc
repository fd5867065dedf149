#include "matching/explanation.h"

#include <algorithm>

#include "matching/served_requirements.h"

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
                                                        const CompetencySpace& space, const EvidenceContext& context) {
  std::vector<RequirementExplanation> explained(work.requirements.size());
  for (std::size_t r = 0; r < explained.size(); ++r) explained[r].requirement = work.requirements[r];
  for (const HeldCompetency& held : person.competencies) {
    ForEachServed(space.transfer.From(held.competency), work.requirements,
                  [&](std::size_t r, const TransferEdge& edge) {
                    for (const EvidenceRecord& record : held.evidence) {
                      if (!Counts(record, context.as_of)) continue;
                      const double level = LevelFactor(record, work.requirements[r].level, context);
                      Offer(held.competency, edge, record,
                            HaveValue(edge.transfer, level, Reliability(record, context)), explained[r]);
                    }
                  });
  }
  for (RequirementExplanation& requirement : explained) {
    const HeldCompetency* entry = Find(person, requirement.requirement.competency);
    requirement.asked = entry != nullptr;
    requirement.status = Status(requirement, entry, context);
  }
  return explained;
}

std::vector<UtilisationExplanation> ExplainHeld(const CandidateProfile& person, const WorkProfile& work,
                                                const CompetencySpace& space, const ScoringModel& model, Day as_of) {
  std::vector<UtilisationExplanation> explained;
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, as_of)) continue;
    UtilisationExplanation use;
    use.held = competency.competency;
    use.weight = space.weights[IndexOf(competency.competency)].weight;
    ForEachServed(space.transfer.From(competency.competency), work.requirements,
                  [&](std::size_t r, const TransferEdge& edge) {
                    BestTransfer one;
                    one.Offer(work.requirements[r], edge.transfer);
                    const double counts = UseOf(one, model);
                    if (counts <= use.use) return;
                    use.use = counts;
                    use.transfer = edge.transfer;
                    use.used_by = edge.other;
                    use.often_asked = work.requirements[r].often_asked();
                  });
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
  const EvidenceContext context{model, as_of};
  Explanation explanation;
  double covered = 0;
  double asked = 0;
  explanation.requirements = ExplainRequirements(person, work, space, context);
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
  explanation.held = ExplainHeld(person, work, space, model, as_of);
  FillInUtilisation(explanation, space, model, work.requirements.empty());
  SplitFit(explanation);
  return explanation;
}

}  // namespace perron
