#include "tests/bench/peers/pooled_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace perron {
namespace {

constexpr float kLevelAsked = 3;  // by most; a profile is pooled before it is known what is asked

float LengthOf(std::span<const float> vector) {
  double squares = 0;
  for (const float value : vector) squares += static_cast<double>(value) * static_cast<double>(value);
  return static_cast<float>(std::sqrt(squares));
}

std::span<const float> RowOf(const NeutralSet& set, std::uint16_t competency) {
  return std::span(set.vectors).subspan(competency * set.dimensions, set.dimensions);
}

void Add(std::span<const float> row, float factor, std::span<float> sum) {
  for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += factor * row[d];
}

void Normalise(std::span<float> vector) {
  const float length = LengthOf(vector);
  if (length == 0) return;
  for (float& value : vector) value /= length;
}

}  // namespace

std::vector<float> PooledProfiles(const NeutralSet& set) {
  std::vector<float> pooled(set.profiles.size() * set.dimensions);
  for (std::size_t p = 0; p < set.profiles.size(); ++p) {
    const std::span<float> sum = std::span(pooled).subspan(p * set.dimensions, set.dimensions);
    for (std::uint32_t k = set.profiles.off[p]; k < set.profiles.off[p + 1]; ++k) {
      const float level = std::min(1.0F, static_cast<float>(set.profiles.level[k]) / kLevelAsked);
      Add(RowOf(set, set.profiles.comp[k]), level, sum);
    }
    Normalise(sum);
  }
  return pooled;
}

std::vector<float> PooledVacancy(const NeutralSet& set, std::uint32_t vacancy) {
  std::vector<float> sum(set.dimensions);
  for (std::uint32_t k = set.vacancies.off[vacancy]; k < set.vacancies.off[vacancy + 1]; ++k) {
    const std::span<const float> row = RowOf(set, set.vacancies.comp[k]);
    const float length = LengthOf(row);
    if (length > 0) Add(row, set.weight[k] / length, sum);
  }
  Normalise(sum);
  return sum;
}

}  // namespace perron
