#include "matching/idf.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace perron {
namespace {

double Idf(std::size_t occupations, std::uint32_t occupation_count) {
  const auto n = static_cast<double>(occupations);
  const auto df = static_cast<double>(occupation_count);
  return std::log(1 + (n - df + 0.5) / (df + 0.5));
}

double MedianOfLinked(const std::vector<CompetencyWeight>& weights) {
  std::vector<double> linked;
  for (const CompetencyWeight& weight : weights) {
    if (weight.occupation_count > 0) linked.push_back(weight.idf);
  }
  if (linked.empty()) return std::log(2.0);
  const auto middle = linked.begin() + static_cast<std::ptrdiff_t>((linked.size() - 1) / 2);
  std::nth_element(linked.begin(), middle, linked.end());
  return *middle;
}

}  // namespace

std::vector<CompetencyWeight> ComputeWeights(const Taxonomy& taxonomy) {
  std::vector<CompetencyWeight> weights(taxonomy.competencies.size());
  for (const Occupation& occupation : taxonomy.occupations) {
    for (const CompetencyId id : occupation.essential) ++weights[IndexOf(id)].occupation_count;
    for (const CompetencyId id : occupation.optional) ++weights[IndexOf(id)].occupation_count;
  }
  for (CompetencyWeight& weight : weights) {
    weight.idf = Idf(taxonomy.occupations.size(), weight.occupation_count);
  }
  const double median = MedianOfLinked(weights);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i].occupation_count == 0) weights[i].idf = median;
    const bool transversal = taxonomy.competencies[i].reuse_level == ReuseLevel::kTransversal;
    const double scaled = weights[i].idf * (transversal ? kTransversalFactor : 1.0);
    weights[i].weight = scaled * std::sqrt(scaled);  // ^1.5; unlike pow, the same bits on every machine
  }
  return weights;
}

}  // namespace perron
