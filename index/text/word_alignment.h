#ifndef PERRON_INDEX_TEXT_WORD_ALIGNMENT_H_
#define PERRON_INDEX_TEXT_WORD_ALIGNMENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perron {

// Two bags of words that say the same; words by number.
struct AlignedPair {
  std::vector<std::uint32_t> source;
  std::vector<std::uint32_t> target;
  float weight = 1;  // how much the pair counts
};

// t(target | source): which words translate a word, and how probably. One row per source word and a last one for "no
// word", which takes what every text has. A row's probabilities add up to 1 or are none.
struct WordTranslations {
  struct Cell {
    std::uint32_t target = 0;
    float probability = 0;
  };
  std::vector<std::size_t> begins;  // source words + 2 offsets into cells
  std::vector<Cell> cells;          // of a row: ascending target

  // 0 where the words never met.
  float Probability(std::uint32_t source, std::uint32_t target) const;
};

// IBM Model 1 (Brown et al., 1993, "The mathematics of statistical machine translation") by expectation maximisation.
// Deterministic. REQUIRES: words below `source_words` on the source side.
WordTranslations AlignWords(const std::vector<AlignedPair>& pairs, std::size_t source_words, int iterations);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_WORD_ALIGNMENT_H_
