#include "index/text/word_alignment.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/support/worlds.h"

namespace perron {
namespace {

// The textbook's algorithm on maps, with the last source word as "no word".
std::map<std::pair<std::uint32_t, std::uint32_t>, double> Naive(const std::vector<AlignedPair>& pairs,
                                                                std::uint32_t no_word, int iterations) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> table, counts;
  std::map<std::uint32_t, double> met, totals;
  const auto sources = [&](const AlignedPair& pair) {
    std::vector<std::uint32_t> all = pair.source;
    all.push_back(no_word);
    return all;
  };
  for (const AlignedPair& pair : pairs) {
    for (const std::uint32_t source : sources(pair)) {
      for (const std::uint32_t target : pair.target) table[{source, target}] = 1;
    }
  }
  for (const auto& [cell, one] : table) ++met[cell.first];
  for (auto& [cell, one] : table) one = 1 / met[cell.first];
  for (int i = 0; i < iterations; ++i) {
    counts.clear();
    totals.clear();
    for (const AlignedPair& pair : pairs) {
      for (const std::uint32_t target : pair.target) {
        double sum = 0;
        for (const std::uint32_t source : sources(pair)) sum += table[{source, target}];
        for (const std::uint32_t source : sources(pair)) {
          const double count = pair.weight * table[{source, target}] / sum;
          counts[{source, target}] += count;
          totals[source] += count;
        }
      }
    }
    for (auto& [cell, one] : table) one = counts[cell] / totals[cell.first];
  }
  return table;
}

TEST(WordAlignmentTest, IsTheTextbooksInRandomWorlds) {
  Random random(5);
  for (int world = 0; world < 50; ++world) {
    std::vector<AlignedPair> pairs(1 + random.Below(6));
    for (AlignedPair& pair : pairs) {
      for (std::size_t i = 1 + random.Below(4); i > 0; --i)
        pair.source.push_back(static_cast<std::uint32_t>(random.Below(5)));
      for (std::size_t i = 1 + random.Below(4); i > 0; --i)
        pair.target.push_back(static_cast<std::uint32_t>(random.Below(6)));
      pair.weight = random.Chance(0.5) ? 1 : 0.25F;
    }
    const WordTranslations learned = AlignWords(pairs, 5, 3);
    const auto naive = Naive(pairs, 5, 3);
    for (std::uint32_t source = 0; source <= 5; ++source) {
      for (std::uint32_t target = 0; target < 6; ++target) {
        const auto found = naive.find({source, target});
        ASSERT_NEAR(learned.Probability(source, target), found == naive.end() ? 0 : found->second, 1e-4)
            << "world " << world << ", " << source << " -> " << target;
      }
    }
  }
}

TEST(WordAlignmentTest, TellsApartWhatIsSometimesTogether) {
  // 0 de, 1 man, 2 vrouw; 0 the, 1 man, 2 woman.
  const std::vector<AlignedPair> pairs = {{{0, 1}, {0, 1}, 1}, {{0, 2}, {0, 2}, 1}, {{1}, {1}, 1}};
  const WordTranslations learned = AlignWords(pairs, 3, 10);
  EXPECT_GT(learned.Probability(1, 1), 0.8);
  EXPECT_GT(learned.Probability(2, 2), 0.8);
  EXPECT_EQ(learned.Probability(1, 2), 0);
}

TEST(WordAlignmentTest, OfNothingLearnsNothing) { EXPECT_EQ(AlignWords({}, 2, 5).Probability(0, 0), 0); }

}  // namespace
}  // namespace perron
