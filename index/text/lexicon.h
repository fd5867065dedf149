#ifndef PERRON_INDEX_TEXT_LEXICON_H_
#define PERRON_INDEX_TEXT_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "index/text/compound_splitter.h"

namespace perron {

// What is known of words beyond the labels of a taxonomy: translations from Dutch to English, and what compounds are
// made of. A value: learned at import (index/text/lexicon_learner.h) and stored with the taxonomy.
struct Lexicon {
  // One English stem for a Dutch one.
  struct Translation {
    std::uint32_t english = 0;  // position in `english`
    // How well it translates; of one Dutch stem they add up to 1.
    float weight = 0;
    // t(dutch | english): probability that an English text with this word has the Dutch one in Dutch.
    float back = 0;

    friend bool operator==(const Translation& a, const Translation& b) {
      return a.english == b.english && a.weight == b.weight && a.back == b.back;
    }
  };

  std::vector<std::string> dutch;    // stems, strictly ascending
  std::vector<std::string> english;  // stems, strictly ascending
  std::vector<std::uint32_t> ends;   // by Dutch stem: end of its translations; the first begins at 0
  std::vector<Translation> translations;
  std::vector<CompoundPart> parts;  // strictly ascending words
};

// Why a lexicon cannot be used, for a text that names it; empty when it keeps its invariants.
std::string LexiconFault(const Lexicon& lexicon);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_LEXICON_H_
