#include "clients/bench/linking_quality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/text/lexicon_learner.h"
#include "tests/index/text/text_world.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(LinkingQualityTest, TheLinkerRanksAsTheProductDoes) {
  const Taxonomy taxonomy = TextWorld();
  const auto linker = MakeCompetencyLinker(taxonomy, LearnLexicon(taxonomy, Dictionaries()));
  const std::vector<std::uint32_t> ranked = RankByLinker(*linker, "metaal repareren", 10);
  const std::vector<ConceptLinker::Hit> hits = linker->Link("metaal repareren", 10);
  ASSERT_EQ(ranked.size(), hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) EXPECT_EQ(ranked[i], hits[i].concept_number);
}

TEST(LinkingQualityTest, BaselinesRankByLettersAndByWords) {
  const Taxonomy taxonomy = TextWorld();
  const LetterBaseline letters(CompetencyLabels(taxonomy), taxonomy.languages);
  EXPECT_EQ(letters.Rank("metaal lasser", 10).front(), 0U);
  EXPECT_THAT(letters.Rank("schoonmaken", 1), SizeIs(1));
  EXPECT_THAT(letters.Rank("clean rooms", 10), IsEmpty()) << "Dutch labels only";
  const auto search = MakeLabelSearch(OccupationLabels(taxonomy));
  EXPECT_THAT(RankByLabelSearch(*search, "poetsvrouw", 10), ElementsAre(0));
  EXPECT_THAT(RankByLabelSearch(*search, "welder", 10), ElementsAre(1));
}

}  // namespace
}  // namespace perron
