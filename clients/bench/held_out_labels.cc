#include "clients/bench/held_out_labels.h"

#include <string>
#include <utility>

#include "index/fold_label.h"

namespace perron {
namespace {

constexpr std::uint64_t kOneIn100 = 15;

// Knuth's linear congruential generator (MMIX); the upper bits are the good ones.
bool Draw(std::uint64_t& state) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (state >> 33U) % 100 < kOneIn100;
}

}  // namespace

std::vector<JudgedQuery> HoldOutOccupationLabels(HeldOut held_out, std::uint64_t seed, Taxonomy* taxonomy) {
  std::vector<JudgedQuery> queries;
  for (std::uint32_t i = 0; i < taxonomy->occupations.size(); ++i) {
    for (ConceptLabels& labels : taxonomy->occupations[i].labels) {
      if (taxonomy->languages[labels.language] != "nl") continue;
      const std::string preferred = FoldLabel(labels.preferred);
      std::vector<std::string> kept;
      for (std::string& label : labels.alternatives) {
        const bool drawn = Draw(seed) && FoldLabel(label) != preferred;
        if (drawn) {
          queries.push_back({std::move(label), {i}});
        } else if (held_out == HeldOut::kSample) {
          kept.push_back(std::move(label));
        }
      }
      labels.alternatives = std::move(kept);
    }
  }
  return queries;
}

}  // namespace perron
