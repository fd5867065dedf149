#include "matching/label_features.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace perron {
namespace {

constexpr std::size_t kBeginning = 6;
constexpr std::size_t kRuns[] = {4, 5};

bool IsWordByte(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

// A word as code points, each of one to four bytes of UTF-8.
using Word = std::vector<std::string>;

void AddByte(char byte, Word& word) {
  const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
  if (continues && !word.empty()) {
    word.back().push_back(byte);
  } else {
    word.emplace_back(1, byte);
  }
}

template <typename Visit>
void ForEachWord(std::string_view text, const Visit& visit) {
  Word word;
  for (const char raw : text) {
    const char byte = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
    if (IsWordByte(static_cast<unsigned char>(byte))) {
      AddByte(byte, word);
    } else if (!word.empty()) {
      visit(word);
      word.clear();
    }
  }
  if (!word.empty()) visit(word);
}

std::string Join(const Word& word, std::size_t begin, std::size_t count) {
  std::string joined;
  for (std::size_t i = begin; i < std::min(begin + count, word.size()); ++i) joined += word[i];
  return joined;
}

std::vector<std::string> EachOnce(std::vector<std::string> features) {
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

}  // namespace

std::vector<std::string> WordFeatures(std::string_view text) {
  std::vector<std::string> features;
  ForEachWord(text, [&](const Word& word) { features.push_back(Join(word, 0, kBeginning)); });
  return EachOnce(std::move(features));
}

std::vector<std::string> LabelWordFeatures(const ConceptLabels& labels) {
  std::string all = labels.preferred;
  for (const std::string& alternative : labels.alternatives) all += '\n' + alternative;
  return WordFeatures(all);
}

std::vector<std::string> LetterFeatures(std::string_view text) {
  std::vector<std::string> features;
  ForEachWord(text, [&](Word word) {
    word.insert(word.begin(), "<");
    word.emplace_back(">");
    for (const std::size_t length : kRuns) {
      for (std::size_t begin = 0; begin + length <= word.size(); ++begin) features.push_back(Join(word, begin, length));
    }
  });
  return EachOnce(std::move(features));
}

}  // namespace perron
