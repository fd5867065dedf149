#include "index/text/letter_ngrams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The bytes of a key, for people.
std::string TextOf(std::uint64_t key) {
  std::string text;
  for (; key != 0; key >>= 8U) text.insert(text.begin(), static_cast<char>(key & 0xFFU));
  return text;
}

std::vector<std::string> Ngrams(std::string_view folded) {
  std::vector<std::string> texts;
  for (const std::uint64_t key : LetterNgrams(folded)) texts.push_back(TextOf(key));
  return texts;
}

TEST(LetterNgramsTest, TakesThreeToFiveLettersWithTheEdgesOfTheWord) {
  EXPECT_THAT(Ngrams("lasser"), ElementsAre(" la", "las", "ass", "sse", "ser", "er ", " las", "lass", "asse", "sser",
                                            "ser ", " lass", "lasse", "asser", "sser "));
}

TEST(LetterNgramsTest, AShortWordCountsWholeOnce) {
  EXPECT_THAT(Ngrams("c"), ElementsAre(" c "));
  EXPECT_THAT(Ngrams("ab"), ElementsAre(" ab", "ab ", " ab "));
}

TEST(LetterNgramsTest, NeverGoesAcrossWords) {
  EXPECT_EQ(Ngrams("a b"), (std::vector<std::string>{" a ", " b "}));
  EXPECT_THAT(Ngrams(""), IsEmpty());
}

}  // namespace
}  // namespace perron
