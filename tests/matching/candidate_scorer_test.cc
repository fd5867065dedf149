#include "matching/candidate_scorer.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

TEST(CandidateScorerTest, GivesTheBitsOfScorePairForOnePersonAfterTheOther) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = MakeWorld(random, 1 + random.Below(80));
    const WorkProfile work = MakeWork(random, world, random.Below(65));
    for (const Certainty certainty : {Certainty::kAsRecorded, Certainty::kLow}) {
      const EvidenceContext context{kModel, kToday, certainty};
      CandidateScorer scorer(work, world.space, context);
      for (int i = 0; i < 15; ++i) {
        const CandidateProfile person = MakePerson(random, world, random.Below(50));
        const PairScore score = ScorePair(person, work, world.space, context);
        ASSERT_EQ(scorer.Score(person), score) << ToText(person);
        ASSERT_EQ(scorer.Coverage(person), score.coverage) << ToText(person);
      }
    }
  }
}

TEST(CandidateScorerTest, WorkThatAsksNothingHasNoFit) {
  const CompetencySpace space = SpaceOf({{1, 1}, {}});
  CandidateScorer scorer({}, space, {kModel, kToday});
  EXPECT_EQ(scorer.Score({{Held(1, {{EvidenceKind::kDiploma, 5}})}}), (PairScore{0, 0, std::nullopt}));
}

TEST(CandidateScorerTest, OutlivesTheWorkItWasBoundTo) {
  const CompetencySpace space = SpaceOf({{1, 1}, {}});
  auto work = std::make_unique<WorkProfile>(WorkProfile{{Asked(1, 5)}});
  CandidateScorer scorer(*work, space, {kModel, kToday});
  work.reset();
  EXPECT_EQ(scorer.Score({{Held(1, {{EvidenceKind::kDiploma, 5}})}}), (PairScore{1, 1, 1.0}));
}

}  // namespace
}  // namespace perron
