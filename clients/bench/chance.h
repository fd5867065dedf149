#ifndef PERRON_CLIENTS_BENCH_CHANCE_H_
#define PERRON_CLIENTS_BENCH_CHANCE_H_

#include <cstddef>
#include <cstdint>

namespace perron {

// Random numbers that are the same on every machine and with every library: splitmix64 (Steele, Lea, Flood: Fast
// splittable pseudorandom number generators, 2014). Cheap to make, so that every drawn thing can have its own, by
// number: nothing has to be drawn in order. Thread-compatible.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  // The stream of thing number `number` of this kind: streams that differ in any of the three have nothing in common.
  Chance(std::uint64_t seed, std::uint64_t kind, std::uint64_t number) : state_(Mix(Mix(Mix(seed) + kind) + number)) {}

  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15U;
    return Mix(state_);
  }
  // 0 <= result < n. REQUIRES: n > 0.
  std::size_t Below(std::size_t n) { return static_cast<std::size_t>(Next() % n); }
  // low <= result <= high.
  int Between(int low, int high) { return low + static_cast<int>(Below(static_cast<std::size_t>(high - low) + 1)); }
  // 0 <= result < 1.
  double Unit() { return static_cast<double>(Next() >> 11U) * 0x1.0p-53; }
  bool Happens(double probability) { return Unit() < probability; }

 private:
  static std::uint64_t Mix(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_CHANCE_H_
