#ifndef PERRON_INDEX_TEXT_STATED_DEMANDS_H_
#define PERRON_INDEX_TEXT_STATED_DEMANDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/text/sentence_words.h"

namespace perron {

// A driving licence that a sentence names.
struct StatedLicence {
  std::string licence;         // "B", "CE": one of the codes of perron.v1.Vacancy.licences
  std::size_t first_word = 0;  // positions in the sentence
  std::size_t last_word = 0;
  bool alternative = false;  // something else will do: "rijbewijs B of een fiets"
};

// A language that a sentence asks somebody to speak, read or write.
struct StatedLanguage {
  std::string language;        // ISO 639-3
  std::uint8_t level = 0;      // as perron.v1.LanguageLevel: 1 = A1 to 6 = C2; 0 = not said
  std::size_t first_word = 0;  // positions in the sentence
  std::size_t last_word = 0;
};

// "rijbewijs B of BE", "B-rijbewijs", "driving licence (category C1)"; without a code it is B. `text`: what the words
// are of; codes are in capitals.
std::vector<StatedLicence> FindLicences(std::string_view text, std::span<const TextWord> sentence);

// A name of a language counts where the sentence speaks of speaking, writing, a level or the like, or is a demand
// anyway. Each language once.
std::vector<StatedLanguage> FindLanguages(std::span<const TextWord> sentence, bool is_demand);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_STATED_DEMANDS_H_
