#ifndef PERRON_INDEX_TEXT_SENTENCE_WORDS_H_
#define PERRON_INDEX_TEXT_SENTENCE_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perron {

// A word of a text and where it is.
struct TextWord {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string folded;
  bool capital = false;        // has a capital letter
  bool after_comma = false;    // a comma, bracket or the like stands before it
  bool after_bracket = false;  // only a bracket does
};

// Words of text[begin, end), in order. What is not a letter or digit separates, but for "C++" and "C#".
std::vector<TextWord> WordsOf(std::string_view text, std::size_t begin, std::size_t end);

// Whether it has a capital letter of the Latin alphabet.
bool HasCapital(std::string_view text);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_SENTENCE_WORDS_H_
