#ifndef PERRON_INDEX_TEXT_PHRASES_H_
#define PERRON_INDEX_TEXT_PHRASES_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "index/text/sentence_words.h"

namespace perron {

// A part of a sentence that may say one thing that is done or known.
struct Phrase {
  std::string text;            // its words, folded, with what it shares with its neighbours
  std::size_t first_word = 0;  // its own words: positions in the sentence
  std::size_t last_word = 0;
};

// Cuts a sentence at commas and at "en", "of", "and", "or", and gives each part what the others say for all of them:
// "toiletten en keukens reinigen" -> "toiletten reinigen", "keukens reinigen"; "laden en lossen van vrachtwagens" ->
// "laden van vrachtwagens", "lossen van vrachtwagens". In order; at most kMostPhrases.
std::vector<Phrase> PhrasesOf(std::span<const TextWord> sentence);

inline constexpr std::size_t kMostPhrases = 24;

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_PHRASES_H_
