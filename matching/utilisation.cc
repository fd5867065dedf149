#include "matching/utilisation.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace perron {
namespace {

double MedianOf(double a, double b, double c) { return std::max(std::min(a, b), std::min(std::max(a, b), c)); }

}  // namespace

// Quickselect. Nobody can guess on which side of the pivot the next weight lies, the processor neither; so every weight
// is written to both sides, and only the one where it belongs moves on. std::nth_element takes twice as long.
QuickUtilisation::Lightest QuickUtilisation::FindLightest(std::size_t count) {
  if (unused_counted_ == 0) return {std::numeric_limits<double>::infinity(), 0};
  std::size_t wanted = unused_counted_;
  for (;;) {
    const double pivot = MedianOf(unused_[0], unused_[count / 2], unused_[count - 1]);
    std::size_t heavier = 0;
    std::size_t lighter = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double weight = unused_[i];
      heavier_[heavier] = weight;
      heavier += weight > pivot ? 1U : 0U;
      unused_[lighter] = weight;
      lighter += weight < pivot ? 1U : 0U;
    }
    const std::size_t as_heavy = count - heavier - lighter;  // the pivot among them, so that either side is shorter
    if (wanted <= heavier) {
      std::swap(unused_, heavier_);
      count = heavier;
    } else if (wanted <= heavier + as_heavy) {
      return {pivot, wanted - heavier};
    } else {
      wanted -= heavier + as_heavy;
      count = lighter;
    }
  }
}

double QuickUtilisation::Compute() {
  if (unused_.size() < held_.size()) {
    unused_.resize(held_.size());
    heavier_.resize(held_.size());
  }
  std::size_t count = 0;
  for (const Held& held : held_) {
    unused_[count] = held.weight;
    count += held.use > 0 ? 0U : 1U;
  }
  double numerator = 0;
  double denominator = 0;
  if (count <= unused_counted_) {
    for (const Held& held : held_) {
      numerator += held.weight * held.use;
      denominator += held.weight;
    }
  } else {
    // What does not count is added as 0 times its weight, which leaves the bits of a sum that is not negative alone;
    // what is not used adds 0 to the numerator anyway.
    Lightest lightest = FindLightest(count);
    for (const Held& held : held_) {
      const unsigned unused = held.use > 0 ? 0U : 1U;
      const unsigned as_heavy = unused & (held.weight == lightest.weight ? 1U : 0U);
      const unsigned heavier = held.weight > lightest.weight ? 1U : 0U;
      const unsigned counted = (unused ^ 1U) | heavier | (as_heavy & (lightest.count > 0 ? 1U : 0U));
      lightest.count -= as_heavy & counted;
      numerator += held.weight * held.use;
      denominator += held.weight * static_cast<double>(counted);
    }
  }
  return denominator > 0 ? numerator / denominator : 0.0;
}

}  // namespace perron
