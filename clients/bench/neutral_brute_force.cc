#include "clients/bench/neutral_brute_force.h"

#include <algorithm>

namespace perron {
namespace {

constexpr std::size_t kLevels = 6;  // 0 is not used

}  // namespace

NeutralBruteForce::NeutralBruteForce(const NeutralSet& set) : set_(set), row_of_(set.competencies(), 0) {}

void NeutralBruteForce::Bind(std::uint32_t vacancy) {
  Unbind();
  const NeutralRows& vacancies = set_.vacancies;
  std::vector<std::uint32_t> asked;  // positions, by competency
  for (std::uint32_t k = vacancies.off[vacancy]; k < vacancies.off[vacancy + 1]; ++k) asked.push_back(k);
  std::sort(asked.begin(), asked.end(),
            [&](std::uint32_t a, std::uint32_t b) { return vacancies.comp[a] < vacancies.comp[b]; });
  width_ = (asked.size() + kStep - 1) / kStep * kStep;
  rows_.assign(width_, 0);
  level_factors_.assign(kLevels * width_, 0);
  weights_.assign(width_, 0);
  have_.assign(width_, 0);
  weight_sum_ = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::uint16_t r = vacancies.comp[asked[i]];
    const double level_asked = vacancies.level[asked[i]];
    weights_[i] = static_cast<double>(set_.weight[asked[i]]);
    weight_sum_ += weights_[i];
    for (std::size_t level = 1; level < kLevels; ++level) {
      level_factors_[level * width_ + i] = std::min(1.0, static_cast<double>(level) / level_asked);
    }
    for (std::uint32_t k = set_.transfer_off[r]; k < set_.transfer_off[r + 1]; ++k) {
      std::uint16_t& row = row_of_[set_.transfer_comp[k]];
      if (row == 0) {
        bound_.push_back(set_.transfer_comp[k]);
        row = static_cast<std::uint16_t>(bound_.size());
        rows_.resize(rows_.size() + width_, 0);
      }
      rows_[row * width_ + i] = static_cast<double>(set_.transfer_t[k]);
    }
  }
}

void NeutralBruteForce::Unbind() {
  for (const std::uint16_t competency : bound_) row_of_[competency] = 0;
  bound_.clear();
}

// Fills have_; false when the profile has nothing of what is asked, and then have_ is as it was.
bool NeutralBruteForce::Collect(std::uint32_t profile) {
  bool any = false;
  double* const have = have_.data();
  for (std::uint32_t k = set_.profiles.off[profile]; k < set_.profiles.off[profile + 1]; ++k) {
    const std::size_t row = row_of_[set_.profiles.comp[k]];
    if (row == 0) continue;
    if (!any) std::fill(have_.begin(), have_.end(), 0.0);
    any = true;
    const double* const transfer = rows_.data() + row * width_;
    const double* const factor = level_factors_.data() + set_.profiles.level[k] * width_;
    for (std::size_t i = 0; i < width_; i += kStep) {
      double best[kStep];
      for (std::size_t j = 0; j < kStep; ++j) {
        const double value = transfer[i + j] * factor[i + j];
        best[j] = value > have[i + j] ? value : have[i + j];
      }
      for (std::size_t j = 0; j < kStep; ++j) have[i + j] = best[j];
    }
  }
  return any;
}

// Sum() but for rounding, and faster: no addition waits for the one before it.
double NeutralBruteForce::Estimate() const {
  double sums[kStep] = {};
  for (std::size_t i = 0; i < width_; i += kStep) {
    for (std::size_t j = 0; j < kStep; ++j) sums[j] += weights_[i + j] * have_[i + j];
  }
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) / weight_sum_;
}

double NeutralBruteForce::Sum() const {
  double covered = 0;
  for (std::size_t i = 0; i < width_; ++i) covered += weights_[i] * have_[i];
  return covered / weight_sum_;
}

double NeutralBruteForce::Coverage(std::uint32_t profile) { return weight_sum_ > 0 && Collect(profile) ? Sum() : 0; }

std::vector<NeutralHit> NeutralBruteForce::Find(std::uint32_t vacancy, bool in_region) {
  constexpr double kRounding = 1e-9;  // far above what the order of additions can change
  Bind(vacancy);
  const std::uint8_t region = set_.vacancies.meta[vacancy].region;
  std::vector<NeutralHit> top;  // a heap with the last of them in front
  double bar = -1;              // less is not among the first
  for (std::uint32_t p = 0; p < set_.profiles.size(); ++p) {
    if (in_region && set_.profiles.meta[p].region != region) continue;
    NeutralHit hit = {.profile = p, .coverage = 0};
    if (weight_sum_ > 0 && Collect(p)) {
      if (Estimate() < bar) continue;
      hit.coverage = Sum();
    }
    if (top.size() == kNeutralTop) {
      if (!(hit < top.front())) continue;
      std::pop_heap(top.begin(), top.end());
      top.pop_back();
    }
    top.push_back(hit);
    std::push_heap(top.begin(), top.end());
    if (top.size() == kNeutralTop) bar = top.front().coverage - kRounding;
  }
  std::sort_heap(top.begin(), top.end());
  return top;
}

}  // namespace perron
