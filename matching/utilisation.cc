#include "matching/utilisation.h"

#include <algorithm>

namespace perron {

// A weight that does not count becomes 0. Adding 0 to a sum that is not negative leaves its bits alone, so the sums are
// those over what counts, in the same order; for the same reason the numerator needs only what is used.
void QuickUtilisation::LeaveOutLightest() {
  if (unused_.size() <= unused_counted_) return;
  const auto lightest = unused_.begin() + static_cast<std::ptrdiff_t>(unused_counted_);
  std::nth_element(unused_.begin(), lightest, unused_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return weights_[a] > weights_[b] || (weights_[a] == weights_[b] && a < b);
  });
  for (auto it = lightest; it != unused_.end(); ++it) weights_[*it] = 0;
}

double QuickUtilisation::Compute() {
  LeaveOutLightest();
  double numerator = 0;
  for (const Used& used : used_) numerator += used.weight * used.use;
  double denominator = 0;
  for (const double weight : weights_) denominator += weight;
  return denominator > 0 ? numerator / denominator : 0.0;
}

}  // namespace perron
