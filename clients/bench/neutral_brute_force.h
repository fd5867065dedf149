#ifndef PERRON_CLIENTS_BENCH_NEUTRAL_BRUTE_FORCE_H_
#define PERRON_CLIENTS_BENCH_NEUTRAL_BRUTE_FORCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "clients/bench/neutral_set.h"

namespace perron {

// A profile and its coverage.
struct NeutralHit {
  std::uint32_t profile = kNobody;
  double coverage = 0;

  // Whether `a` comes before `b` in an answer.
  friend bool operator<(const NeutralHit& a, const NeutralHit& b) {
    return a.coverage != b.coverage ? a.coverage > b.coverage : a.profile < b.profile;
  }
};

// The answer to a vacancy by scoring every profile, straight from the arrays and the definition of coverage in
// neutral_set.h: it shares no code with matching/ or index/, so that it can vouch for them, and it is as fast as that
// can be without leaving a profile out, so that it can be compared with. Double precision; requirements are added up in
// ascending order of competency, as docs/scoring.md has it, so that equal scores have equal bits.
//
// Thread-compatible: Bind, Coverage and Find change scratch space.
class NeutralBruteForce {
 public:
  // `set` must outlive this.
  explicit NeutralBruteForce(const NeutralSet& set);

  // The first ten, by coverage and then by the lower number; fewer when there are fewer. `in_region`: among the
  // profiles of the vacancy's region.
  std::vector<NeutralHit> Find(std::uint32_t vacancy, bool in_region);

  // The two steps of Find, for who scores some profiles only: works out what the vacancy asks, then its coverage by a
  // profile.
  void Bind(std::uint32_t vacancy);
  double Coverage(std::uint32_t profile);

 private:
  // Requirements in steps of four, so that the compiler can take several at once; what fills up the last has weight 0.
  static constexpr std::size_t kStep = 4;

  void Unbind();
  bool Collect(std::uint32_t profile);
  double Estimate() const;
  double Sum() const;

  const NeutralSet& set_;
  // By competency: which of `rows_` is its own; 0 = it brings nothing along. Small, to stay in the nearest cache.
  std::vector<std::uint16_t> row_of_;
  std::vector<std::uint16_t> bound_;   // the competencies whose row is not 0
  std::size_t width_ = 0;              // requirements, rounded up to whole steps
  std::vector<double> rows_;           // transfer by row and requirement
  std::vector<double> level_factors_;  // by level held and requirement
  std::vector<double> weights_;        // by requirement
  double weight_sum_ = 0;
  std::vector<double> have_;  // scratch: what a profile has, by requirement
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_NEUTRAL_BRUTE_FORCE_H_
