#include "clients/bench/occupation_rankers.h"

#include <gtest/gtest.h>

#include "clients/bench/related_profiles.h"
#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

// Two families of five occupations each that ask overlapping competencies.
Taxonomy TwoFamilies() {
  Taxonomy taxonomy = MakeTaxonomy(40);
  for (std::uint32_t i = 0; i < 10; ++i) {
    const std::uint32_t first = i < 5 ? i : 15 + i;
    AddOccupation(taxonomy, {first, first + 1, first + 2, first + 3}, {first + 5});
    taxonomy.occupations.back().isco_code = i < 5 ? "1111" : "2222";
  }
  return taxonomy;
}

class OccupationRankersTest : public testing::Test {
 protected:
  const Taxonomy taxonomy_ = TwoFamilies();
  const std::shared_ptr<const CompetencySpace> space_ =
      std::make_shared<const CompetencySpace>(LearnCompetencySpace(taxonomy_));
  const ScoringModel model_;
  const std::vector<std::uint32_t> occupations_ = {0, 1, 2, 3, 5, 6, 7, 8, 9};
  const RankedCorpus corpus_{taxonomy_, space_, model_, occupations_};

  CandidateProfile Person(std::uint32_t occupation) const {
    return MakeProfile(taxonomy_, *space_, occupation, *FindProfileKind("full"), 1);
  }
};

TEST_F(OccupationRankersTest, EveryRankerPutsTheOwnOccupationFirst) {
  std::vector<NamedRanker> rankers = BaselineRankers(corpus_);
  rankers.push_back({"index", RankByIndex(corpus_, true)});
  rankers.push_back({"index, own", RankByIndex(corpus_, false)});
  rankers.push_back({"all", RankByScoringAll(corpus_, true)});
  for (const NamedRanker& one : rankers) {
    // A vacancy can be covered in full by who holds more, and words alone may tie: the first is among the best two.
    const auto ranked = one.ranker(Person(7));
    ASSERT_EQ(ranked.size(), occupations_.size()) << one.name;
    EXPECT_TRUE(ranked[0] == 7 || ranked[1] == 7) << one.name;
  }
}

TEST_F(OccupationRankersTest, TheIndexGivesTheOrderOfScoringEverything) {
  for (const bool with_family : {true, false}) {
    const auto index = RankByIndex(corpus_, with_family, 4);
    const auto all = RankByScoringAll(corpus_, with_family);
    for (std::uint32_t occupation = 0; occupation < 10; ++occupation) {
      auto expected = all(Person(occupation));
      expected.resize(4);
      EXPECT_EQ(index(Person(occupation)), expected) << occupation;
    }
  }
}

}  // namespace
}  // namespace perron
