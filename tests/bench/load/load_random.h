#ifndef PERRON_TESTS_BENCH_LOAD_LOAD_RANDOM_H_
#define PERRON_TESTS_BENCH_LOAD_LOAD_RANDOM_H_

#include <cstddef>
#include <cstdint>

namespace perron {

// Numbers by chance, the same on every machine and in every library: SplitMix64 (Steele, Lea, Flood 2014). Cheap to
// begin, so that every record can have a sequence of its own. Single thread.
class LoadRandom {
 public:
  // Other `streams` of a seed are other sequences.
  explicit LoadRandom(std::uint64_t seed, std::uint64_t stream = 0) : state_(seed + 0xD1B54A32D192ED03U * stream) {}

  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

  // 0 to below 1.
  double Unit() { return static_cast<double>(Next() >> 11U) * 0x1p-53; }
  // 0 to `end` - 1. REQUIRES: end > 0.
  std::size_t Below(std::size_t end) { return static_cast<std::size_t>(Next() % end); }
  int Between(int first, int last) {
    return first + static_cast<int>(Below(static_cast<std::size_t>(last - first + 1)));
  }
  bool Chance(double share) { return Unit() < share; }

 private:
  std::uint64_t state_;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_LOAD_RANDOM_H_
