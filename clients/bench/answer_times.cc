#include "clients/bench/answer_times.h"

#include <algorithm>

namespace perron {

void AnswerTimes::Add(double milliseconds) {
  milliseconds_.push_back(milliseconds);
  total_ += milliseconds;
}

double AnswerTimes::Quantile(double share) const {
  if (milliseconds_.empty()) return 0;
  std::vector<double> sorted = milliseconds_;
  std::sort(sorted.begin(), sorted.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

}  // namespace perron
