#include "server/match_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/dates.h"
#include "tests/server/taxonomy_fixture.h"
#include "tests/support/tiny_resources.h"

namespace perron {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class MatchDocumentsTest : public testing::Test {
 protected:
  CompetencyId Id(std::string_view word) const { return *taxonomy_->FindCompetency(TinyCompetency(word)); }
  // "cook-dishes" -> its requirement, or null.
  const Requirement* Find(const WorkDocument& work, std::string_view word) const {
    for (const Requirement& requirement : work.profile.requirements) {
      if (requirement.competency == Id(word)) return &requirement;
    }
    return nullptr;
  }

  const std::unique_ptr<const TaxonomyVersion> taxonomy_ = MakeTinyTaxonomy();
  const ScoringModel model_;
  const OccupationFamilies families_{taxonomy_->taxonomy(), taxonomy_->space(), model_};
  const DocumentContext context_{*taxonomy_, families_, Postcodes::BuiltIn()};
};

TEST_F(MatchDocumentsTest, ACandidateIsTakenWithAllEvidence) {
  v1::Candidate candidate = TinyCandidate({"prepare-food", "cook-dishes"});
  candidate.set_name("candidates/c-1");
  candidate.set_last_proposed_date("2026-09-01");
  v1::Evidence& second = *candidate.mutable_competencies(0)->add_evidence();
  second.set_kind(v1::EVIDENCE_KIND_DIPLOMA);
  second.set_valid_until("2027-01-01");
  const PersonDocument document = ToPersonDocument(candidate, context_);
  EXPECT_EQ(document.id, "c-1");
  EXPECT_EQ(document.last_proposed, ParseDay("2026-09-01"));
  EXPECT_EQ(document.unresolved, 0U);
  ASSERT_THAT(document.profile.competencies, SizeIs(2));
  EXPECT_EQ(document.profile.competencies[0].competency, Id("cook-dishes"));  // ascending
  const HeldCompetency& food = document.profile.competencies[1];
  ASSERT_THAT(food.evidence, SizeIs(2));
  EXPECT_EQ(food.evidence[0].kind, EvidenceKind::kTest);
  EXPECT_EQ(food.evidence[0].level, 4);
  EXPECT_EQ(food.evidence[0].assessed, ParseDay("2026-10-01"));
  EXPECT_EQ(food.evidence[0].valid_until, kUnknownDay);
  EXPECT_EQ(food.evidence[1].kind, EvidenceKind::kDiploma);
  EXPECT_EQ(food.evidence[1].level, 0);
  EXPECT_EQ(food.evidence[1].assessed, kUnknownDay);
  EXPECT_EQ(food.evidence[1].valid_until, ParseDay("2027-01-01"));
}

TEST_F(MatchDocumentsTest, ACompetencyWithoutEvidenceIsSelfReportedAndADeniedOneHasNone) {
  v1::Candidate candidate;
  candidate.add_competencies()->set_competency(TinyCompetency("cook-dishes"));
  candidate.mutable_competencies(0)->set_level(3);
  candidate.add_competencies()->set_competency(TinyCompetency("load-cargo"));
  candidate.mutable_competencies(1)->set_denied(true);
  const Day today = 20000;
  const PersonDocument document = ToPersonDocument(candidate, context_, today);
  ASSERT_THAT(document.profile.competencies, SizeIs(2));
  ASSERT_THAT(document.profile.competencies[0].evidence, SizeIs(1));
  EXPECT_EQ(document.profile.competencies[0].evidence[0].kind, EvidenceKind::kSelfReported);
  EXPECT_EQ(document.profile.competencies[0].evidence[0].level, 3);
  EXPECT_EQ(document.profile.competencies[0].evidence[0].assessed, today);
  EXPECT_TRUE(document.profile.competencies[1].denied);
  EXPECT_THAT(document.profile.competencies[1].evidence, IsEmpty());
}

TEST_F(MatchDocumentsTest, WhatTheTaxonomyDoesNotKnowIsCountedAndLeftOut) {
  const v1::Candidate candidate = TinyCandidate({"cook-dishes", "gone-1", "gone-2"});
  EXPECT_EQ(ToPersonDocument(candidate, context_).unresolved, 2U);
  EXPECT_THAT(ToPersonDocument(candidate, context_).profile.competencies, SizeIs(1));
  v1::Vacancy vacancy = TinyVacancy("v", {"gone-1", "cook-dishes"});
  vacancy.set_occupation(TinyOccupation("gone"));
  EXPECT_EQ(ToWorkDocument(vacancy, context_).unresolved, 2U);
  EXPECT_THAT(ToWorkDocument(vacancy, context_).profile.requirements, SizeIs(1));
  v1::Training training = TinyTraining("t", {"gone-1", "cook-dishes"});
  training.add_builds_on()->set_competency(TinyCompetency("gone-2"));
  EXPECT_EQ(ToWorkDocument(training, context_).unresolved, 2U);
}

TEST_F(MatchDocumentsTest, AVacancyAsksItsOwnRequirements) {
  v1::Vacancy vacancy = TinyVacancy("v", {"pick-orders", "load-cargo"});
  vacancy.set_name("vacancies/v-1");
  vacancy.set_occupation(TinyOccupation("cook"));
  vacancy.set_closing_date("2026-12-31");
  vacancy.mutable_requirements(0)->set_importance(v1::IMPORTANCE_SOMEWHAT);
  vacancy.mutable_requirements(0)->set_level(3);
  vacancy.mutable_requirements(1)->set_importance(v1::IMPORTANCE_UNSPECIFIED);
  const WorkDocument document = ToWorkDocument(vacancy, context_);
  EXPECT_EQ(document.id, "v-1");
  EXPECT_EQ(document.last_day, ParseDay("2026-12-31"));
  EXPECT_THAT(Keep(RequirementGroups::kOwn, document.profile).requirements, SizeIs(2));
  ASSERT_NE(Find(document, "pick-orders"), nullptr);
  EXPECT_EQ(Find(document, "pick-orders")->importance, Importance::kSomewhat);
  EXPECT_EQ(Find(document, "pick-orders")->level, 3);
  EXPECT_EQ(Find(document, "load-cargo")->importance, Importance::kEssential);
  EXPECT_THAT(document.teaches, IsEmpty());
}

TEST_F(MatchDocumentsTest, AVacancyWithoutRequirementsTakesThoseOfItsOccupation) {
  v1::Vacancy vacancy;
  vacancy.set_occupation(TinyOccupation("cook"));
  const WorkDocument document = ToWorkDocument(vacancy, context_);
  EXPECT_THAT(document.profile.requirements, SizeIs(4));
  EXPECT_EQ(Find(document, "cook-dishes")->importance, Importance::kEssential);
  EXPECT_EQ(Find(document, "work-in-teams")->importance, Importance::kSomewhat);
  EXPECT_EQ(document.last_day, kUnknownDay);
  EXPECT_THAT(ToWorkDocument(v1::Vacancy(), context_).profile.requirements, IsEmpty());
}

TEST_F(MatchDocumentsTest, AVacancyCarriesWhatItsOccupationOftenAsks) {
  v1::Vacancy vacancy = TinyVacancy("v", {"cook-dishes", "load-cargo"});
  vacancy.set_occupation(TinyOccupation("cook"));
  const WorkDocument document = ToWorkDocument(vacancy, context_);
  ASSERT_THAT(document.profile.requirements, SizeIs(5));
  for (const char* own : {"cook-dishes", "load-cargo"}) {
    EXPECT_FALSE(Find(document, own)->often_asked()) << own;
    EXPECT_EQ(Find(document, own)->share, 1) << own;
  }
  for (const char* essential : {"food-hygiene", "prepare-food"}) {
    ASSERT_NE(Find(document, essential), nullptr) << essential;
    EXPECT_TRUE(Find(document, essential)->often_asked()) << essential;
    EXPECT_EQ(Find(document, essential)->share, 1) << essential;
    EXPECT_EQ(Find(document, essential)->level, 0) << essential;
  }
  EXPECT_GT(Find(document, "work-in-teams")->share, 0);  // optional
  EXPECT_LT(Find(document, "work-in-teams")->share, 1);
  for (std::size_t i = 1; i < 5; ++i) {
    EXPECT_LT(document.profile.requirements[i - 1].competency, document.profile.requirements[i].competency);
  }
}

TEST_F(MatchDocumentsTest, WithoutAKnownOccupationNothingIsOftenAsked) {
  v1::Vacancy vacancy = TinyVacancy("v", {"cook-dishes"});
  EXPECT_THAT(ToWorkDocument(vacancy, context_).profile.requirements, SizeIs(1));
  vacancy.set_occupation(TinyOccupation("gone"));
  EXPECT_THAT(ToWorkDocument(vacancy, context_).profile.requirements, SizeIs(1));
}

TEST_F(MatchDocumentsTest, AnOccupationCarriesWhatItsRelativesOftenAsk) {
  Taxonomy taxonomy = taxonomy_->taxonomy();
  for (Occupation& occupation : taxonomy.occupations) occupation.isco_code = "9412";
  const TaxonomyVersion relatives("relatives", absl::Time(), taxonomy, taxonomy_->space());
  const OccupationFamilies families(relatives.taxonomy(), relatives.space(), model_);
  const DocumentContext context{relatives, families, Postcodes::BuiltIn()};
  const WorkDocument document = ToWorkDocument(*relatives.FindOccupation("occupations/order-picker"), context);
  EXPECT_THAT(Keep(RequirementGroups::kOwn, document.profile).requirements, SizeIs(5));
  EXPECT_THAT(document.profile.requirements, SizeIs(9));  // all that there is
  EXPECT_TRUE(Find(document, "cook-dishes")->often_asked());
  EXPECT_FLOAT_EQ(Find(document, "food-hygiene")->share, static_cast<float>(0.6 * 2 / 4 / 0.4));  // of two of the four
}

TEST_F(MatchDocumentsTest, ATrainingAsksWhatItBuildsOnAndSomewhatWhatItTeaches) {
  v1::Training training = TinyTraining("t", {"cook-dishes", "prepare-food"});
  training.set_name("trainings/t-1");
  training.add_builds_on()->set_competency(TinyCompetency("prepare-food"));
  training.mutable_builds_on(0)->set_importance(v1::IMPORTANCE_IMPORTANT);
  training.mutable_builds_on(0)->set_level(1);
  const WorkDocument document = ToWorkDocument(training, context_);
  EXPECT_EQ(document.id, "t-1");
  ASSERT_THAT(document.profile.requirements, SizeIs(2));
  EXPECT_EQ(Find(document, "cook-dishes")->importance, Importance::kSomewhat);
  EXPECT_EQ(Find(document, "prepare-food")->importance, Importance::kImportant);  // the demand counts
  EXPECT_EQ(Find(document, "prepare-food")->level, 1);
  ASSERT_THAT(document.teaches, SizeIs(2));
  EXPECT_EQ(document.teaches[0].competency, Id("cook-dishes"));
  EXPECT_EQ(document.teaches[0].level, 2);
}

TEST_F(MatchDocumentsTest, AnOccupationAsksItsCompetenciesAscending) {
  const auto number = taxonomy_->FindOccupation(TinyOccupation("order-picker"));
  ASSERT_TRUE(number);
  const WorkDocument document = ToWorkDocument(*number, context_);
  EXPECT_EQ(document.id, "order-picker");
  ASSERT_THAT(document.profile.requirements, SizeIs(5));
  EXPECT_EQ(Find(document, "load-cargo")->importance, Importance::kEssential);
  EXPECT_EQ(Find(document, "stack-shelves")->importance, Importance::kSomewhat);
  for (std::size_t i = 1; i < 5; ++i) {
    EXPECT_LT(document.profile.requirements[i - 1].competency, document.profile.requirements[i].competency);
  }
}

TEST_F(MatchDocumentsTest, AVacancyTakesTheInterestsOfItsOccupation) {
  Taxonomy taxonomy = taxonomy_->taxonomy();
  const Interests interests{6, 2, 1, 3, 2, 4};
  taxonomy.occupations[*taxonomy_->FindOccupation(TinyOccupation("cook"))].interests = interests;
  const TaxonomyVersion version("0123456789abcdef", absl::UnixEpoch(), taxonomy, taxonomy_->space());
  const DocumentContext context{version, families_, Postcodes::BuiltIn()};
  v1::Vacancy vacancy = TinyVacancy("v", {"cook-dishes"});
  EXPECT_FALSE(ToWorkDocument(vacancy, context).circumstances.interests) << "no occupation is named";
  vacancy.set_occupation(TinyOccupation("cook"));
  EXPECT_EQ(ToWorkDocument(vacancy, context).circumstances.interests, interests);
  EXPECT_EQ(ToWorkDocument(*version.FindOccupation(TinyOccupation("cook")), context).circumstances.interests,
            interests);
}

}  // namespace
}  // namespace perron
