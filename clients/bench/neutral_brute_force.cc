#include "clients/bench/neutral_brute_force.h"

#include <algorithm>

namespace perron {

NeutralBruteForce::NeutralBruteForce(const NeutralSet& set)
    : set_(set), list_of_(set.competencies(), 0), services_(1) {}

void NeutralBruteForce::Bind(std::uint32_t vacancy) {
  Unbind();
  const NeutralRows& vacancies = set_.vacancies;
  std::vector<std::uint32_t> asked;  // positions, by competency
  for (std::uint32_t k = vacancies.off[vacancy]; k < vacancies.off[vacancy + 1]; ++k) asked.push_back(k);
  std::sort(asked.begin(), asked.end(),
            [&](std::uint32_t a, std::uint32_t b) { return vacancies.comp[a] < vacancies.comp[b]; });
  for (std::uint32_t i = 0; i < asked.size(); ++i) {
    const std::uint16_t r = vacancies.comp[asked[i]];
    const double level_asked = vacancies.level[asked[i]];
    weights_.push_back(static_cast<double>(set_.weight[asked[i]]));
    weight_sum_ += weights_.back();
    for (std::uint32_t k = set_.transfer_off[r]; k < set_.transfer_off[r + 1]; ++k) {
      std::uint16_t& list = list_of_[set_.transfer_comp[k]];
      if (list == 0) {
        list = static_cast<std::uint16_t>(bound_.size() + 1);
        bound_.push_back(set_.transfer_comp[k]);
        if (services_.size() <= list) services_.emplace_back();
      }
      Service service{.requirement = i};
      for (std::size_t level = 1; level < service.have.size(); ++level) {
        service.have[level] =
            static_cast<double>(set_.transfer_t[k]) * std::min(1.0, static_cast<double>(level) / level_asked);
      }
      services_[list].push_back(service);
    }
  }
  have_.resize(weights_.size());
}

void NeutralBruteForce::Unbind() {
  for (std::size_t i = 0; i < bound_.size(); ++i) {
    list_of_[bound_[i]] = 0;
    services_[i + 1].clear();
  }
  bound_.clear();
  weights_.clear();
  weight_sum_ = 0;
}

double NeutralBruteForce::Coverage(std::uint32_t profile) {
  const std::uint32_t end = set_.profiles.off[profile + 1];
  bool any = false;
  for (std::uint32_t k = set_.profiles.off[profile]; k < end; ++k) {
    const std::uint16_t list = list_of_[set_.profiles.comp[k]];
    if (list == 0) continue;
    if (!any) std::fill(have_.begin(), have_.end(), 0.0);
    any = true;
    for (const Service& service : services_[list]) {
      double& have = have_[service.requirement];
      have = std::max(have, service.have[set_.profiles.level[k]]);
    }
  }
  if (!any || weight_sum_ == 0) return 0;
  double covered = 0;
  for (std::size_t i = 0; i < have_.size(); ++i) covered += weights_[i] * have_[i];
  return covered / weight_sum_;
}

std::vector<NeutralHit> NeutralBruteForce::Find(std::uint32_t vacancy, bool in_region) {
  Bind(vacancy);
  const std::uint8_t region = set_.vacancies.meta[vacancy].region;
  std::vector<NeutralHit> top;  // a heap with the last of them in front
  for (std::uint32_t p = 0; p < set_.profiles.size(); ++p) {
    if (in_region && set_.profiles.meta[p].region != region) continue;
    const NeutralHit hit = {.profile = p, .coverage = Coverage(p)};
    if (top.size() == kNeutralTop) {
      if (!(hit < top.front())) continue;
      std::pop_heap(top.begin(), top.end());
      top.pop_back();
    }
    top.push_back(hit);
    std::push_heap(top.begin(), top.end());
  }
  std::sort_heap(top.begin(), top.end());
  return top;
}

}  // namespace perron
