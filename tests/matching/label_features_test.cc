#include "matching/label_features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LabelFeaturesTest, WordsCountByTheirFirstSixLetters) {
  EXPECT_THAT(WordFeatures("Operate forklifts, operate-forklift trucks"), ElementsAre("forkli", "operat", "trucks"));
  EXPECT_THAT(WordFeatures(" ,;- "), IsEmpty());
}

TEST(LabelFeaturesTest, LettersOfSeveralBytesStayWhole) {
  EXPECT_THAT(WordFeatures("crème brûlée"), ElementsAre("brûlée", "crème"));
  EXPECT_THAT(LetterFeatures("één"), ElementsAre("<één", "<één>", "één>"));
}

TEST(LabelFeaturesTest, AlternativesCountToo) {
  ConceptLabels labels;
  labels.preferred = "bake bread";
  labels.alternatives = {"baking bread", "make bread"};
  EXPECT_THAT(LabelWordFeatures(labels), ElementsAre("bake", "baking", "bread", "make"));
}

TEST(LabelFeaturesTest, LetterRunsStayWithinAWord) {
  EXPECT_THAT(LetterFeatures("Las op"), ElementsAre("<las", "<las>", "<op>", "las>"));
  EXPECT_THAT(LetterFeatures("lassen"),
              ElementsAre("<las", "<lass", "asse", "assen", "lass", "lasse", "sen>", "ssen", "ssen>"));
}

}  // namespace
}  // namespace perron
