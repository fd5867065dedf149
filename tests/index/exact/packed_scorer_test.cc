#include "index/exact/packed_scorer.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "index/exact/packed_profile.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

std::vector<std::uint8_t> Packed(const CandidateProfile& person) {
  std::vector<std::uint8_t> bytes;
  PackPerson(person, 0, bytes);
  return bytes;
}

std::vector<std::uint8_t> Packed(const WorkProfile& work) {
  std::vector<std::uint8_t> bytes;
  PackWork(work, {}, 0, bytes);
  return bytes;
}

// People of up to 120 competencies, so that many have more than twenty unused ones, and work of up to 64 requirements.
struct Case {
  World world;
  std::vector<CandidateProfile> people;
  std::vector<WorkProfile> work;
};

Case MakeCase(std::uint64_t seed) {
  Random random(seed);
  Case made{MakeWorld(random, 1 + random.Below(200)), {{}}, {{}}};
  for (int i = 0; i < 12; ++i) {
    made.people.push_back(MakePerson(random, made.world, 1 + random.Below(120)));
    made.work.push_back(MakeWork(random, made.world, 1 + random.Below(64)));
  }
  return made;
}

TEST(PackedPeopleScorerTest, GivesTheBitsOfScorePairForOnePersonAfterTheOther) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const Case made = MakeCase(seed);
    for (const Certainty certainty : {Certainty::kAsRecorded, Certainty::kLow}) {
      const EvidenceContext context{kModel, kToday, certainty};
      for (const WorkProfile& work : made.work) {
        PackedPeopleScorer scorer(work, made.world.space, context);
        for (const CandidateProfile& person : made.people) {
          const std::vector<std::uint8_t> packed = Packed(person);
          const PairScore score = ScorePair(person, work, made.world.space, context);
          ASSERT_EQ(scorer.Score(packed.data()), score) << ToText(person) << ToText(work);
          ASSERT_EQ(scorer.Coverage(packed.data()), score.coverage) << ToText(person) << ToText(work);
        }
      }
    }
  }
}

TEST(PackedWorkScorerTest, GivesTheBitsOfScorePairForOneWorkAfterTheOther) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const Case made = MakeCase(seed);
    const EvidenceContext context{kModel, kToday};
    for (const RequirementGroups groups : {RequirementGroups::kAll, RequirementGroups::kOwn}) {
      for (const CandidateProfile& person : made.people) {
        PackedWorkScorer scorer(person, made.world.space, context, groups);
        for (const WorkProfile& work : made.work) {
          const std::vector<std::uint8_t> packed = Packed(work);
          const PairScore score = ScorePair(person, Keep(groups, work), made.world.space, context);
          ASSERT_EQ(scorer.Score(packed.data()), score) << ToText(person) << ToText(work);
          ASSERT_EQ(scorer.Coverage(packed.data()), score.coverage) << ToText(person) << ToText(work);
        }
      }
    }
  }
}

TEST(PackedPeopleScorerTest, EvidencePastItsLastDayNeitherCoversNorIsHeld) {
  const CompetencySpace space = SpaceOf({{1, 1}, {}});
  PackedPeopleScorer scorer({{Asked(0)}}, space, {kModel, kToday});
  const EvidenceRecord expired{EvidenceKind::kDiploma, 5, kUnknownDay, kToday - 1};
  const EvidenceRecord lasting{EvidenceKind::kDiploma, 5, kUnknownDay, kToday};
  EXPECT_EQ(scorer.Score(Packed({{Held(0, {expired})}}).data()), (PairScore{0, 0, 0.0}));
  EXPECT_EQ(scorer.Score(Packed({{Held(0, {lasting}), Held(1, {expired})}}).data()), (PairScore{1, 1, 1.0}));
  EXPECT_EQ(scorer.Score(Packed({{Held(0, {expired, lasting}), Held(1, {lasting})}}).data()).utilisation, 0.5);
}

TEST(PackedPeopleScorerTest, WorkThatAsksNothingHasNoFit) {
  const CompetencySpace space = SpaceOf({{1}, {}});
  PackedPeopleScorer scorer({}, space, {kModel, kToday});
  EXPECT_EQ(scorer.Score(Packed({{Held(0, {{EvidenceKind::kTest, 3}})}}).data()), (PairScore{0, 0, std::nullopt}));
}

TEST(PackedWorkScorerTest, APersonOfWhomNothingIsKnownScoresZero) {
  const CompetencySpace space = SpaceOf({{1}, {}});
  PackedWorkScorer scorer({}, space, {kModel, kToday});
  EXPECT_EQ(scorer.Score(Packed(WorkProfile{{Asked(0, 5)}}).data()), (PairScore{0, 0, 0.0}));
  EXPECT_EQ(scorer.Score(Packed(WorkProfile{}).data()).fit, std::nullopt);
}

}  // namespace
}  // namespace perron
