#include "matching/pair_score.h"

#include <gtest/gtest.h>

#include "tests/support/naive_matcher.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

PairScore Score(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space) {
  return ScorePair(person, work, SpaceOf(space), {kModel, kToday});
}

EvidenceRecord Proof(Level level) { return {EvidenceKind::kDiploma, level}; }

TEST(PairScoreTest, CoverageIsTheWeightedShareOfWhatIsAsked) {
  const NaiveSpace space{{3, 1}, {}};
  const WorkProfile work{{Asked(0), Asked(1)}};
  EXPECT_EQ(Score({{Held(0, {Proof(1)})}}, work, space).coverage, 0.75);
  EXPECT_EQ(Score({{Held(0, {Proof(1)}), Held(1, {Proof(1)})}}, work, space).coverage, 1);
}

TEST(PairScoreTest, ImportanceScalesTheWeightOfARequirement) {
  const NaiveSpace space{{1, 1}, {}};
  const WorkProfile work{{Asked(0), Asked(1, 0, Importance::kSomewhat)}};
  EXPECT_NEAR(Score({{Held(1, {Proof(1)})}}, work, space).coverage, 0.3 / 1.3, 1e-12);
}

TEST(PairScoreTest, TheBestOfAllRecordsAndAllHeldCounts) {
  const NaiveSpace space{{1, 1}, {{{CompetencyId{1}, CompetencyId{0}}, {0.5F, CompetencyRelation::kRelated}}}};
  const WorkProfile work{{Asked(0, 4)}};
  const HeldCompetency weak = Held(0, {{EvidenceKind::kInferred, 4}, {EvidenceKind::kDiploma, 1}});  // .4 and .25
  EXPECT_EQ(Score({{weak}}, work, space).coverage, 0.4);
  EXPECT_EQ(Score({{weak, Held(1, {Proof(5)})}}, work, space).coverage, 0.5);
}

TEST(PairScoreTest, ADeniedCompetencyBringsNothingButTransfersStillCount) {
  const NaiveSpace space{{1, 1}, {{{CompetencyId{1}, CompetencyId{0}}, {0.5F, CompetencyRelation::kRelated}}}};
  const WorkProfile work{{Asked(0)}};
  EXPECT_EQ(Score({{Denied(0)}}, work, space).coverage, 0);
  EXPECT_EQ(Score({{Denied(0), Held(1, {Proof(5)})}}, work, space).coverage, 0.5);
}

TEST(PairScoreTest, UtilisationIsTheWeightedShareOfWhatIsUsedWhateverTheEvidence) {
  const NaiveSpace space{{3, 1}, {}};
  const CandidateProfile person{{Held(0, {{EvidenceKind::kInferred, 1}}), Held(1, {Proof(5)})}};
  EXPECT_EQ(Score(person, {{Asked(0, 5)}}, space).utilisation, 0.75);
}

TEST(PairScoreTest, OnlyTheTwentyHeaviestUnusedCompetenciesCount) {
  NaiveSpace space;
  CandidateProfile person;
  for (std::uint32_t i = 0; i < 40; ++i) {
    space.weights.push_back(1);
    person.competencies.push_back(Held(i, {Proof(5)}));
  }
  WorkProfile work{{Asked(0)}};
  EXPECT_EQ(Score(person, work, space).utilisation, 1.0 / 21);
  for (std::uint32_t i = 1; i < 19; ++i) work.requirements.push_back(Asked(i));
  EXPECT_EQ(Score(person, work, space).utilisation, 19.0 / 39);
}

TEST(PairScoreTest, FitIsTheHarmonicMean) {
  EXPECT_EQ(MakePairScore(0.5, 1, false).fit, 2 * 0.5 * 1 / 1.5);
  EXPECT_EQ(MakePairScore(0, 0, false).fit, 0.0);
  EXPECT_EQ(MakePairScore(0, 1, false).fit, 0.0);
}

TEST(PairScoreTest, WorkThatAsksNothingHasNoFit) {
  const PairScore score = Score({{Held(0, {Proof(5)})}}, {}, {{1}, {}});
  EXPECT_EQ(score.fit, std::nullopt);
  EXPECT_EQ(score.coverage, 0);
  EXPECT_EQ(score.utilisation, 0);
}

TEST(PairScoreTest, APersonOfWhomNothingIsKnownHasFitZero) {
  EXPECT_EQ(Score({}, {{Asked(0)}}, {{1}, {}}), (PairScore{0, 0, 0.0}));
}

TEST(PairScoreTest, EqualsTheNaiveScoreOnRandomWorlds) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = MakeWorld(random, 1 + random.Below(80));
    for (int i = 0; i < 10; ++i) {
      const CandidateProfile person = MakePerson(random, world, random.Below(50));
      const WorkProfile work = MakeWork(random, world, random.Below(65));
      const PairScore score = ScorePair(person, work, world.space, {kModel, kToday});
      const NaiveScore naive = NaivelyScore(person, work, world.naive, kToday);
      ASSERT_NEAR(score.coverage, naive.coverage, 1e-12);
      ASSERT_NEAR(score.utilisation, naive.utilisation, 1e-12);
      ASSERT_EQ(score.fit.has_value(), naive.fit.has_value());
      ASSERT_NEAR(score.fit.value_or(0), naive.fit.value_or(0), 1e-12);
    }
  }
}

}  // namespace
}  // namespace perron
