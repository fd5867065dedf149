#include "index/text/stemmer.h"

#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

TEST(StemmerTest, TakesEndingsOffInItsLanguage) {
  const Stemmer dutch(TextLanguage::kDutch);
  EXPECT_EQ(std::string(dutch.Stem("bedienen")), "bedien");
  EXPECT_EQ(std::string(dutch.Stem("lassers")), std::string(dutch.Stem("lasser")));
  const Stemmer english(TextLanguage::kEnglish);
  EXPECT_EQ(std::string(english.Stem("welding")), "weld");
  EXPECT_EQ(std::string(english.Stem("")), "");
}

TEST(StemmerTest, KnowsStopWordsByLanguage) {
  EXPECT_TRUE(IsStopWord(TextLanguage::kDutch, "het"));
  EXPECT_FALSE(IsStopWord(TextLanguage::kEnglish, "het"));
  EXPECT_TRUE(IsStopWord(TextLanguage::kEnglish, "the"));
  EXPECT_FALSE(IsStopWord(TextLanguage::kDutch, "lassen"));
}

}  // namespace
}  // namespace perron
