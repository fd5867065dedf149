#include "index/text/mention_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>

namespace perron {
namespace {

const std::vector<MentionIndex::Entry>& Entries() {
  static const auto* const entries = new std::vector<MentionIndex::Entry>{
      {0, "heftrucks bedienen", WordLanguage::kDutch, true},
      {1, "vracht lossen", WordLanguage::kDutch, true},
      {2, "klachten van klanten behandelen", WordLanguage::kDutch, true},
      {3, "Java (computerprogrammering)", WordLanguage::kDutch, true},
      {4, "opruimen", WordLanguage::kDutch, true},
      {5, "schoonmaakmiddelen gebruiken", WordLanguage::kDutch, true},
      {5, "middelen", WordLanguage::kDutch, false},
      {5, "schoonmaak", WordLanguage::kDutch, false},
      {6, "manage staff", WordLanguage::kEnglish, true},
      {7, "klanten helpen", WordLanguage::kDutch, true},
      {8, "vloeren", WordLanguage::kDutch, true},
      {9, "C++", WordLanguage::kEnglish, true},
  };
  return *entries;
}

class MentionIndexTest : public testing::Test {
 protected:
  std::optional<Mention> Find(const std::string& sentence, std::uint32_t number, float least = 0.5F) const {
    for (const Mention& mention : index_.Find(WordsOf(sentence, 0, sentence.size()), least)) {
      if (mention.concept_number == number) return mention;
    }
    return std::nullopt;
  }

  const MentionIndex index_{Entries(), Lexicon()};
};

TEST_F(MentionIndexTest, AWholeLabelInAnyOrderAndForm) {
  const auto mention = Find("Je behandelt met plezier klachten van een klant", 2);
  ASSERT_TRUE(mention.has_value());
  EXPECT_TRUE(mention->complete);
  EXPECT_GT(mention->coverage, 0.9F);
  EXPECT_EQ(mention->first_word, 1U);
  EXPECT_EQ(mention->last_word, 7U);
}

TEST_F(MentionIndexTest, APartOfALabelIsCoveredInPart) {
  const auto mention = Find("Je rijdt op de heftruck", 0, 0.3F);
  ASSERT_TRUE(mention.has_value());
  EXPECT_FALSE(mention->complete);
  EXPECT_LT(mention->coverage, 0.9F);
  EXPECT_FALSE(Find("Je rijdt op de heftruck", 0, 0.95F).has_value());
}

TEST_F(MentionIndexTest, WordsFarApartCountLessThanNear) {
  const auto near = Find("klanten helpen", 7);
  const auto far = Find("klanten aan de balie in het gebouw snel helpen", 7);
  ASSERT_TRUE(near.has_value() && far.has_value());
  EXPECT_GT(near->density, far->density);
}

TEST_F(MentionIndexTest, ANameNeedsItsCapital) {
  EXPECT_TRUE(Find("ervaring met Java", 3).has_value());
  EXPECT_FALSE(Find("een reis naar java", 3).has_value());
  EXPECT_TRUE(Find("je kent C++ goed", 9).has_value());
}

TEST_F(MentionIndexTest, ASeparatedVerbIsFound) { EXPECT_TRUE(Find("je ruimt aan het einde alles op", 4).has_value()); }

TEST_F(MentionIndexTest, PartsOfCompoundsMeet) { EXPECT_TRUE(Find("omgaan met schoonmaakmiddelen", 5).has_value()); }

TEST_F(MentionIndexTest, EnglishTextsFindEnglishLabels) {
  EXPECT_TRUE(Find("you will be managing our staff", 6).has_value());
}

TEST_F(MentionIndexTest, TranslationsFindEnglishLabels) {
  Lexicon lexicon;
  lexicon.dutch = {"leid", "personel"};
  lexicon.english = {"manag", "staff"};
  lexicon.ends = {1, 2};
  lexicon.translations = {{0, 1, 1}, {1, 1, 1}};
  const std::string sentence = "je leidt personeel";
  const std::vector<TextWord> words = WordsOf(sentence, 0, sentence.size());
  const auto managers = [&](const MentionIndex& index) {
    const std::vector<Mention> found = index.Find(words, 0.3F);
    return std::count_if(found.begin(), found.end(), [](const Mention& one) { return one.concept_number == 6; });
  };
  EXPECT_EQ(managers(index_), 0);
  EXPECT_EQ(managers(MentionIndex(Entries(), lexicon)), 1);
}

TEST_F(MentionIndexTest, RareWordsWeighMoreAndFunctionWordsNothing) {
  EXPECT_GT(index_.Rarity("heftruck"), index_.Rarity("klanten"));
  EXPECT_EQ(index_.Rarity("de"), 0);
}

TEST_F(MentionIndexTest, MentionsLieInTheSentence) {
  std::mt19937 random(3);
  const std::string words[] = {"heftruck", "bedient", "klanten", "klacht",     "op",       "ruimt", "de",
                               "helpt",    ",",       "Java",    "schoonmaak", "middelen", "vloer"};
  for (int round = 0; round < 2000; ++round) {
    std::string sentence;
    for (int i = 0; i < 15; ++i) sentence += words[random() % std::size(words)] + " ";
    const std::vector<TextWord> split = WordsOf(sentence, 0, sentence.size());
    std::uint32_t last = 0;
    for (const Mention& one : index_.Find(split, 0.3F)) {
      ASSERT_LE(one.first_word, one.last_word);
      ASSERT_LT(one.last_word, split.size());
      ASSERT_GE(one.coverage, 0.3F);
      ASSERT_LE(one.coverage, 1.0F);
      ASSERT_LE(one.density, 1.0001F);
      ASSERT_GE(one.concept_number, last);
      last = one.concept_number;
    }
  }
}

}  // namespace
}  // namespace perron
