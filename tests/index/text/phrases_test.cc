#include "index/text/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

using testing::ElementsAre;

std::vector<std::string> Texts(const std::string& sentence) {
  std::vector<std::string> texts;
  for (const Phrase& phrase : PhrasesOf(WordsOf(sentence, 0, sentence.size()))) texts.push_back(phrase.text);
  return texts;
}

TEST(PhrasesTest, CommasAndConjunctionsCut) {
  EXPECT_THAT(Texts("leidingen frezen, kabels trekken en de meterkast afmonteren"),
              ElementsAre("leidingen frezen", "kabels trekken", "meterkast afmonteren"));
}

TEST(PhrasesTest, ASharedVerbIsGivenToEach) {
  EXPECT_THAT(Texts("toiletten en keukens reinigen"), ElementsAre("toiletten reinigen", "keukens reinigen"));
}

TEST(PhrasesTest, ASharedObjectIsGivenToEach) {
  EXPECT_THAT(Texts("laden en lossen van vrachtwagens"),
              ElementsAre("laden van vrachtwagens", "lossen van vrachtwagens"));
}

TEST(PhrasesTest, FunctionWordsAtTheEdgesGoAndParticlesStay) {
  EXPECT_THAT(Texts("Je ruimt de bouwplaats op"), ElementsAre("ruimt de bouwplaats op"));
  EXPECT_THAT(Texts("en de"), ElementsAre());
}

TEST(PhrasesTest, WordsAreThoseOfTheSentence) {
  const std::string sentence = "Je laadt, lost en controleert de goederen van de klant";
  const std::vector<TextWord> words = WordsOf(sentence, 0, sentence.size());
  std::size_t last = 0;
  for (const Phrase& phrase : PhrasesOf(words)) {
    EXPECT_LE(last, phrase.first_word);
    EXPECT_LE(phrase.first_word, phrase.last_word);
    EXPECT_LT(phrase.last_word, words.size());
    last = phrase.last_word + 1;
  }
}

TEST(PhrasesTest, ALongSentenceCostsNoMore) {
  std::string sentence;
  for (int i = 0; i < 5000; ++i) sentence += "lassen, ";
  EXPECT_LE(PhrasesOf(WordsOf(sentence, 0, sentence.size())).size(), kMostPhrases);
}

}  // namespace
}  // namespace perron
