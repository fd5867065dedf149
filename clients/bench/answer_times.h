#ifndef PERRON_CLIENTS_BENCH_ANSWER_TIMES_H_
#define PERRON_CLIENTS_BENCH_ANSWER_TIMES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perron {

// By what an answer is timed.
enum class TimedBy : std::uint8_t {
  kClock,   // what a caller waits
  kThread,  // what the calling thread has worked, for a machine that others use too: less than the wait
};

// How long answers took, in milliseconds. Thread-compatible.
class AnswerTimes {
 public:
  explicit AnswerTimes(TimedBy timed_by = TimedBy::kClock) : timed_by_(timed_by) {}

  void Add(double milliseconds);
  // Takes the time of answer(), and returns what that does.
  template <typename Answer>
  auto Time(const Answer& answer) {
    const double begin = Now();
    auto result = answer();
    Add(Now() - begin);
    return result;
  }

  std::size_t count() const { return milliseconds_.size(); }
  double seconds() const { return total_ / 1000; }
  double QueriesPerSecond() const { return total_ > 0 ? 1000 * static_cast<double>(count()) / total_ : 0; }
  // What `share` (0 to 1) of the answers took at most; 0 without answers.
  double Quantile(double share) const;

 private:
  double Now() const;  // milliseconds since any moment

  TimedBy timed_by_;
  std::vector<double> milliseconds_;
  double total_ = 0;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_ANSWER_TIMES_H_
