#include "clients/bench/ranking_quality.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace perron {

std::string RunLine(const std::string& text, const std::vector<std::string>& uris) {
  return absl::StrCat(text, "\t", absl::StrJoin(uris, " "), "\n");
}

RankingQuality MeasureRanking(const std::vector<JudgedQuery>& queries, const Ranker& ranker,
                              const std::function<void(std::size_t)>& done) {
  RankingQuality quality;
  quality.queries = queries.size();
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::vector<std::uint32_t>& right = queries[i].right;
    const std::vector<std::uint32_t> ranked = ranker(queries[i].text);
    const auto first = std::find_if(ranked.begin(), ranked.end(), [&](std::uint32_t one) {
      return std::binary_search(right.begin(), right.end(), one);
    });
    if (first != ranked.end()) {
      const auto place = static_cast<std::size_t>(first - ranked.begin());
      quality.mrr += 1 / static_cast<double>(place + 1);
      quality.hit1 += place == 0 ? 1 : 0;
      quality.hit10 += place < 10 ? 1 : 0;
    }
    if (done) done(i + 1);
  }
  if (queries.empty()) return quality;
  const auto count = static_cast<double>(queries.size());
  quality.mrr /= count;
  quality.hit1 /= count;
  quality.hit10 /= count;
  return quality;
}

}  // namespace perron
