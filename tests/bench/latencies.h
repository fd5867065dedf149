#ifndef PERRON_TESTS_BENCH_LATENCIES_H_
#define PERRON_TESTS_BENCH_LATENCIES_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace perron {

// How long something took, many times over. Thread-compatible.
class Latencies {
 public:
  using Clock = std::chrono::steady_clock;

  // Runs `work` and notes how long it took.
  template <typename Work>
  void Time(const Work& work) {
    const auto begin = Clock::now();
    work();
    Add(Clock::now() - begin);
  }

  void Add(Clock::duration time) { milliseconds_.push_back(std::chrono::duration<double, std::milli>(time).count()); }
  void AddAll(const Latencies& others) {
    milliseconds_.insert(milliseconds_.end(), others.milliseconds_.begin(), others.milliseconds_.end());
  }

  std::size_t count() const { return milliseconds_.size(); }

  // The time, in milliseconds, that `share` (0 to 1) of the runs stayed within; 0 without runs.
  double Quantile(double share) const {
    if (milliseconds_.empty()) return 0;
    std::vector<double> sorted = milliseconds_;
    std::sort(sorted.begin(), sorted.end());
    const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(place, sorted.size() - 1)];
  }

 private:
  std::vector<double> milliseconds_;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LATENCIES_H_
