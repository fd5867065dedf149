#include "index/text/sentence_words.h"

#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

TEST(WordsOfTest, WordsKeepTheirPlace) {
  const std::string text = "\xE2\x80\xA2 Caf\xC3\xA9's, C# (foto\xE2\x80\x99s)";
  const std::vector<TextWord> words = WordsOf(text, 0, text.size());
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(text.substr(words[0].begin, words[0].end - words[0].begin), "Caf\xC3\xA9's");
  EXPECT_EQ(words[0].folded, "cafes");
  EXPECT_TRUE(words[0].capital);
  EXPECT_EQ(words[1].folded, "c#");
  EXPECT_TRUE(words[1].after_comma);
  EXPECT_FALSE(words[2].capital);
  EXPECT_TRUE(WordsOf("", 0, 0).empty());
}

TEST(WordsOfTest, OnlyThePartThatIsAsked) {
  const std::string text = "een twee (drie) vier";
  const std::vector<TextWord> words = WordsOf(text, 4, 15);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].folded, "twee");
  EXPECT_EQ(words[1].folded, "drie");
  EXPECT_TRUE(words[1].after_bracket);
  EXPECT_FALSE(HasCapital(text));
}

}  // namespace
}  // namespace perron
