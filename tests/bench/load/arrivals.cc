#include "tests/bench/load/arrivals.h"

#include <cmath>

#include "tests/bench/load/load_random.h"

namespace perron {

// The gaps of a Poisson process are exponential: -ln(u) / rate for u uniform in (0, 1].
std::vector<std::chrono::nanoseconds> PoissonArrivals(double rate, std::chrono::nanoseconds duration,
                                                      std::uint64_t seed) {
  constexpr double kNanosPerSecond = 1e9;
  LoadRandom random(seed);
  std::vector<std::chrono::nanoseconds> arrivals;
  double now = 0;
  for (;;) {
    now += -std::log(1 - random.Unit()) / rate * kNanosPerSecond;
    if (now >= static_cast<double>(duration.count())) return arrivals;
    arrivals.emplace_back(static_cast<std::int64_t>(now));
  }
}

}  // namespace perron
