#include "matching/work_scorer.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

TEST(WorkScorerTest, GivesTheBitsOfScorePairForOneWorkAfterTheOther) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = MakeWorld(random, 1 + random.Below(80));
    const CandidateProfile person = MakePerson(random, world, random.Below(50));
    for (const Certainty certainty : {Certainty::kAsRecorded, Certainty::kLow}) {
      const EvidenceContext context{kModel, kToday, certainty};
      WorkScorer scorer(person, world.space, context);
      for (int i = 0; i < 15; ++i) {
        const WorkProfile work = MakeWork(random, world, random.Below(65));
        const PairScore score = ScorePair(person, work, world.space, context);
        ASSERT_EQ(scorer.Score(work), score) << ToText(work);
        ASSERT_EQ(scorer.Coverage(work), score.coverage) << ToText(work);
      }
    }
  }
}

TEST(WorkScorerTest, OwnRequirementsAloneGiveTheBitsOfAProfileWithoutTheOthers) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = MakeWorld(random, 1 + random.Below(80));
    const CandidateProfile person = MakePerson(random, world, random.Below(50));
    const EvidenceContext context{kModel, kToday};
    WorkScorer scorer(person, world.space, context, RequirementGroups::kOwn);
    for (int i = 0; i < 15; ++i) {
      const WorkProfile work = MakeWork(random, world, random.Below(10));
      const WorkProfile own = Keep(RequirementGroups::kOwn, work);
      ASSERT_EQ(scorer.Score(work), ScorePair(person, own, world.space, context)) << ToText(work);
    }
  }
}

TEST(WorkScorerTest, WorkOfWhichOnlyTheFamilyIsKnownAsksNothingItself) {
  const CompetencySpace space = SpaceOf({{1, 1}, {}});
  const CandidateProfile person{{Held(1, {{EvidenceKind::kDiploma, 5}})}};
  const WorkProfile work{{OftenAsked(1)}};
  EXPECT_EQ(WorkScorer(person, space, {kModel, kToday}, RequirementGroups::kOwn).Score(work).fit, std::nullopt);
  EXPECT_EQ(WorkScorer(person, space, {kModel, kToday}).Score(work).coverage, 1);
}

TEST(WorkScorerTest, APersonOfWhomNothingIsKnownScoresZero) {
  const CompetencySpace space = SpaceOf({{1, 1}, {}});
  WorkScorer scorer({}, space, {kModel, kToday});
  EXPECT_EQ(scorer.Score({{Asked(1, 5)}}), (PairScore{0, 0, 0.0}));
  EXPECT_EQ(scorer.Score({}).fit, std::nullopt);
}

TEST(WorkScorerTest, OutlivesTheProfileItWasBoundTo) {
  const CompetencySpace space = SpaceOf({{1, 1}, {}});
  auto person = std::make_unique<CandidateProfile>(CandidateProfile{{Held(1, {{EvidenceKind::kDiploma, 5}})}});
  WorkScorer scorer(*person, space, {kModel, kToday});
  person.reset();
  EXPECT_EQ(scorer.Score({{Asked(1, 5)}}), (PairScore{1, 1, 1.0}));
}

}  // namespace
}  // namespace perron
