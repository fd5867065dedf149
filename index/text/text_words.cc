#include "index/text/text_words.h"

namespace perron {

std::vector<std::string_view> SplitFolded(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = folded.find(' ');
    if (end != 0) words.push_back(folded.substr(0, end));
    folded.remove_prefix(end == std::string_view::npos ? folded.size() : end + 1);
  }
  return words;
}

std::vector<std::string> StemsOf(std::string_view folded, TextLanguage language, const Stemmer& stemmer,
                                 const CompoundSplitter* compounds) {
  std::vector<std::string> stems;
  for (const std::string_view word : SplitFolded(folded)) {
    if (IsStopWord(language, word)) continue;
    stems.emplace_back(stemmer.Stem(word));
    if (compounds == nullptr) continue;
    for (const std::string_view part : compounds->Split(word)) {
      if (!IsStopWord(language, part)) stems.emplace_back(stemmer.Stem(part));
    }
  }
  return stems;
}

std::uint64_t TermKey(std::string_view stem) {
  std::uint64_t key = 0xCBF29CE484222325ULL;
  for (const char byte : stem) key = (key ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return key;
}

}  // namespace perron
