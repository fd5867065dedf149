#ifndef PERRON_CLIENTS_BENCH_ANSWER_TIMES_H_
#define PERRON_CLIENTS_BENCH_ANSWER_TIMES_H_

#include <chrono>
#include <cstddef>
#include <vector>

namespace perron {

// How long answers took, in milliseconds. Thread-compatible.
class AnswerTimes {
 public:
  void Add(double milliseconds);
  // Takes the time of answer(), and returns what that does.
  template <typename Answer>
  auto Time(const Answer& answer) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = answer();
    Add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    return result;
  }

  std::size_t count() const { return milliseconds_.size(); }
  double seconds() const { return total_ / 1000; }
  double QueriesPerSecond() const { return total_ > 0 ? 1000 * static_cast<double>(count()) / total_ : 0; }
  // What `share` (0 to 1) of the answers took at most; 0 without answers.
  double Quantile(double share) const;

 private:
  std::vector<double> milliseconds_;
  double total_ = 0;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_ANSWER_TIMES_H_
