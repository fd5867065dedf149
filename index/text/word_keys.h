#ifndef PERRON_INDEX_TEXT_WORD_KEYS_H_
#define PERRON_INDEX_TEXT_WORD_KEYS_H_

#include <string>
#include <string_view>
#include <vector>

#include "index/text/stemmer.h"

namespace perron {

// A form under which a word of a text is looked up among the words of labels.
struct WordKey {
  std::string key;
  float quality = 1;  // above 0 to 1: how sure it is that the word means this
};

// Languages whose inflections are known; words of others are compared as they are.
enum class WordLanguage { kOther, kDutch, kEnglish };

// ISO 639-1 to WordLanguage.
WordLanguage WordLanguageOf(std::string_view code);

// Turns words into keys that are equal for the inflected forms of one word: "bedient", "bedienen" and "bediening".
// Words are folded (index/fold_label.h). Not
// thread-safe, cheap to make.
class WordKeys {
 public:
  // The one key of a word of a label in this language.
  std::string OfLabel(std::string_view word, WordLanguage language) const;

  // All keys of a word of a text in Dutch or English, best first, each once: texts conjugate, where labels have
  // infinitives.
  std::vector<WordKey> OfText(std::string_view word) const;

  // Key of the separable verb whose parts are this (folded) particle and a conjugated form: "aan", "trekt" ->
  // the key of "aantrekken".
  std::string OfSeparated(std::string_view particle, std::string_view verb) const;

 private:
  std::string Dutch(std::string_view word) const;
  std::string English(std::string_view word) const;

  const Stemmer dutch_{TextLanguage::kDutch};
  const Stemmer english_{TextLanguage::kEnglish};
};

// Words that say nothing about what somebody does: articles, pronouns, prepositions, auxiliaries, of both languages.
bool IsFunctionWord(std::string_view folded);

// First parts of separable verbs ("aan", "af", "op").
bool IsParticle(std::string_view folded);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_WORD_KEYS_H_
