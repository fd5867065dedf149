#ifndef PERRON_CLIENTS_BENCH_RANKING_QUALITY_H_
#define PERRON_CLIENTS_BENCH_RANKING_QUALITY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace perron {

// A text and the concepts that experts say it means, as positions in the taxonomy.
struct JudgedQuery {
  std::string text;
  std::vector<std::uint32_t> right;  // ascending; may be empty, which counts as not found
};

// How well a ranking puts the right concepts first, over all queries.
struct RankingQuality {
  std::size_t queries = 0;
  double mrr = 0;    // mean of 1 / place of the first right one, 0 where none is found
  double hit1 = 0;   // share of queries with a right one at the first place
  double hit10 = 0;  // among the first ten
};

// Concepts for a text, best first.
using Ranker = std::function<std::vector<std::uint32_t>(std::string_view text)>;

// One line of a run: the text, a tab, URIs separated by spaces; as the scorers beside the benchmarks read it.
std::string RunLine(const std::string& text, const std::vector<std::string>& uris);

// Asks the ranker every query. `done`, when set, is called with the number of queries done after each.
RankingQuality MeasureRanking(const std::vector<JudgedQuery>& queries, const Ranker& ranker,
                              const std::function<void(std::size_t)>& done = nullptr);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_RANKING_QUALITY_H_
