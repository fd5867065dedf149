#ifndef PERRON_CLIENTS_BENCH_NEUTRAL_RUN_H_
#define PERRON_CLIENTS_BENCH_NEUTRAL_RUN_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "clients/bench/answer_times.h"
#include "clients/bench/neutral_set.h"
#include "index/match_index.h"

namespace perron {

struct NeutralRunOptions {
  bool in_region = false;           // among the profiles of the vacancy's region
  double least_seconds = 2;         // go round again until this much was measured
  double brute_force_seconds = 60;  // no further query for the brute force after this long; its first is always asked
};

// The answer of the index to a neutral set, and how it compares with the brute force on the same machine in the same
// run, the two taking turns query list by query list.
struct NeutralRun {
  std::vector<std::uint32_t> answer;  // vacancies x kNeutralTop
  AnswerTimes index;
  AnswerTimes brute_force;
  std::size_t compared = 0;      // vacancies that both answered
  std::size_t different = 0;     // of those: ids, order or scores (to the last bit) differ
  std::string first_difference;  // in words
};

// `people` holds the documents of PersonOf (neutral_documents.h) for every profile. One thread. `progress` is told how
// many vacancies of how many have been answered, by whatever way, in the first round.
NeutralRun RunNeutral(const NeutralSet& set, const PeopleIndex& people, const NeutralRunOptions& options,
                      const std::function<void(std::size_t)>& progress = nullptr);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_NEUTRAL_RUN_H_
