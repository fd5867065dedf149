#include "matching/label_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LabelWordsTest, AnEnglishSkillBeginsWithWhatIsDone) {
  const LabelWords split = SplitLabel("Bake fresh breads", LabelLanguage::kEnglish, true);
  EXPECT_EQ(split.verb, "bake");
  EXPECT_THAT(split.objects, ElementsAre("bread", "fresh"));
}

TEST(LabelWordsTest, KnowledgeHasNoVerb) {
  const LabelWords split = SplitLabel("types of wood", LabelLanguage::kEnglish, false);
  EXPECT_EQ(split.verb, "");
  EXPECT_THAT(split.objects, ElementsAre("wood")) << "what sort of thing it is does not count";
  EXPECT_TRUE(split.sorts);
  EXPECT_FALSE(SplitLabel("wood", LabelLanguage::kEnglish, false).sorts);
  EXPECT_TRUE(SplitLabel("soorten hout", LabelLanguage::kDutch, false).sorts);
}

TEST(LabelWordsTest, ASingleWordIsAnObject) {
  const LabelWords split = SplitLabel("swim", LabelLanguage::kEnglish, true);
  EXPECT_EQ(split.verb, "");
  EXPECT_THAT(split.objects, ElementsAre("swim"));
}

TEST(LabelWordsTest, ADutchSkillHasTheVerbLastOrBeforeAPreposition) {
  EXPECT_EQ(SplitLabel("heftruck besturen", LabelLanguage::kDutch, true).verb, "bestur");
  EXPECT_THAT(SplitLabel("heftruck besturen", LabelLanguage::kDutch, true).objects, ElementsAre("heftruck"));
  EXPECT_EQ(SplitLabel("toezicht houden op het werk", LabelLanguage::kDutch, true).verb, "houd");
  EXPECT_EQ(SplitLabel("dieren van de boerderij verzorgen", LabelLanguage::kDutch, true).verb, "verzorg");
}

TEST(LabelWordsTest, FormsOfAWordAreOne) {
  for (const char* text : {"machine", "machines", "machinery"}) {
    EXPECT_THAT(ContentWords(text, LabelLanguage::kEnglish), ElementsAre("machin")) << text;
  }
  for (const char* text : {"weld", "welding", "welded", "welds"}) {
    EXPECT_THAT(ContentWords(text, LabelLanguage::kEnglish), ElementsAre("weld")) << text;
  }
  for (const char* text : {"bake", "baking", "baked", "bakery"}) {
    EXPECT_THAT(ContentWords(text, LabelLanguage::kEnglish), ElementsAre("bake")) << text;
  }
  for (const char* text : {"string", "feed", "thing"}) {
    EXPECT_THAT(ContentWords(text, LabelLanguage::kEnglish), ElementsAre(text));
  }
  EXPECT_NE(ContentWords("care", LabelLanguage::kEnglish), ContentWords("car", LabelLanguage::kEnglish));
  EXPECT_EQ(ContentWords("construction", LabelLanguage::kEnglish),
            ContentWords("constructing", LabelLanguage::kEnglish));
  EXPECT_NE(ContentWords("electric", LabelLanguage::kEnglish), ContentWords("electronic", LabelLanguage::kEnglish));
  EXPECT_EQ(ContentWords("bomen", LabelLanguage::kDutch), ContentWords("boom", LabelLanguage::kDutch));
  EXPECT_EQ(ContentWords("wagens", LabelLanguage::kDutch), ContentWords("wagen", LabelLanguage::kDutch));
}

TEST(LabelWordsTest, KeepsWhatIsWrittenWithSigns) {
  EXPECT_THAT(ContentWords("C++, C#", LabelLanguage::kEnglish), ElementsAre("c++", "c#"));
}

TEST(LabelWordsTest, NothingIsNothing) {
  EXPECT_THAT(ContentWords("", LabelLanguage::kEnglish), IsEmpty());
  EXPECT_THAT(SplitLabel(" - ", LabelLanguage::kDutch, true).objects, IsEmpty());
}

}  // namespace
}  // namespace perron
