#include "index/text/text_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TextWordsTest, SplitsAtBlanks) {
  EXPECT_THAT(SplitFolded("lassen van  staal "), ElementsAre("lassen", "van", "staal"));
  EXPECT_THAT(SplitFolded(""), IsEmpty());
}

TEST(TextWordsTest, GivesStemsOfWordsAndThenOfTheirParts) {
  const CompoundSplitter compounds({{"heftruck", 9}, {"chauffeurs", 9}});
  const Stemmer stemmer(TextLanguage::kDutch);
  EXPECT_THAT(StemsOf("de heftruckchauffeurs rijden", TextLanguage::kDutch, stemmer, &compounds),
              ElementsAre("heftruckchauffeur", "heftruck", "chauffeur", "rijd"));
  EXPECT_THAT(StemsOf("de heftruckchauffeurs", TextLanguage::kDutch, stemmer, nullptr),
              ElementsAre("heftruckchauffeur"));
}

TEST(TextWordsTest, KeysAreThoseOfFnv1a) {
  EXPECT_EQ(TermKey(""), 0xCBF29CE484222325ULL);
  EXPECT_EQ(TermKey("a"), 0xAF63DC4C8601EC8CULL);
  EXPECT_NE(TermKey("ab"), TermKey("ba"));
}

}  // namespace
}  // namespace perron
