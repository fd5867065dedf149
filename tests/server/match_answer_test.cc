#include "server/match_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/dates.h"
#include "server/match_documents.h"
#include "tests/server/match_world.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class MatchAnswerTest : public testing::Test {
 protected:
  v1::Match Write(const v1::Candidate& candidate, const WorkDocument& work, v1::MatchView view = v1::MATCH_VIEW_FULL) {
    const PersonDocument person = ToPersonDocument(candidate, context_);
    const MatchAnswer writer = Writer("nl");
    return writer.Write(person, writer.Ask(work),
                        JudgePreference(person.circumstances, work.circumstances, {}, world_.model), view);
  }
  MatchAnswer Writer(const std::string& language) const {
    return MatchAnswer(*snapshot_, world_.model, language, *ParseDay("2026-11-22"));
  }
  WorkDocument Work(const v1::Vacancy& vacancy) const { return ToWorkDocument(vacancy, context_); }
  WorkDocument Cook() const { return ToWorkDocument(*world_.taxonomy->FindOccupation("occupations/cook"), context_); }

  MatchWorld world_;
  const std::shared_ptr<const Snapshot> snapshot_ = world_.snapshot();
  const DocumentContext context_{*world_.taxonomy, *snapshot_->families, world_.postcodes};
};

TEST_F(MatchAnswerTest, ThePartsOfTheScoreAddUp) {
  v1::Candidate candidate = TinyCandidate({"cook-dishes", "prepare-vegetables", "drive-forklift"});
  candidate.mutable_competencies(0)->mutable_evidence(0)->set_level(1);
  const v1::Match match = Write(candidate, Cook());
  ASSERT_TRUE(match.has_fit());
  const v1::CoverageScore& coverage = match.coverage();
  EXPECT_NEAR(coverage.own() + coverage.related() + coverage.line_of_work(), coverage.total(), 1e-9);
  double covered = 0;
  double shares = 0;
  double fit = 0;
  double utilised = 0;
  for (const auto& requirement : match.requirements()) {
    covered += requirement.contribution();
    shares += requirement.weight_share();
    fit += requirement.fit_contribution();
  }
  for (const auto& competency : match.competencies()) {
    utilised += competency.contribution();
    fit += competency.fit_contribution();
  }
  EXPECT_NEAR(covered, coverage.total(), 1e-9);
  EXPECT_NEAR(shares, 1, 1e-9);
  EXPECT_NEAR(utilised, match.utilisation(), 1e-9);
  EXPECT_NEAR(fit, match.fit(), 1e-9);
  EXPECT_LE(match.fit_interval().low(), match.fit());
  EXPECT_LE(match.fit(), match.fit_interval().high());
  EXPECT_LE(match.coverage_interval().low(), coverage.total());
  EXPECT_LE(coverage.total(), match.coverage_interval().high());
}

TEST_F(MatchAnswerTest, RequirementsComeHeaviestFirstWithLabelsAndWhatMeetsThem) {
  const v1::Match match = Write(TinyCandidate({"prepare-vegetables"}), Cook());
  ASSERT_EQ(match.requirements_size(), 4);
  for (int i = 1; i < 4; ++i) EXPECT_GE(match.requirements(i - 1).weight_share(), match.requirements(i).weight_share());
  bool seen = false;
  for (const auto& requirement : match.requirements()) {
    EXPECT_NE(requirement.label(), "");
    EXPECT_NE(requirement.status(), v1::REQUIREMENT_STATUS_UNSPECIFIED);
    if (requirement.competency() != TinyCompetency("prepare-food")) continue;
    seen = true;
    EXPECT_EQ(requirement.label(), "voedsel bereiden");
    EXPECT_EQ(requirement.met_by(), TinyCompetency("prepare-vegetables"));  // a kind of preparing food
    EXPECT_EQ(requirement.met_by_label(), "groenten snijden");
    EXPECT_EQ(requirement.level_held(), 4);
    EXPECT_EQ(requirement.evidence(), v1::EVIDENCE_KIND_TEST);
    EXPECT_FALSE(requirement.asked());
    EXPECT_GT(requirement.have(), 0);
  }
  EXPECT_TRUE(seen);
}

