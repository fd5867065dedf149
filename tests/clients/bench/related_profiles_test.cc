#include "clients/bench/related_profiles.h"

#include <gtest/gtest.h>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

Taxonomy ManyCompetencies() {
  Taxonomy taxonomy = MakeTaxonomy(90);
  std::vector<std::uint32_t> many;
  for (std::uint32_t i = 0; i < 20; ++i) many.push_back(i);
  AddOccupation(taxonomy, many);
  AddOccupation(taxonomy, {1, 2, 3});
  for (int i = 0; i < 5; ++i) {
    std::vector<std::uint32_t> common;
    for (std::uint32_t c = 20; c < 80; ++c) common.push_back(c);
    AddOccupation(taxonomy, common);
  }
  return taxonomy;
}

TEST(RelatedProfilesTest, DrawsAsManyAsTheKindSays) {
  const Taxonomy taxonomy = ManyCompetencies();
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const auto size = [&](const char* kind, std::uint32_t occupation) {
    return MakeProfile(taxonomy, space, occupation, *FindProfileKind(kind), 1).competencies.size();
  };
  EXPECT_EQ(size("full", 0), 20U);
  EXPECT_EQ(size("5", 0), 5U);
  EXPECT_EQ(size("10", 1), 3U) << "there are no more";
  EXPECT_EQ(size("5+10", 0), 15U) << "the most common ones are others";
}

TEST(RelatedProfilesTest, CommonOnesAreThoseThatMostOccupationsAsk) {
  const Taxonomy taxonomy = ManyCompetencies();
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const CandidateProfile person = MakeProfile(taxonomy, space, 0, *FindProfileKind("full+10"), 3);
  std::size_t common = 0;
  for (const HeldCompetency& held : person.competencies) {
    common += IndexOf(held.competency) >= 20 ? 1 : 0;
    EXPECT_LT(IndexOf(held.competency), 80U);
  }
  EXPECT_EQ(common, 10U);
}

TEST(RelatedProfilesTest, TheSeedDecides) {
  const Taxonomy taxonomy = ManyCompetencies();
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const auto ids = [&](std::uint64_t seed) {
    std::vector<CompetencyId> held;
    for (const auto& one : MakeProfile(taxonomy, space, 0, *FindProfileKind("5"), seed).competencies) {
      held.push_back(one.competency);
    }
    return held;
  };
  EXPECT_EQ(ids(1), ids(1));
  EXPECT_NE(ids(1), ids(2));
  EXPECT_EQ(FindProfileKind("7"), nullptr);
}

}  // namespace
}  // namespace perron
