#include "index/text/meaning_index.h"

#include <gtest/gtest.h>

#include <cmath>

#include "index/text/text_words.h"

namespace perron {
namespace {

const std::vector<ConceptWords>& Concepts() {
  static const auto& concepts =
      *new std::vector<ConceptWords>{{{"metal", "las"}, {"weld", "metal"}, {"solder"}, {"weld", "thing"}},
                                     {{"kamer", "schoonmak"}, {"clean", "room"}, {}, {}},
                                     {{}, {}, {}, {}}};
  return concepts;
}

LinkQuery::Stem Stem(std::string_view dutch, std::vector<LinkQuery::Meaning> meanings) {
  return {TermKey(dutch), std::move(meanings)};
}

TEST(MeaningIndexTest, IsTheLanguageModelThatItSays) {
  LinkQuery query;
  query.stems = {Stem("solderen", {{TermKey("weld"), 0.6F, 0.3F}, {TermKey("solder"), 0.4F, 0.5F}}),
                 Stem("onbekend", {{TermKey("unknown"), 1, 1}})};
  const auto likeness = MeaningIndex(Concepts()).Compare(query, {0, 1, 2});
  // Labels: 3 words in concept 0, 2 in concept 1. Texts: 5 and 2.
  const double in_labels = 0.3 * 1 / 3 + 0.5 * 1 / 3, all_labels = 0.3 * 1 / 5 + 0.5 * 1 / 5;
  const double in_text = 0.3 * 2 / 5 + 0.5 * 1 / 5, all_text = 0.3 * 2 / 7 + 0.5 * 1 / 7;
  EXPECT_NEAR(likeness[0].labels, std::log1p(0.7 / 0.3 * in_labels / all_labels) / 20, 1e-6);
  EXPECT_NEAR(likeness[0].text, std::log1p(0.7 / 0.3 * in_text / all_text) / 20, 1e-6);
  EXPECT_EQ(likeness[1].labels, 0);
  EXPECT_EQ(likeness[2].text, 0);
}

TEST(MeaningIndexTest, CoverageCountsDutchStemsAndTranslations) {
  LinkQuery query;
  query.stems = {Stem("metal", {}), Stem("lasapparat", {{TermKey("weld"), 0.5F, 0.1F}})};
  const auto likeness = MeaningIndex(Concepts()).Compare(query, {0, 1});
  // Rarity ln(4/2) + 1 for a stem of one concept of three, ln(4/1) + 1 for one of none.
  const double first = std::log(2.0) + 1, second = std::log(4.0) + 1;
  EXPECT_NEAR(likeness[0].coverage, (first + 0.5 * second) / (first + second), 1e-6);
  EXPECT_EQ(likeness[1].coverage, 0);
}

TEST(MeaningIndexTest, ComparesWithWhatIsSaidInEnglish) {
  const MeaningIndex index(Concepts());
  LinkQuery query;
  query.words = {{TermKey("weld"), 1}};
  std::vector<float> preferred(3, 0), text(3, 0);
  index.AddPreferredCosines(query, 1, preferred);
  index.AddTextCosines(query, 1, text);
  EXPECT_NEAR(preferred[0], 1 / std::sqrt(2.0), 1e-6);
  EXPECT_GT(text[0], 0.5);
  EXPECT_EQ(text[1], 0);
}

TEST(MeaningIndexTest, AQueryWithoutStemsIsLikeNothing) {
  EXPECT_EQ(MeaningIndex(Concepts()).Compare(LinkQuery(), {0, 1}).at(0).coverage, 0);
}

}  // namespace
}  // namespace perron