// A vacancy for a cook that writes little itself.
v1::Vacancy ShortVacancy() {
  v1::Vacancy vacancy = TinyVacancy("v", {"cook-dishes"});
  vacancy.set_occupation(TinyOccupation("cook"));
  return vacancy;
}

TEST_F(MatchAnswerTest, WhatIsOftenAskedComesAfterWhatTheWorkAsksAndIsToldApart) {
  const v1::Match match = Write(TinyCandidate({"food-hygiene", "drive-forklift"}), Work(ShortVacancy()));
  ASSERT_EQ(match.requirements_size(), 4);
  EXPECT_EQ(match.requirements(0).competency(), TinyCompetency("cook-dishes"));
  EXPECT_FALSE(match.requirements(0).often_asked());
  EXPECT_EQ(match.requirements(0).importance(), v1::IMPORTANCE_ESSENTIAL);
  EXPECT_EQ(match.requirements(0).share(), 1);
  double often_asked = 0;
  for (int i = 1; i < 4; ++i) {
    EXPECT_TRUE(match.requirements(i).often_asked());
    EXPECT_EQ(match.requirements(i).importance(), v1::IMPORTANCE_UNSPECIFIED);
    EXPECT_GT(match.requirements(i).share(), 0);
    often_asked += match.requirements(i).contribution();
  }
  EXPECT_GT(often_asked, 0);
  EXPECT_NEAR(match.coverage().often_asked(), often_asked, 1e-9);
  EXPECT_NEAR(match.coverage().total(),
              match.coverage().own() + match.coverage().related() + match.coverage().line_of_work(), 1e-9);
  double utilised = 0;
  for (const auto& used : match.competencies()) {
    utilised += used.contribution();
    if (used.competency() != TinyCompetency("food-hygiene")) continue;
    EXPECT_EQ(used.used_by(), TinyCompetency("food-hygiene"));
    EXPECT_TRUE(used.often_asked());
    EXPECT_EQ(used.transfer(), 1);
    EXPECT_EQ(used.use(), world_.model.often_asked_use);
  }
  EXPECT_NEAR(utilised, match.utilisation(), 1e-9);
}

TEST_F(MatchAnswerTest, WhatIsOftenAskedCanBeLeftOut) {
  const v1::Candidate candidate = TinyCandidate({"food-hygiene", "cook-dishes"});
  v1::Vacancy without = ShortVacancy();
  without.clear_occupation();
  const WorkDocument work = Work(ShortVacancy());
  const PersonDocument person = ToPersonDocument(candidate, context_);
  const MatchAnswer own(*snapshot_, world_.model, "nl", *ParseDay("2026-11-22"), RequirementGroups::kOwn);
  const Preference preference = JudgePreference(person.circumstances, work.circumstances, {}, world_.model);
  EXPECT_EQ(own.Write(person, own.Ask(work), preference, v1::MATCH_VIEW_FULL).SerializeAsString(),
            Write(candidate, Work(without)).SerializeAsString());
}

TEST_F(MatchAnswerTest, ASummaryNeverSaysThatTheWorkAsksWhatItsFamilyAsks) {
  const v1::Match match = Write(TinyCandidate({"cook-dishes", "food-hygiene"}), Work(ShortVacancy()));
  EXPECT_EQ(Writer("nl").Summary(match),
            "Dit breng je mee: gerechten koken. Vaak ook gevraagd, en dit breng je mee: voedselhygiëne. "
            "Vaak ook gevraagd, maar nog niet aan jou: voedsel bereiden en in teams werken.");
  const std::string unknown = Writer("nl").Summary(Write(v1::Candidate(), Work(ShortVacancy())));
  EXPECT_THAT(unknown, StartsWith("Dit is nog niet aan je gevraagd: gerechten koken. Vaak ook gevraagd, maar nog niet "
                                  "aan jou: vo"));
  for (const char* label : {"voedselhygiëne", "voedsel bereiden", "in teams werken"}) {
    EXPECT_THAT(unknown, HasSubstr(label));
  }
}

