#include "index/text/lexicon_learner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/index/text/text_world.h"

namespace perron {
namespace {

using testing::Contains;
using testing::IsEmpty;

// The best English stem for a Dutch one; empty when there is none.
std::string Best(const Lexicon& lexicon, const std::string& dutch) {
  const auto found = std::find(lexicon.dutch.begin(), lexicon.dutch.end(), dutch);
  if (found == lexicon.dutch.end()) return "";
  const auto row = static_cast<std::size_t>(found - lexicon.dutch.begin());
  const std::size_t begin = row == 0 ? 0 : lexicon.ends[row - 1];
  return begin == lexicon.ends[row] ? "" : lexicon.english[lexicon.translations[begin].english];
}

Dictionaries SomeWords() {
  Dictionaries dictionaries;
  dictionaries.dutch_words = {"heftruck", "kamer", "lassen", "onbekend", "vork"};
  dictionaries.dutch_english = {{"dweilen", {"mop", "to mop"}}, {"vork", {"fork"}}};
  return dictionaries;
}

TEST(LexiconLearnerTest, LearnsWhichWordsTranslateEachOther) {
  const Lexicon lexicon = LearnLexicon(TextWorld(), Dictionaries());
  EXPECT_EQ(LexiconFault(lexicon), "");
  EXPECT_EQ(Best(lexicon, "metal"), "metal");
  EXPECT_EQ(Best(lexicon, "schoonmak"), "clean");
  EXPECT_EQ(Best(lexicon, "reparer"), "repair");
  EXPECT_EQ(Best(lexicon, "dweil"), "");
}

TEST(LexiconLearnerTest, TakesTranslationsAndPartsFromDictionaries) {
  const Lexicon lexicon = LearnLexicon(TextWorld(), SomeWords());
  EXPECT_EQ(Best(lexicon, "dweil"), "mop");
  EXPECT_THAT(lexicon.parts, Contains(CompoundPart{"vork", 1}));
  EXPECT_THAT(lexicon.parts, Contains(CompoundPart{"lassen", 2}));
  for (const CompoundPart& part : lexicon.parts) EXPECT_NE(part.word, "onbekend") << "it leads to nothing";
}

TEST(LexiconLearnerTest, WeightsOfAWordAddUpToOne) {
  const Lexicon lexicon = LearnLexicon(TextWorld(), SomeWords());
  ASSERT_FALSE(lexicon.dutch.empty());
  for (std::size_t row = 0; row < lexicon.dutch.size(); ++row) {
    float sum = 0;
    for (std::size_t i = row == 0 ? 0 : lexicon.ends[row - 1]; i < lexicon.ends[row]; ++i) {
      sum += lexicon.translations[i].weight;
    }
    EXPECT_NEAR(sum, 1, 1e-5) << lexicon.dutch[row];
  }
}

TEST(LexiconLearnerTest, LearnsTheSameTwice) {
  const Lexicon first = LearnLexicon(TextWorld(), SomeWords());
  const Lexicon second = LearnLexicon(TextWorld(), SomeWords());
  EXPECT_EQ(first.dutch, second.dutch);
  EXPECT_EQ(first.english, second.english);
  EXPECT_TRUE(first.translations == second.translations);
  EXPECT_TRUE(first.parts == second.parts);
}

TEST(LexiconLearnerTest, WithOneLanguageThereIsOnlyTheDictionary) {
  Taxonomy dutch = TextWorld();
  for (Competency& one : dutch.competencies) one.labels.erase(one.labels.begin());
  for (Occupation& one : dutch.occupations) one.labels.erase(one.labels.begin());
  EXPECT_EQ(Best(LearnLexicon(dutch, SomeWords()), "metal"), "");
  EXPECT_EQ(Best(LearnLexicon(dutch, SomeWords()), "dweil"), "mop");
  Taxonomy english;
  english.languages = {"en"};
  EXPECT_THAT(LearnLexicon(english, SomeWords()).dutch, IsEmpty());
  EXPECT_THAT(LearnLexicon(Taxonomy(), Dictionaries()).parts, IsEmpty());
}

}  // namespace
}  // namespace perron
