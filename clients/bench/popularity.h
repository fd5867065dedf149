#ifndef PERRON_CLIENTS_BENCH_POPULARITY_H_
#define PERRON_CLIENTS_BENCH_POPULARITY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "clients/bench/chance.h"

namespace perron {

// Things that are not equally popular: Zipf's law over a shuffled order. The thing of rank k (from 1) has a share in
// proportion to k^-exponent; which thing has which rank is drawn from the seed. Immutable, thread-safe.
class Popularity {
 public:
  // REQUIRES: count > 0; exponent >= 0 (0 = all equally popular).
  Popularity(std::size_t count, double exponent, std::uint64_t seed);

  // A thing by its popularity: 0 <= result < size().
  std::size_t Draw(Chance& chance) const;

  // Part of all draws that give this thing; all shares add up to 1.
  double ShareOf(std::size_t thing) const { return shares_[thing]; }

  std::size_t size() const { return shares_.size(); }

 private:
  std::vector<std::uint32_t> by_rank_;  // thing
  std::vector<double> upto_;            // by rank: shares of this and all lower ranks, added up
  std::vector<double> shares_;          // by thing
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_POPULARITY_H_
