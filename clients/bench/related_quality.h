#ifndef PERRON_CLIENTS_BENCH_RELATED_QUALITY_H_
#define PERRON_CLIENTS_BENCH_RELATED_QUALITY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "clients/bench/related_file.h"
#include "matching/profile.h"

namespace perron {

// How well related occupations come first, over all queries.
struct RelatedQuality {
  std::size_t queries = 0;
  double map = 0;  // mean average precision
  double mrr = 0;  // mean of 1 / place of the first relevant one
  double p10 = 0;  // share of relevant ones among the first ten
};

// Occupations of the corpus for a person, best first, each at most once.
using OccupationRanker = std::function<std::vector<std::uint32_t>(const CandidateProfile& person)>;

// Asks the ranker about the person of each query, people[i] for queries[i]. `take`, when set, gets every ranking. As
// the scorer beside the benchmark counts.
RelatedQuality MeasureRelated(
    const std::vector<RelatedQuery>& queries, const std::vector<CandidateProfile>& people,
    const OccupationRanker& ranker,
    const std::function<void(std::size_t query, const std::vector<std::uint32_t>& ranked)>& take = nullptr);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_RELATED_QUALITY_H_
