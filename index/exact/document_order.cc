#include "index/exact/document_order.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <tuple>

namespace perron {
namespace {

constexpr float kOptional = 0.3F;

}  // namespace

DominantOccupation::DominantOccupation(const Taxonomy& taxonomy, const CompetencySpace& space)
    : asked_begin_(space.weights.size() + 1, 0),
      occupations_(static_cast<std::uint32_t>(taxonomy.occupations.size())),
      strength_(occupations_ + std::size_t{1}) {
  std::vector<std::uint32_t> order(occupations_);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(taxonomy.occupations[a].isco_code, a) < std::tie(taxonomy.occupations[b].isco_code, b);
  });
  const auto for_each = [&](const auto& visit) {
    for (std::uint32_t place = 0; place < occupations_; ++place) {
      const Occupation& occupation = taxonomy.occupations[order[place]];
      for (const CompetencyId id : occupation.essential) visit(place, IndexOf(id), 1.0F);
      for (const CompetencyId id : occupation.optional) visit(place, IndexOf(id), kOptional);
    }
  };
  std::vector<double> whole(occupations_, 0.0);
  for_each([&](std::uint32_t place, std::size_t c, float factor) {
    ++asked_begin_[c + 1];
    whole[place] += static_cast<double>(factor) * space.weights[c].weight;
  });
  std::partial_sum(asked_begin_.begin(), asked_begin_.end(), asked_begin_.begin());
  asked_.resize(asked_begin_.back());
  std::vector<std::uint32_t> next(asked_begin_.begin(), asked_begin_.end() - 1);
  for_each([&](std::uint32_t place, std::size_t c, float factor) {
    const double strength = static_cast<double>(factor) * space.weights[c].weight / std::sqrt(whole[place] + 1e-9);
    asked_[next[c]++] = {place, static_cast<float>(strength)};
  });
}

std::uint32_t DominantOccupation::Of(std::span<const CodedEntry> entries) {
  touched_.clear();
  for (const CodedEntry& entry : entries) {
    for (std::uint32_t a = asked_begin_[entry.competency]; a < asked_begin_[entry.competency + 1U]; ++a) {
      const Asked& asked = asked_[a];
      if (strength_[asked.place] == 0) touched_.push_back(asked.place);
      strength_[asked.place] += asked.strength;
    }
  }
  std::uint32_t best = occupations_;
  for (const std::uint32_t place : touched_) {
    if (strength_[place] > strength_[best] || (strength_[place] == strength_[best] && place < best)) best = place;
  }
  for (const std::uint32_t place : touched_) strength_[place] = 0;
  return best;
}

}  // namespace perron
