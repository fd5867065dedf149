#include "index/text/letter_ngrams.h"

#include <string>

namespace perron {
namespace {

std::uint64_t KeyOf(std::string_view bytes) {
  std::uint64_t key = 0;
  for (const char byte : bytes) key = key << 8 | static_cast<unsigned char>(byte);
  return key;
}

void AddWord(std::string_view word, std::vector<std::uint64_t>& out) {
  std::string padded;
  padded.reserve(word.size() + 2);
  padded += ' ';
  padded += word;
  padded += ' ';
  const std::string_view text = padded;
  for (std::size_t size = kMinNgram; size <= kMaxNgram; ++size) {
    if (text.size() <= size) {  // the whole word
      out.push_back(KeyOf(text));
      return;
    }
    for (std::size_t begin = 0; begin + size <= text.size(); ++begin) out.push_back(KeyOf(text.substr(begin, size)));
  }
}

}  // namespace

std::vector<std::uint64_t> LetterNgrams(std::string_view folded) {
  std::vector<std::uint64_t> keys;
  while (!folded.empty()) {
    const std::size_t end = folded.find(' ');
    if (end != 0) AddWord(folded.substr(0, end), keys);
    folded.remove_prefix(end == std::string_view::npos ? folded.size() : end + 1);
  }
  return keys;
}

}  // namespace perron
