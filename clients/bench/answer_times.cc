#include "clients/bench/answer_times.h"

#include <time.h>

#include <algorithm>

namespace perron {

void AnswerTimes::Add(double milliseconds) {
  milliseconds_.push_back(milliseconds);
  total_ += milliseconds;
}

double AnswerTimes::Now() const {
  timespec now{};
  clock_gettime(timed_by_ == TimedBy::kThread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double AnswerTimes::Quantile(double share) const {
  if (milliseconds_.empty()) return 0;
  std::vector<double> sorted = milliseconds_;
  std::sort(sorted.begin(), sorted.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

}  // namespace perron
