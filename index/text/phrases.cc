#include "index/text/phrases.h"

#include <algorithm>

#include "index/text/word_keys.h"

namespace perron {
namespace {

constexpr std::size_t kMostWordsOfPhrase = 16;

struct Chunk {
  std::size_t begin = 0;  // words
  std::size_t end = 0;
};

bool Joins(std::string_view word) {
  return word == "en" || word == "of" || word == "and" || word == "or" || word == "maar" || word == "but" ||
         word == "zodat" || word == "zoals" || word == "om";
}

bool Says(const TextWord& word) { return !IsFunctionWord(word.folded); }

void TrimChunk(std::span<const TextWord> sentence, Chunk& chunk) {
  while (chunk.begin < chunk.end && !Says(sentence[chunk.begin])) ++chunk.begin;
  // A particle at the end belongs to a verb ("ruim de bouwplaats op").
  while (chunk.end > chunk.begin && !Says(sentence[chunk.end - 1]) && !IsParticle(sentence[chunk.end - 1].folded)) {
    --chunk.end;
  }
}

std::size_t Telling(std::span<const TextWord> sentence, const Chunk& chunk) {
  return static_cast<std::size_t>(std::count_if(sentence.begin() + static_cast<std::ptrdiff_t>(chunk.begin),
                                                sentence.begin() + static_cast<std::ptrdiff_t>(chunk.end), Says));
}

std::string TextOf(std::span<const TextWord> sentence, const Chunk& chunk) {
  std::string text;
  for (std::size_t i = chunk.begin; i < std::min(chunk.end, chunk.begin + kMostWordsOfPhrase); ++i) {
    if (!text.empty()) text += ' ';
    text += sentence[i].folded;
  }
  return text;
}

}  // namespace

std::vector<Phrase> PhrasesOf(std::span<const TextWord> sentence) {
  std::vector<Chunk> chunks;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    Chunk chunk{begin, end};
    TrimChunk(sentence, chunk);
    if (chunk.begin < chunk.end) chunks.push_back(chunk);
  };
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool joins = Joins(sentence[i].folded);
    if (!joins && !(sentence[i].after_comma && i > begin)) continue;
    close(i);
    begin = joins ? i + 1 : i;
  }
  close(sentence.size());

  std::vector<Phrase> phrases;
  for (std::size_t i = 0; i < chunks.size() && phrases.size() < kMostPhrases; ++i) {
    const Chunk& chunk = chunks[i];
    Phrase phrase{TextOf(sentence, chunk), chunk.begin, chunk.end - 1};
    if (Telling(sentence, chunk) == 1) {
      // One word alone: the next part with more than one says what is done with it, by its last word ("toiletten en
      // keukens reinigen") or, when this is the verb, what it is done to ("laden en lossen van vrachtwagens").
      std::size_t next = i + 1;
      while (next < chunks.size() && Telling(sentence, chunks[next]) == 1) ++next;
      if (next < chunks.size() && chunks[next].begin <= chunk.end + 3 * (next - i)) {
        const bool verb = sentence[chunk.end - 1].folded.size() >= 5 &&
                          sentence[chunk.end - 1].folded.substr(sentence[chunk.end - 1].folded.size() - 2) == "en" &&
                          chunks[next].begin + 1 < chunks[next].end && !Says(sentence[chunks[next].begin + 1]);
        const Chunk shared =
            verb ? Chunk{chunks[next].begin + 1, chunks[next].end} : Chunk{chunks[next].end - 1, chunks[next].end};
        phrase.text += ' ' + TextOf(sentence, shared);
      }
    }
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

}  // namespace perron
