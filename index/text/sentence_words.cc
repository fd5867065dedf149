#include "index/text/sentence_words.h"

#include <algorithm>
#include <utility>

#include "index/fold_label.h"

namespace perron {
namespace {

bool IsWordByte(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c >= 0x80) return true;
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  if (c == '\'') {  // between letters: "foto's"
    const auto letter = [&](std::size_t at) {
      if (at >= text.size()) return false;
      const auto one = static_cast<unsigned char>(text[at]);
      return one >= 0x80 || ((one | 0x20U) >= 0x61U && (one | 0x20U) <= 0x7AU);  // a to z in either case
    };
    return i > 0 && letter(i - 1) && letter(i + 1);
  }
  return (c == '+' || c == '#') && i > 0 && (text[i - 1] == text[i] || (text[i - 1] >= 'A' && text[i - 1] <= 'Z'));
}

// Signs of three bytes that are no letters: dashes, quotes, bullets, arrows, ticks, the euro.
bool IsSign(std::string_view text, std::size_t i) {
  return i + 2 < text.size() && static_cast<unsigned char>(text[i]) == 0xE2 &&
         text.substr(i, 3) != "\xE2\x80\x99";  // the apostrophe of "foto’s"
}

}  // namespace

bool HasCapital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<TextWord> WordsOf(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<TextWord> words;
  bool comma = false;
  bool bracket = false;
  for (std::size_t i = begin; i < end;) {
    if (IsSign(text, i)) {
      i += 3;
      continue;
    }
    if (!IsWordByte(text, i)) {
      comma = comma || text[i] == ',' || text[i] == ':' || text[i] == ';';
      bracket = bracket || text[i] == '(' || text[i] == ')';
      ++i;
      continue;
    }
    std::size_t last = i;
    while (last < end && IsWordByte(text, last) && !IsSign(text, last)) ++last;
    TextWord word{.begin = i, .end = last, .folded = FoldLabel(text.substr(i, last - i))};
    word.after_comma = comma || bracket;
    word.after_bracket = bracket && !comma;
    word.capital = HasCapital(text.substr(i, last - i));
    word.folded.erase(std::remove(word.folded.begin(), word.folded.end(), ' '), word.folded.end());
    if (!word.folded.empty()) {
      words.push_back(std::move(word));
      comma = false;
      bracket = false;
    }
    i = last;
  }
  return words;
}

}  // namespace perron
