#include "matching/explanation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/naive_matcher.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

Explanation Explain(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space) {
  return ExplainPair(person, work, SpaceOf(space), kModel, kToday);
}

// Competency 0 is asked; 1 is a kind of it, 2 the broader one, 3 a related one, 4 of the same line of work.
NaiveSpace Family(float narrower = 0.9F, float broader = 0.4F, float related = 0.5F, float line = 0.6F) {
  NaiveSpace space;
  space.weights = {1, 1, 1, 1, 1};
  space.transfer[{CompetencyId{1}, CompetencyId{0}}] = {narrower, CompetencyRelation::kNarrower};
  space.transfer[{CompetencyId{2}, CompetencyId{0}}] = {broader, CompetencyRelation::kBroader};
  space.transfer[{CompetencyId{3}, CompetencyId{0}}] = {related, CompetencyRelation::kRelated};
  space.transfer[{CompetencyId{4}, CompetencyId{0}}] = {line, CompetencyRelation::kLineOfWork};
  return space;
}

EvidenceRecord Proof(Level level) { return {EvidenceKind::kDiploma, level}; }

RequirementStatus StatusOf(const CandidateProfile& person, Level asked = 0) {
  return Explain(person, {{Asked(0, asked)}}, Family()).requirements.at(0).status;
}

TEST(ExplanationTest, StatusFollowsTheRelationAndTheProof) {
  EXPECT_EQ(StatusOf({{Held(0, {Proof(4)})}}, 4), RequirementStatus::kMet);
  EXPECT_EQ(StatusOf({{Held(0, {{EvidenceKind::kWorkExperience, 4}})}}, 4), RequirementStatus::kMet);  // .8
  EXPECT_EQ(StatusOf({{Held(0, {{EvidenceKind::kSelfReported, 4}})}}, 4), RequirementStatus::kPartly);
  EXPECT_EQ(StatusOf({{Held(0, {Proof(3)})}}, 4), RequirementStatus::kPartly);
  EXPECT_EQ(StatusOf({{Held(1, {Proof(4)})}}, 4), RequirementStatus::kMet);  // a narrower one, whatever the transfer
  EXPECT_EQ(StatusOf({{Held(2, {Proof(5)})}}), RequirementStatus::kRelated);
  EXPECT_EQ(StatusOf({{Held(3, {Proof(5)})}}), RequirementStatus::kRelated);
  EXPECT_EQ(StatusOf({{Held(4, {Proof(5)})}}), RequirementStatus::kLineOfWork);
  EXPECT_EQ(StatusOf({{Denied(0)}}), RequirementStatus::kMissing);
  EXPECT_EQ(StatusOf({{Denied(0), Held(3, {Proof(5)})}}), RequirementStatus::kRelated);
  EXPECT_EQ(StatusOf({}), RequirementStatus::kNotAsked);
}

TEST(ExplanationTest, NeverAskedIsNotDenied) {
  const WorkProfile work{{Asked(0)}};
  EXPECT_FALSE(Explain({}, work, Family()).requirements.at(0).asked);
  EXPECT_TRUE(Explain({{Denied(0)}}, work, Family()).requirements.at(0).asked);
  EXPECT_TRUE(Explain({{Held(0, {Proof(1)})}}, work, Family()).requirements.at(0).asked);
  EXPECT_FALSE(Explain({{Held(1, {Proof(1)})}}, work, Family()).requirements.at(0).asked);
}

TEST(ExplanationTest, NamesWhatCounted) {
  const CandidateProfile person{
      {Held(1, {{EvidenceKind::kSelfReported, 5}, {EvidenceKind::kTest, 3, 77}}), Held(3, {Proof(5)})}};
  const RequirementExplanation met = Explain(person, {{Asked(0, 3)}}, Family()).requirements.at(0);
  EXPECT_EQ(met.met_by, CompetencyId{1});
  EXPECT_EQ(met.relation, CompetencyRelation::kNarrower);
  EXPECT_EQ(met.transfer, 0.9F);
  EXPECT_EQ(met.evidence.kind, EvidenceKind::kTest);
  EXPECT_EQ(met.evidence.assessed, 77);
  EXPECT_NEAR(met.have, 0.9 * 0.95, 1e-7);
  EXPECT_NEAR(met.contribution, 0.9 * 0.95, 1e-7);
}

