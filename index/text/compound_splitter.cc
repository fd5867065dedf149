#include "index/text/compound_splitter.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "absl/strings/string_view.h"

namespace perron {
namespace {

constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kLongestPart = 24;
constexpr std::size_t kLongestWord = 60;
// Short words turn up in others by chance ("eren" in "leren"), so they must be common ones.
constexpr std::size_t kShortPart = 4;
constexpr std::uint32_t kLeastCountOfShortPart = 8;
// Cost of a linking "s", as a factor of improbability in nats.
constexpr float kLinkCost = 1.5F;

}  // namespace

CompoundSplitter::CompoundSplitter(const std::vector<CompoundPart>& parts) {
  double total = 0;
  for (const CompoundPart& part : parts) {
    total += part.count;
    if (part.word.size() < kShortestPart || part.word.size() > kLongestPart) continue;
    if (part.word.size() < kShortPart && part.count < kLeastCountOfShortPart) continue;
    log_counts_.emplace(part.word, std::log(static_cast<float>(part.count)));
  }
  log_total_ = static_cast<float>(std::log(std::max(total, 1.0)));
}

float CompoundSplitter::LogCountOf(std::string_view word) const {
  const auto found = log_counts_.find(absl::string_view(word.data(), word.size()));
  return found == log_counts_.end() ? -1 : found->second;
}

std::vector<std::string_view> CompoundSplitter::Split(std::string_view word) const {
  if (word.size() < 2 * kShortestPart || word.size() > kLongestWord || log_counts_.empty()) return {};
  struct Cover {
    float cost = std::numeric_limits<float>::infinity();
    float log_counts = 0;
    std::uint8_t from = 0;   // where the last part begins
    std::uint8_t to = 0;     // and where it ends, before a linking "s"
    std::uint8_t parts = 0;  // number of them
  };
  std::vector<Cover> best(word.size() + 1);
  best[0].cost = 0;
  for (std::size_t begin = 0; begin + kShortestPart <= word.size(); ++begin) {
    const Cover& before = best[begin];
    if (std::isinf(before.cost)) continue;
    const std::size_t last = std::min(word.size(), begin + kLongestPart);
    for (std::size_t end = begin + kShortestPart; end <= last; ++end) {
      if (begin == 0 && end == word.size()) continue;  // the whole word
      const float log_count = LogCountOf(word.substr(begin, end - begin));
      if (log_count < 0) continue;
      const float cost = before.cost + log_total_ - log_count;
      const auto improve = [&](std::size_t at, float total) {
        if (total >= best[at].cost) return;
        best[at] = {total, before.log_counts + log_count, static_cast<std::uint8_t>(begin),
                    static_cast<std::uint8_t>(end), static_cast<std::uint8_t>(before.parts + 1)};
      };
      improve(end, cost);
      if (end + kShortestPart < word.size() && word[end] == 's') improve(end + 1, cost + kLinkCost);
    }
  }
  const Cover& whole = best.back();
  if (std::isinf(whole.cost)) return {};
  if (whole.log_counts / static_cast<float>(whole.parts) < LogCountOf(word)) return {};
  std::vector<std::string_view> parts(whole.parts);
  for (std::size_t at = word.size(), i = parts.size(); i > 0; at = best[at].from) {
    parts[--i] = word.substr(best[at].from, static_cast<std::size_t>(best[at].to - best[at].from));
  }
  return parts;
}

std::size_t CompoundSplitter::memory_bytes() const {
  return log_counts_.capacity() * (sizeof(std::pair<std::string, float>) + 1);
}

}  // namespace perron
