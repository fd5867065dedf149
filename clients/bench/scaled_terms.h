#ifndef PERRON_CLIENTS_BENCH_SCALED_TERMS_H_
#define PERRON_CLIENTS_BENCH_SCALED_TERMS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "clients/bench/packed_profiles.h"
#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// The coverage in whole numbers of 16 bits, as both baselines add it up. With S = kMost - 2 R for R requirements, the
// term of one way to have requirement r,
//
//   x = S w_r t g e / sum of w,     is estimated by     floor(T E / 65536),  T = ceil(S w_r t / sum of w),  E =
//   ceil(65535 g e)
//
// which lies between x - 2 and x + 2: T is less than 1 above its number and at most 65535, E / 65536 is at most 2^-16
// above and 2^-16 below g e, and the floor takes less than 1. A greatest estimate is as near to the greatest term; so
// the sum over the requirements lies within 2 R of S C, and between 0 and kMost: it never overflows.
class ScaledTerms {
 public:
  static constexpr std::uint32_t kMost = 65535;
  using CodeFactors = std::array<std::uint16_t, PackedProfiles::kCodes>;  // E by code

  ScaledTerms(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model);

  std::size_t requirement_count() const { return weights_.size(); }

  // T of requirement r for a transfer.
  std::uint16_t TransferTerm(std::size_t r, float transfer) const;
  // E for a requirement that asks this level.
  static CodeFactors FactorsFor(Level asked, const ScoringModel& model);
  // The estimate.
  static constexpr std::uint32_t Estimate(std::uint16_t transfer_term, std::uint16_t code_factor) {
    return (std::uint32_t{transfer_term} * code_factor) >> 16U;
  }

  // The coverages that a sum of estimates can stand for.
  double Lowest(std::uint32_t sum) const { return (static_cast<double>(sum) - slack_) / scale_; }
  double Highest(std::uint32_t sum) const { return (static_cast<double>(sum) + slack_) / scale_; }
  // A sum at or below every sum that can stand for this coverage or more; at most kMost + 1, which no sum reaches.
  std::uint32_t LeastSum(double coverage) const;

 private:
  std::vector<double> weights_;  // w_r / sum of w; all 0 when that is 0
  double slack_ = 0;             // 2 R
  double scale_ = 0;             // S
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_SCALED_TERMS_H_