TEST(ExplanationTest, OfEquallyGoodWaysTheNearestRelationIsShown) {
  const NaiveSpace equal = Family(0.5F, 0.5F, 0.5F, 0.5F);
  const WorkProfile work{{Asked(0)}};
  const auto relation = [&](CandidateProfile person) {
    return Explain(person, work, equal).requirements.at(0).relation;
  };
  EXPECT_EQ(relation({{Held(3, {Proof(1)}), Held(4, {Proof(1)})}}), CompetencyRelation::kRelated);
  EXPECT_EQ(relation({{Held(2, {Proof(1)}), Held(3, {Proof(1)})}}), CompetencyRelation::kBroader);
  EXPECT_EQ(relation({{Held(1, {Proof(1)}), Held(2, {Proof(1)}), Held(4, {Proof(1)})}}), CompetencyRelation::kNarrower);
  // The nearest relation wins over the lower competency, too.
  NaiveSpace reversed;
  reversed.weights = {1, 1, 1};
  reversed.transfer[{CompetencyId{0}, CompetencyId{2}}] = {0.5F, CompetencyRelation::kLineOfWork};
  reversed.transfer[{CompetencyId{1}, CompetencyId{2}}] = {0.5F, CompetencyRelation::kNarrower};
  const CandidateProfile both{{Held(0, {Proof(1)}), Held(1, {Proof(1)})}};
  EXPECT_EQ(Explain(both, {{Asked(2)}}, reversed).requirements.at(0).met_by, CompetencyId{1});
}

TEST(ExplanationTest, ThenTheLowerCompetencyThenTheFirstRecord) {
  NaiveSpace space;
  space.weights = {1, 1, 1};
  space.transfer[{CompetencyId{0}, CompetencyId{2}}] = {0.5F, CompetencyRelation::kRelated};
  space.transfer[{CompetencyId{1}, CompetencyId{2}}] = {0.5F, CompetencyRelation::kRelated};
  const CandidateProfile person{
      {Held(0, {{EvidenceKind::kDiploma, 1, 5}, {EvidenceKind::kDiploma, 1, 6}}), Held(1, {Proof(1)})}};
  const RequirementExplanation met = Explain(person, {{Asked(2)}}, space).requirements.at(0);
  EXPECT_EQ(met.met_by, CompetencyId{0});
  EXPECT_EQ(met.evidence.assessed, 5);
}

TEST(ExplanationTest, AnExpiredRecordIsNeverShown) {
  const CandidateProfile person{
      {Held(0, {{EvidenceKind::kDiploma, 5, kUnknownDay, kToday - 1}, {EvidenceKind::kInferred, 5}})}};
  const Explanation explained = Explain(person, {{Asked(0)}}, Family());
  EXPECT_EQ(explained.requirements.at(0).evidence.kind, EvidenceKind::kInferred);
}

TEST(ExplanationTest, SaysHowEachHeldCompetencyIsUsed) {
  const Explanation explained = Explain({{Held(1, {Proof(1)}), Held(3, {Proof(1)})}}, {{Asked(0), Asked(1)}}, Family());
  ASSERT_EQ(explained.held.size(), 2U);
  EXPECT_EQ(explained.held[0].used_by, CompetencyId{1});  // itself
  EXPECT_EQ(explained.held[0].transfer, 1);
  EXPECT_EQ(explained.held[1].used_by, CompetencyId{0});
  EXPECT_EQ(explained.held[1].contribution, 0.25);
}

TEST(ExplanationTest, WhatIsOftenAskedCountsAndUsesLess) {
  const WorkProfile work{{Asked(0), OftenAsked(1, 0.5F), OftenAsked(4)}};
  const Explanation explained =
      Explain({{Held(1, {Proof(1)}), Held(4, {Proof(1)})}}, work, Family(0.9F, 0.4F, 0.5F, 0.3F));
  const double weight = 1 + kModel.importance[4] * 1.5;
  EXPECT_NEAR(explained.requirements[1].weight_share, kModel.importance[4] * 0.5 / weight, 1e-12);
  EXPECT_NEAR(explained.often_asked, kModel.importance[4] * 1.5 / weight, 1e-12);
  // By 0.9 for the work itself, which is more than all of it for the family.
  EXPECT_EQ(explained.held[0].used_by, CompetencyId{0});
  EXPECT_FALSE(explained.held[0].often_asked);
  EXPECT_EQ(explained.held[0].use, static_cast<double>(0.9F));
  // Used in full by the family only.
  EXPECT_EQ(explained.held[1].used_by, CompetencyId{4});
  EXPECT_TRUE(explained.held[1].often_asked);
  EXPECT_EQ(explained.held[1].transfer, 1);
  EXPECT_EQ(explained.held[1].use, kModel.often_asked_use);
}

