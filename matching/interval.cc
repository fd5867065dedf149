#include "matching/interval.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "matching/served_requirements.h"

namespace perron {
namespace {

// The person as they would be if every requirement that they were never asked about turned out to be there.
struct AtBest {
  CandidateProfile person;
  std::vector<CompetencyId> added;  // ascending
};

AtBest WithNeverAskedAdded(const CandidateProfile& person, const WorkProfile& work) {
  AtBest best;
  auto known = person.competencies.begin();
  for (const Requirement& requirement : work.requirements) {
    while (known != person.competencies.end() && known->competency < requirement.competency) {
      best.person.competencies.push_back(*known++);
    }
    if (known != person.competencies.end() && known->competency == requirement.competency) continue;
    // A diploma is evidence of reliability 1.
    const EvidenceRecord proof{EvidenceKind::kDiploma, std::max<Level>(1, requirement.level)};
    best.person.competencies.push_back({requirement.competency, false, {proof}});
    best.added.push_back(requirement.competency);
  }
  best.person.competencies.insert(best.person.competencies.end(), known, person.competencies.end());
  return best;
}

double UseBy(const WorkProfile& work, CompetencyId held, const CompetencySpace& space, const ScoringModel& model) {
  BestTransfer best;
  ForEachServed(space.transfer.From(held), work.requirements,
                [&](std::size_t r, const TransferEdge& edge) { best.Offer(work.requirements[r], edge.transfer); });
  return UseOf(best, model);
}

// The highest utilisation that any choice out of `added` gives: a weighted mean is raised by whatever is above it, so
// they are taken from the most used on, as long as they raise it.
double BestUtilisation(const CandidateProfile& person, const std::vector<CompetencyId>& added, const WorkProfile& work,
                       const CompetencySpace& space, const EvidenceContext& context) {
  std::vector<CompetencyId> held;
  std::vector<double> uses;
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, context.as_of)) continue;
    held.push_back(competency.competency);
    uses.push_back(UseBy(work, competency.competency, space, context.model));
  }
  UtilisationSum sum(held, space, context.model);
  double utilisation = sum.Compute(uses);
  double numerator = sum.numerator();
  double denominator = sum.denominator();
  std::vector<std::pair<double, CompetencyId>> more;
  for (const CompetencyId id : added) more.emplace_back(UseBy(work, id, space, context.model), id);
  std::stable_sort(more.begin(), more.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [use, id] : more) {
    if (use <= utilisation) break;
    const double weight = space.weights[IndexOf(id)].weight;
    numerator += weight * use;
    denominator += weight;
    if (denominator > 0) utilisation = std::max(utilisation, numerator / denominator);
  }
  return utilisation;
}

}  // namespace

PairInterval ScoreIntervals(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                            const ScoringModel& model, Day as_of) {
  const EvidenceContext as_recorded{model, as_of, Certainty::kAsRecorded};
  const PairScore low = ScorePair(person, work, space, {model, as_of, Certainty::kLow});
  const AtBest best = WithNeverAskedAdded(person, work);
  const PairScore high =
      MakePairScore(ScorePair(best.person, work, space, as_recorded).coverage,
                    BestUtilisation(person, best.added, work, space, as_recorded), work.requirements.empty());
  return {{low.coverage, high.coverage}, {low.fit.value_or(0), high.fit.value_or(0)}};
}

}  // namespace perron
