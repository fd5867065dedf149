#ifndef PERRON_MATCHING_UTILISATION_H_
#define PERRON_MATCHING_UTILISATION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perron {

// Utilisation of one person after the other, each for once: what UtilisationSum computes, with the same bits, without
// sorting and without allocating. Clear, Add for every held competency ascending, then Compute.
//
// Thread-compatible.
class QuickUtilisation {
 public:
  // `unused_counted`: of the unused competencies only so many of the heaviest count (ScoringModel).
  explicit QuickUtilisation(std::size_t unused_counted) : unused_counted_(unused_counted) {}

  void Clear() {
    weights_.clear();
    used_.clear();
    unused_.clear();
  }

  // A held competency of this weight, of which the work uses the share `use`; 0 = it does not use it.
  // REQUIRES: weight >= 0, use >= 0, both finite.
  void Add(double weight, double use) {
    if (use > 0) {
      used_.push_back({weight, use});
    } else {
      unused_.push_back(static_cast<std::uint32_t>(weights_.size()));
    }
    weights_.push_back(weight);
  }

  double Compute();

 private:
  struct Used {
    double weight = 0;
    double use = 0;
  };

  void LeaveOutLightest();

  std::size_t unused_counted_;
  std::vector<double> weights_;        // of what is held, ascending by competency
  std::vector<Used> used_;             // of those, what the work uses
  std::vector<std::uint32_t> unused_;  // of those, the positions of what it does not use
};

}  // namespace perron

#endif  // PERRON_MATCHING_UTILISATION_H_
