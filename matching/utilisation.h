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

  void Clear() { held_.clear(); }

  // A held competency of this weight, of which the work uses the share `use`; 0 = it does not use it.
  // REQUIRES: weight >= 0, use >= 0, both finite.
  void Add(double weight, double use) { held_.push_back({weight, use}); }

  // Once after the last Add.
  double Compute();

 private:
  struct Held {
    double weight = 0;
    double use = 0;
  };

  // The lightest of the unused that count: what they weigh, and how many of that weight count, the first ones.
  struct Lightest {
    double weight = 0;
    std::size_t count = 0;
  };
  // Of the first `count` in unused_. REQUIRES: count > unused_counted_.
  Lightest FindLightest(std::size_t count);

  std::size_t unused_counted_;
  std::vector<Held> held_;
  std::vector<double> unused_;   // scratch: weights
  std::vector<double> heavier_;  // scratch: as many
};

}  // namespace perron

#endif  // PERRON_MATCHING_UTILISATION_H_
