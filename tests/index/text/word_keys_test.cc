#include "index/text/word_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace perron {
namespace {

// Whether a word of a text finds a word of a Dutch label.
bool Meets(const std::string& text, const std::string& label) {
  const WordKeys keys;
  const std::string wanted = keys.OfLabel(label, WordLanguage::kDutch);
  const std::vector<WordKey> found = keys.OfText(text);
  return std::any_of(found.begin(), found.end(), [&](const WordKey& key) { return key.key == wanted; });
}

TEST(WordKeysTest, ConjugatedVerbsMeetTheirInfinitive) {
  for (const auto& [text, label] : std::vector<std::pair<std::string, std::string>>{{"bedient", "bedienen"},
                                                                                    {"controleert", "controleren"},
                                                                                    {"gereden", "rijden"},
                                                                                    {"gewerkt", "werken"},
                                                                                    {"schrijft", "schrijven"},
                                                                                    {"lees", "lezen"},
                                                                                    {"heftruck", "heftrucks"}}) {
    EXPECT_TRUE(Meets(text, label)) << text << " " << label;
  }
}

TEST(WordKeysTest, OtherWordsDoNotMeet) {
  for (const auto& [text, label] : std::vector<std::pair<std::string, std::string>>{
           {"lassen", "lossen"}, {"klant", "plant"}, {"bedienen", "bieden"}}) {
    EXPECT_FALSE(Meets(text, label)) << text << " " << label;
  }
}

TEST(WordKeysTest, EnglishWordsMeetEnglishLabels) {
  const WordKeys keys;
  const std::vector<WordKey> found = keys.OfText("managing");
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const WordKey& key) {
    return key.key == keys.OfLabel("manage", WordLanguage::kEnglish);
  }));
}

TEST(WordKeysTest, KeysAreBestFirstEachOnce) {
  const WordKeys keys;
  for (const char* word : {"werkt", "reed", "orders", "bedient", "a"}) {
    const std::vector<WordKey> found = keys.OfText(word);
    for (std::size_t i = 1; i < found.size(); ++i) {
      EXPECT_LE(found[i].quality, found[i - 1].quality);
      for (std::size_t j = 0; j < i; ++j) EXPECT_NE(found[i].key, found[j].key);
    }
  }
}

TEST(WordKeysTest, SeparatedVerbsArePutTogether) {
  const WordKeys keys;
  EXPECT_EQ(keys.OfSeparated("op", "ruimt"), keys.OfLabel("opruimen", WordLanguage::kDutch));
  EXPECT_EQ(keys.OfSeparated("aan", "trekt"), keys.OfLabel("aantrekken", WordLanguage::kDutch));
}

TEST(WordKeysTest, LanguagesAreKnownByTheirCode) {
  EXPECT_EQ(WordLanguageOf("nl"), WordLanguage::kDutch);
  EXPECT_EQ(WordLanguageOf("en"), WordLanguage::kEnglish);
  EXPECT_EQ(WordLanguageOf("fr"), WordLanguage::kOther);
  EXPECT_EQ(WordKeys().OfLabel("bedienen", WordLanguage::kOther), "bedienen");
}

TEST(WordKeysTest, FunctionWordsAndParticles) {
  EXPECT_TRUE(IsFunctionWord("de"));
  EXPECT_TRUE(IsFunctionWord("the"));
  EXPECT_FALSE(IsFunctionWord("heftruck"));
  EXPECT_TRUE(IsParticle("op"));
  EXPECT_FALSE(IsParticle("de"));
}

}  // namespace
}  // namespace perron
