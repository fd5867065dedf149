#include "index/text/span_choice.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "absl/container/flat_hash_set.h"

namespace perron {

std::vector<SpanCandidate> ChooseSpans(std::vector<SpanCandidate> candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const SpanCandidate& a, const SpanCandidate& b) {
    const std::size_t a_size = a.end - a.begin;
    const std::size_t b_size = b.end - b.begin;
    return std::tie(b.score, b_size, a.begin, a.concept_number) < std::tie(a.score, a_size, b.begin, b.concept_number);
  });
  std::map<std::size_t, std::size_t> taken;  // begin -> end
  absl::flat_hash_set<std::uint32_t> concepts;
  std::vector<SpanCandidate> chosen;
  for (const SpanCandidate& one : candidates) {
    const auto after = taken.lower_bound(one.begin);
    const bool overlaps = (after != taken.end() && after->first < one.end) ||
                          (after != taken.begin() && std::prev(after)->second > one.begin);
    if (overlaps || !concepts.insert(one.concept_number).second) continue;
    taken.emplace(one.begin, one.end);
    chosen.push_back(one);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const SpanCandidate& a, const SpanCandidate& b) { return a.begin < b.begin; });
  return chosen;
}

}  // namespace perron
