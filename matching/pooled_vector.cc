#include "matching/pooled_vector.h"

#include <cmath>

#include "matching/pair_score.h"

namespace perron {
namespace {

void Add(std::vector<double>& sum, CompetencyId id, double weight, const CompetencySpace& space) {
  const std::span<const float> vector = space.Vector(id);
  for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += weight * static_cast<double>(vector[d]);
}

std::vector<float> Normalised(const std::vector<double>& sum) {
  double square = 0;
  for (const double x : sum) square += x * x;
  std::vector<float> unit(sum.size(), 0.0F);
  if (square <= 0) return unit;
  const double length = std::sqrt(square);
  for (std::size_t d = 0; d < sum.size(); ++d) unit[d] = static_cast<float>(sum[d] / length);
  return unit;
}

}  // namespace

std::vector<float> PooledVector(const CandidateProfile& person, const CompetencySpace& space) {
  std::vector<double> sum(space.dimensions, 0.0);
  for (const HeldCompetency& held : person.competencies) {
    if (!held.denied) Add(sum, held.competency, space.weights[IndexOf(held.competency)].weight, space);
  }
  return Normalised(sum);
}

std::vector<float> PooledVector(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model) {
  std::vector<double> sum(space.dimensions, 0.0);
  for (const Requirement& requirement : work.requirements) {
    if (requirement.often_asked()) continue;
    Add(sum, requirement.competency, RequirementWeight(requirement, space, model), space);
  }
  return Normalised(sum);
}

}  // namespace perron
