#include "clients/bench/popularity.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace perron {

Popularity::Popularity(std::size_t count, double exponent, std::uint64_t seed)
    : by_rank_(count), upto_(count), shares_(count) {
  std::iota(by_rank_.begin(), by_rank_.end(), 0U);
  Chance chance(seed);
  for (std::size_t i = count; i > 1; --i) std::swap(by_rank_[i - 1], by_rank_[chance.Below(i)]);
  double total = 0;
  for (std::size_t rank = 0; rank < count; ++rank) total += std::pow(static_cast<double>(rank + 1), -exponent);
  double upto = 0;
  for (std::size_t rank = 0; rank < count; ++rank) {
    const double share = std::pow(static_cast<double>(rank + 1), -exponent) / total;
    shares_[by_rank_[rank]] = share;
    upto_[rank] = upto += share;
  }
}

std::size_t Popularity::Draw(Chance& chance) const {
  const auto found = std::upper_bound(upto_.begin(), upto_.end(), chance.Unit());
  // Rounding may leave the last sum a little under 1.
  const auto rank = std::min(static_cast<std::size_t>(found - upto_.begin()), upto_.size() - 1);
  return by_rank_[rank];
}

}  // namespace perron
