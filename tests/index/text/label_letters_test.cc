#include "index/text/label_letters.h"

#include <gtest/gtest.h>

#include "index/text/letter_ngrams.h"

namespace perron {
namespace {

std::vector<float> Best(const LabelLetters& letters, std::string_view folded) {
  return letters.BestCosines(CountTerms(LetterNgrams(folded)));
}

TEST(LabelLettersTest, TheBestLabelOfAConceptCounts) {
  const LabelLetters letters({{"heftruck besturen", "vorkheftruck bedienen"}, {}, {"metaal lassen"}});
  ASSERT_EQ(letters.concepts(), 3U);
  const std::vector<float> same = Best(letters, "vorkheftruck bedienen");
  EXPECT_NEAR(same[0], 1, 1e-5);
  EXPECT_EQ(same[1], 0);
  const std::vector<float> like = Best(letters, "heftruk");
  EXPECT_GT(like[0], 0.2);
  EXPECT_LT(like[0], 1);
  EXPECT_EQ(like[2], 0);
}

TEST(LabelLettersTest, OfNoConceptsThereIsNothing) { EXPECT_TRUE(Best(LabelLetters(), "lassen").empty()); }

}  // namespace
}  // namespace perron