TEST(ExplanationTest, ShowsWhichUnusedCompetenciesAreLeftOut) {
  NaiveSpace space;
  CandidateProfile person;
  for (std::uint32_t i = 0; i < 30; ++i) {
    space.weights.push_back(i < 5 ? 7 : 1);
    person.competencies.push_back(Held(i, {Proof(1)}));
  }
  const Explanation explained = Explain(person, {{Asked(10)}}, space);
  for (std::size_t i = 0; i < 30; ++i) {
    // Of the 29 unused, all that weigh 7 count, and of the equal ones the lower competencies: 5 to 20, without 10.
    EXPECT_EQ(explained.held[i].left_out, i > 20) << i;
    EXPECT_EQ(explained.held[i].used_by.has_value(), i == 10) << i;
  }
}

TEST(ExplanationTest, WorkThatAsksNothingHasNoFitToSplit) {
  const Explanation explained = Explain({{Held(0, {Proof(1)})}}, {}, Family());
  EXPECT_EQ(explained.score.fit, std::nullopt);
  EXPECT_TRUE(explained.requirements.empty());
  EXPECT_EQ(explained.held.at(0).fit_contribution, 0);
}

TEST(ExplanationTest, WithoutAnyWeightNothingIsUndefined) {
  const Explanation explained = Explain({{Held(0, {Proof(1)})}}, {{Asked(0)}}, {{0}, {}});
  EXPECT_EQ(explained.score, (PairScore{0, 0, 0.0}));
  EXPECT_EQ(explained.requirements.at(0).weight_share, 0);
  EXPECT_EQ(explained.requirements.at(0).contribution, 0);
  EXPECT_EQ(explained.own, 0);
}

// One random case: the same score as ScorePair, the naive parts, and sums that add up.
void ExpectAddsUp(const CandidateProfile& person, const WorkProfile& work, const World& world) {
  const Explanation explained = ExplainPair(person, work, world.space, kModel, kToday);
  ASSERT_EQ(explained.score, ScorePair(person, work, world.space, {kModel, kToday}));
  const NaiveScore naive = NaivelyScore(person, work, world.naive, kToday);
  ASSERT_NEAR(explained.own, naive.own, 1e-12);
  ASSERT_NEAR(explained.related, naive.related, 1e-12);
  ASSERT_NEAR(explained.line_of_work, naive.line_of_work, 1e-12);
  ASSERT_NEAR(explained.often_asked, naive.often_asked, 1e-12);
  double often_asked = 0;
  double coverage = 0;
  double utilisation = 0;
  double fit = 0;
  double share = 0;
  for (const RequirementExplanation& requirement : explained.requirements) {
    coverage += requirement.contribution;
    fit += requirement.fit_contribution;
    share += requirement.weight_share;
    if (requirement.requirement.often_asked()) often_asked += requirement.contribution;
    ASSERT_EQ(requirement.met_by.has_value(), requirement.have > 0);
  }
  for (const UtilisationExplanation& use : explained.held) {
    utilisation += use.contribution;
    fit += use.fit_contribution;
  }
  ASSERT_NEAR(coverage, explained.score.coverage, 1e-9);
  ASSERT_NEAR(explained.own + explained.related + explained.line_of_work, explained.score.coverage, 1e-9);
  ASSERT_NEAR(often_asked, explained.often_asked, 1e-9);
  ASSERT_NEAR(utilisation, explained.score.utilisation, 1e-9);
  ASSERT_NEAR(fit, explained.score.fit.value_or(0), 1e-9);
  ASSERT_NEAR(share, work.requirements.empty() ? 0 : 1, 1e-9);
}

TEST(ExplanationTest, ContributionsAddUpOnRandomWorlds) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = MakeWorld(random, 1 + random.Below(80));
    for (int i = 0; i < 10; ++i) {
      const CandidateProfile person = MakePerson(random, world, random.Below(50));
      const WorkProfile work = MakeWork(random, world, random.Below(65));
      ASSERT_NO_FATAL_FAILURE(ExpectAddsUp(person, work, world)) << ToText(person) << "\n" << ToText(work);
    }
  }
}

}  // namespace
}  // namespace perron
