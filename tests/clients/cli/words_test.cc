#include "clients/cli/words.h"

#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

// A word behind the last one would read past the table; a word out of order would show another one's text.
TEST(WordsTest, EveryWordHasATextInBothLanguages) {
  for (int i = 0; i < static_cast<int>(Word::kCount); ++i) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const char* text = Say(language, static_cast<Word>(i));
      ASSERT_NE(text, nullptr) << "word " << i << " has no text";
      EXPECT_STRNE(text, "") << "word " << i;
    }
  }
}

TEST(WordsTest, TheTableIsInTheOrderOfTheEnumeration) {
  EXPECT_STREQ(Say(Language::kDutch, Word::kFit), "passendheid");
  EXPECT_STREQ(Say(Language::kDutch, Word::kStatusMet), "heb je");
  EXPECT_STREQ(Say(Language::kDutch, Word::kStillMissing), "Wat nog ontbreekt");
  EXPECT_STREQ(Say(Language::kEnglish, Word::kVrijwilligerswerk), "voluntary work");
}

TEST(WordsTest, BothLanguagesHaveTheSamePlaces) {
  for (int i = 0; i < static_cast<int>(Word::kCount); ++i) {
    const std::string dutch = Say(Language::kDutch, static_cast<Word>(i));
    const std::string english = Say(Language::kEnglish, static_cast<Word>(i));
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string place = {'{', digit, '}'};
      EXPECT_EQ(dutch.find(place) == std::string::npos, english.find(place) == std::string::npos) << dutch;
    }
  }
}

TEST(WordsTest, FillsInWhatDiffers) {
  EXPECT_EQ(Say(Language::kDutch, Word::kPercentRange, {"61", "88"}), "61-88 %");
  EXPECT_EQ(Say(Language::kEnglish, Word::kOf, {"3"}), "3 of ");
}

}  // namespace
}  // namespace perron
