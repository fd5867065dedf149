#ifndef PERRON_TESTS_BENCH_LOAD_ARRIVALS_H_
#define PERRON_TESTS_BENCH_LOAD_ARRIVALS_H_

#include <chrono>
#include <cstdint>
#include <vector>

namespace perron {

// When the requests of an open loop leave, as time since its beginning, ascending: a Poisson process, as of many people
// who know nothing of each other. `rate`: requests a second. The same arguments give the same times.
// REQUIRES: rate > 0.
std::vector<std::chrono::nanoseconds> PoissonArrivals(double rate, std::chrono::nanoseconds duration,
                                                      std::uint64_t seed);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_ARRIVALS_H_
