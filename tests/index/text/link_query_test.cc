#include "index/text/link_query.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "index/text/lexicon_learner.h"
#include "index/text/text_words.h"
#include "tests/index/text/text_world.h"

namespace perron {
namespace {

Lexicon SmallLexicon() {
  Lexicon lexicon;
  lexicon.dutch = {"heftruck", "rijd"};
  lexicon.english = {"drive", "forklift"};
  lexicon.ends = {1, 3};
  lexicon.translations = {{1, 1, 0.5F}, {0, 0.75F, 0.5F}, {1, 0.25F, 0.1F}};
  lexicon.parts = {{"chauffeur", 9}, {"heftruck", 9}};
  return lexicon;
}

float Amount(const LinkQuery& query, std::string_view english) {
  for (const WeightedTerm& term : query.words) {
    if (term.key == TermKey(english)) return term.amount;
  }
  return 0;
}

TEST(LinkQueryTest, AddsUpTheMeaningsOfItsStems) {
  const LinkQuery query = LinkQueryReader(SmallLexicon()).Read("Heftruck rijden!");
  EXPECT_EQ(query.folded, "heftruck rijden");
  EXPECT_FALSE(query.english);
  ASSERT_EQ(query.stems.size(), 2U);
  EXPECT_EQ(query.stems[0].key, TermKey("heftruck"));
  EXPECT_NEAR(Amount(query, "forklift"), 1.25, 1e-6);
  EXPECT_NEAR(Amount(query, "drive"), 0.75, 1e-6);
  EXPECT_TRUE(std::is_sorted(query.words.begin(), query.words.end(),
                             [](const WeightedTerm& a, const WeightedTerm& b) { return a.key < b.key; }));
}

TEST(LinkQueryTest, AWordThatIsNotKnownStandsForItself) {
  const LinkQuery query = LinkQueryReader(SmallLexicon()).Read("heftruck kubernetes");
  EXPECT_EQ(Amount(query, "kubernet"), 1);
}

TEST(LinkQueryTest, TakesCompoundsApart) {
  const LinkQuery query = LinkQueryReader(SmallLexicon()).Read("heftruckchauffeur");
  ASSERT_EQ(query.stems.size(), 3U);
  EXPECT_EQ(query.stems[1].key, TermKey("heftruck"));
  EXPECT_EQ(Amount(query, "forklift"), 1);
}

TEST(LinkQueryTest, TellsEnglishFromDutch) {
  const LinkQueryReader reader(SmallLexicon());
  const LinkQuery english = reader.Read("drive the forklift");
  EXPECT_TRUE(english.english);
  EXPECT_EQ(english.stems.size(), 2U);
  EXPECT_EQ(Amount(english, "forklift"), 1);
  EXPECT_FALSE(reader.Read("de heftruck rijden").english);
  EXPECT_FALSE(LinkQueryReader(Lexicon()).Read("lassen").english);
}

TEST(LinkQueryTest, LooksAtSoManyWordsAndNoMore) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "woord" + std::to_string(i) + " ";
  EXPECT_EQ(LinkQueryReader(Lexicon()).Read(text).stems.size(), kMaxStems);
  EXPECT_TRUE(LinkQueryReader(Lexicon()).Read("").stems.empty());
}

}  // namespace
}  // namespace perron
