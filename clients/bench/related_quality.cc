#include "clients/bench/related_quality.h"

#include <algorithm>

namespace perron {
namespace {

bool Contains(const std::vector<std::uint32_t>& ascending, std::uint32_t one) {
  return std::binary_search(ascending.begin(), ascending.end(), one);
}

void Count(const RelatedQuery& query, const std::vector<std::uint32_t>& ranked, RelatedQuality& sum) {
  std::size_t place = 0;
  std::size_t hits = 0;
  double precision = 0;
  for (const std::uint32_t occupation : ranked) {
    if (Contains(query.excluded, occupation)) continue;
    ++place;
    if (!Contains(query.relevant, occupation)) continue;
    ++hits;
    precision += static_cast<double>(hits) / static_cast<double>(place);
    if (hits == 1) sum.mrr += 1 / static_cast<double>(place);
    if (place <= 10) sum.p10 += 0.1;
  }
  sum.map += precision / static_cast<double>(query.relevant_count);
}

}  // namespace

RelatedQuality MeasureRelated(
    const std::vector<RelatedQuery>& queries, const std::vector<CandidateProfile>& people,
    const OccupationRanker& ranker,
    const std::function<void(std::size_t query, const std::vector<std::uint32_t>& ranked)>& take) {
  RelatedQuality quality;
  quality.queries = queries.size();
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::vector<std::uint32_t> ranked = ranker(people[i]);
    Count(queries[i], ranked, quality);
    if (take) take(i, ranked);
  }
  if (queries.empty()) return quality;
  const auto count = static_cast<double>(queries.size());
  quality.map /= count;
  quality.mrr /= count;
  quality.p10 /= count;
  return quality;
}

}  // namespace perron