TEST_F(MatchAnswerTest, TheBasicViewIsTheFullOneWithoutContributions) {
  const v1::Candidate candidate = TinyCandidate({"cook-dishes"});
  v1::Match full = Write(candidate, Cook());
  EXPECT_GT(full.requirements_size(), 0);
  EXPECT_GT(full.competencies_size(), 0);
  full.clear_requirements();
  full.clear_competencies();
  EXPECT_EQ(Write(candidate, Cook(), v1::MATCH_VIEW_BASIC).SerializeAsString(), full.SerializeAsString());
}

TEST_F(MatchAnswerTest, WorkThatAsksNothingHasNoFit) {
  const v1::Match match = Write(TinyCandidate({"cook-dishes"}), WorkDocument());
  EXPECT_FALSE(match.has_fit());
  EXPECT_FALSE(match.has_fit_interval());
}

TEST_F(MatchAnswerTest, ATrainingTellsWhatItAdds) {
  const WorkDocument training = ToWorkDocument(TinyTraining("t", {"cook-dishes", "load-cargo"}), context_);
  const v1::Match match = Write(TinyCandidate({"cook-dishes"}), training);
  ASSERT_EQ(match.adds_size(), 1);  // cooking is held at a higher level
  EXPECT_EQ(match.adds(0).competency(), TinyCompetency("load-cargo"));
  EXPECT_EQ(match.adds(0).label(), "lading laden");
  EXPECT_EQ(match.adds(0).level(), 2);
}

TEST_F(MatchAnswerTest, EveryReasonOfThePreferenceHasAText) {
  v1::Candidate candidate = TinyCandidate({"cook-dishes"});
  candidate.mutable_mobility()->set_postcode("9711");
  v1::Vacancy vacancy = TinyVacancy("v", {"cook-dishes"});
  vacancy.mutable_place()->set_postcode("9401");
  const v1::Match match = Write(candidate, Work(vacancy));
  EXPECT_GT(match.preference().reasons_size(), 3);
  double product = 1;
  for (const auto& reason : match.preference().reasons()) {
    EXPECT_NE(reason.text(), "");
    product *= reason.factor();
  }
  EXPECT_NEAR(product, match.preference().value(), 1e-9);
  EXPECT_THAT(match.preference().reasons(0).text(), HasSubstr("km"));
}

TEST_F(MatchAnswerTest, ASummaryTellsEveryRequirementInItsOwnPart) {
  v1::Candidate candidate = TinyCandidate({"cook-dishes"});
  candidate.add_competencies()->set_competency(TinyCompetency("drive-forklift"));
  candidate.mutable_competencies(1)->set_denied(true);
  v1::Vacancy vacancy = TinyVacancy("v", {"cook-dishes", "drive-forklift", "work-in-teams"});
  v1::Match match = Write(candidate, Work(vacancy));
  EXPECT_THAT(Writer("nl").Summary(match), HasSubstr("Dit breng je mee: gerechten koken."));
  EXPECT_THAT(Writer("nl").Summary(match), HasSubstr("Dit ontbreekt nog: heftruck rijden."));
  EXPECT_THAT(Writer("nl").Summary(match), HasSubstr("in teams werken"));
}

TEST_F(MatchAnswerTest, VersionsNameAllThatTheAnswerDependsOn) {
  const v1::MatchVersions versions = Writer("nl").Versions();
  EXPECT_EQ(versions.taxonomy(), world_.taxonomy->version());
  EXPECT_EQ(versions.model(), world_.taxonomy->space().model);
  EXPECT_EQ(versions.config(), world_.model.version);
  EXPECT_EQ(versions.as_of(), "2026-11-22");
  EXPECT_EQ(versions.index_generation(), snapshot_->generation);
}

}  // namespace
}  // namespace perron
