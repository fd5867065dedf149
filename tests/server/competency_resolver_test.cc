#include "server/competency_resolver.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"
#include "tests/server/taxonomy_fixture.h"

namespace perron {
namespace {

using testing::HasSubstr;
using References = CompetencyResolver::References;

class CompetencyResolverTest : public testing::Test {
 protected:
  // The reference as it is stored; violations are kept.
  std::string Resolved(std::string reference, References references) {
    CompetencyResolver resolver(taxonomy_.get(), references);
    EXPECT_TRUE(resolver.ResolveCompetency(reference, "competency", violations_).ok());
    return reference;
  }

  const std::unique_ptr<const TaxonomyVersion> taxonomy_ = MakeTinyTaxonomy();
  Violations violations_;
};

TEST_F(CompetencyResolverTest, UriAndResourceNameAndInImportsLabelsBecomeTheUri) {
  const std::string uri = TinyCompetency("food-hygiene");
  EXPECT_EQ(Resolved(uri, References::kByUri), uri);
  EXPECT_EQ(Resolved("competencies/food-hygiene", References::kByUri), uri);
  EXPECT_EQ(Resolved("Voedselhygiene", References::kByUriOrByLabel), uri) << "case and accents do not matter";
  EXPECT_EQ(Resolved("food hygiene", References::kByUriOrByLabel), uri);
  EXPECT_TRUE(violations_.empty());
}

TEST_F(CompetencyResolverTest, LabelOutsideAnImportIsUnknownAndItsUriIsNamed) {
  Resolved("food hygiene", References::kByUri);
  EXPECT_THAT(ViolationsOf(violations_)["competency"], HasSubstr(TinyCompetency("food-hygiene")));
}

TEST_F(CompetencyResolverTest, UnknownCompetencyIsReportedWithTheNearestOnes) {
  Resolved("prepare fod", References::kByUriOrByLabel);
  const std::string description = ViolationsOf(violations_)["competency"];
  EXPECT_THAT(description, HasSubstr("\"prepare fod\" is no competency of the taxonomy"));
  EXPECT_THAT(description, HasSubstr("nearest: \"prepare food\" (" + TinyCompetency("prepare-food") + ")"));
}

TEST_F(CompetencyResolverTest, SameCompetencyInTwoFormsIsADuplicate) {
  v1::Candidate candidate;
  candidate.add_competencies()->set_competency("competencies/cook-dishes");
  candidate.add_competencies()->set_competency(TinyCompetency("cook-dishes"));
  CompetencyResolver resolver(taxonomy_.get(), References::kByUri);
  EXPECT_TRUE(resolver.Resolve(candidate, "candidate", violations_).ok());
  EXPECT_THAT(ViolationsOf(violations_)["candidate.competencies[1].competency"],
              HasSubstr("the same competency as candidate.competencies[0].competency"));
}

TEST_F(CompetencyResolverTest, AllReferencesOfAllResourcesAreResolvedAndLabelsCleared) {
  v1::Candidate candidate;
  candidate.add_competencies()->set_competency("competencies/cook-dishes");
  candidate.mutable_competencies(0)->set_label("typed by the client");
  candidate.add_wishes()->set_occupation("occupations/cook");
  candidate.add_wishes()->set_text("no occupation");
  v1::Vacancy vacancy;
  vacancy.set_occupation("occupations/cook");
  vacancy.add_requirements()->set_competency("competencies/cook-dishes");
  vacancy.add_tasks()->add_competencies("competencies/prepare-food");
  v1::Training training;
  training.add_teaches()->set_competency("competencies/cook-dishes");
  training.add_builds_on()->set_competency("competencies/cook-dishes");
  CompetencyResolver resolver(taxonomy_.get(), References::kByUri);
  EXPECT_TRUE(resolver.Resolve(candidate, "candidate", violations_).ok());
  EXPECT_TRUE(resolver.Resolve(vacancy, "vacancy", violations_).ok());
  EXPECT_TRUE(resolver.Resolve(training, "training", violations_).ok());
  EXPECT_TRUE(violations_.empty());
  EXPECT_EQ(candidate.competencies(0).competency(), TinyCompetency("cook-dishes"));
  EXPECT_EQ(candidate.competencies(0).label(), "");
  EXPECT_EQ(candidate.wishes(0).occupation(), TinyOccupation("cook"));
  EXPECT_EQ(vacancy.occupation(), TinyOccupation("cook"));
  EXPECT_EQ(vacancy.requirements(0).competency(), TinyCompetency("cook-dishes"));
  EXPECT_EQ(vacancy.tasks(0).competencies(0), TinyCompetency("prepare-food"));
  EXPECT_EQ(training.teaches(0).competency(), TinyCompetency("cook-dishes"));
  EXPECT_EQ(training.builds_on(0).competency(), TinyCompetency("cook-dishes"));
}

TEST_F(CompetencyResolverTest, UnknownOccupationIsReportedWithTheNearestOnes) {
  v1::Vacancy vacancy;
  vacancy.set_occupation("occupations/forklift-drivr");
  CompetencyResolver resolver(taxonomy_.get(), References::kByUri);
  EXPECT_TRUE(resolver.Resolve(vacancy, "vacancy", violations_).ok());
  EXPECT_THAT(ViolationsOf(violations_)["vacancy.occupation"], HasSubstr(TinyOccupation("forklift-driver")));
}

TEST_F(CompetencyResolverTest, ReferencesOfTheStoredResourceAreTrusted) {
  v1::Candidate stored;
  stored.add_competencies()->set_competency("http://old.example/skill");
  v1::Candidate next = stored;
  next.add_competencies()->set_competency("http://other.example/skill");
  CompetencyResolver resolver(taxonomy_.get(), References::kByUri);
  resolver.Trust(stored);
  EXPECT_TRUE(resolver.Resolve(next, "candidate", violations_).ok());
  EXPECT_THAT(ViolationsOf(violations_),
              testing::UnorderedElementsAre(testing::Key("candidate.competencies[1].competency")));
}

TEST_F(CompetencyResolverTest, WithoutTaxonomyOnlyResourcesWithoutReferencesPass) {
  CompetencyResolver resolver(nullptr, References::kByUri);
  v1::Candidate candidate;
  candidate.add_wishes()->set_text("x");
  EXPECT_TRUE(resolver.Resolve(candidate, "candidate", violations_).ok());
  candidate.add_competencies()->set_competency("competencies/cook-dishes");
  const absl::Status status = resolver.Resolve(candidate, "candidate", violations_);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "NO_TAXONOMY");
}

TEST_F(CompetencyResolverTest, LabelsComeInTheAskedLanguageAndStayEmptyWhereUnknown) {
  v1::Candidate candidate;
  candidate.add_competencies()->set_competency(TinyCompetency("cook-dishes"));
  candidate.add_competencies()->set_competency("http://old.example/skill");
  FillLabels(taxonomy_.get(), "nl", candidate);
  EXPECT_EQ(candidate.competencies(0).label(), "gerechten koken");
  EXPECT_EQ(candidate.competencies(1).label(), "");
  FillLabels(taxonomy_.get(), "fr", candidate);
  EXPECT_EQ(candidate.competencies(0).label(), "cook dishes") << "English where the language is missing";
  FillLabels(nullptr, "nl", candidate);
  EXPECT_EQ(candidate.competencies(0).label(), "");
}

}  // namespace
}  // namespace perron
