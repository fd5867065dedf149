#ifndef PERRON_MATCHING_LABEL_WORDS_H_
#define PERRON_MATCHING_LABEL_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace perron {

// Languages whose labels are understood well enough to say which word is what is done and which is what it is done to.
enum class LabelLanguage { kEnglish, kDutch };

// The words of a label by their role.
struct LabelWords {
  std::string verb;                  // what is done ("operate"), stemmed; empty where nothing is
  std::vector<std::string> objects;  // what it is done to or is about, stemmed, ascending, each once
  bool sorts = false;                // "types of wood", "rivet types"
};

// Splits a text into words: lower case, only letters, digits and "+#" ("c++"); bytes above ASCII are letters. Words
// that carry no meaning of their own ("the", "of", "types", "methods") are left out, the rest is stemmed lightly
// (plurals,
// "-ing", "-ed", Dutch "-en").
std::vector<std::string> ContentWords(std::string_view text, LabelLanguage language);

// The roles of the words of a label. `is_skill`: the label says what somebody does, as those of skills do; then English
// begins with the verb ("operate forklift") and Dutch has it last ("heftruck besturen") or before the first preposition
// ("toezicht houden op het werk"). Knowledge ("types of wood") has objects only.
LabelWords SplitLabel(std::string_view label, LabelLanguage language, bool is_skill);

}  // namespace perron

#endif  // PERRON_MATCHING_LABEL_WORDS_H_
