#include "server/text_suggestions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/error_details.h"
#include "tests/server/taxonomy_fixture.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class TextSuggestionsTest : public testing::Test {
 protected:
  v1::SuggestCompetenciesResponse Competencies(const v1::SuggestCompetenciesRequest& request) {
    v1::SuggestCompetenciesResponse answer;
    const absl::Status status = SuggestCompetencies(*version_, request, answer);
    EXPECT_TRUE(status.ok()) << status;
    return answer;
  }

  v1::SuggestRequirementsResponse Requirements(const v1::SuggestRequirementsRequest& request) {
    v1::SuggestRequirementsResponse answer;
    const absl::Status status = SuggestRequirements(*version_, request, answer);
    EXPECT_TRUE(status.ok()) << status;
    return answer;
  }

  const std::unique_ptr<const TaxonomyVersion> version_ = MakeTinyTaxonomy();
};

TEST_F(TextSuggestionsTest, SpansCountCharactersNotBytes) {
  v1::SuggestCompetenciesRequest request;
  request.set_text("Caf\xC3\xA9 \xF0\x9F\x98\x80: ik kan heftruck rijden");
  const auto answer = Competencies(request);
  ASSERT_EQ(answer.suggestions_size(), 1);
  const v1::SuggestedCompetency& found = answer.suggestions(0);
  EXPECT_EQ(found.competency(), TinyCompetency("drive-forklift"));
  EXPECT_EQ(found.label(), "heftruck rijden");
  EXPECT_EQ(found.words(), "heftruck rijden");
  EXPECT_EQ(found.span().begin(), 15);
  EXPECT_EQ(found.span().end(), 30);
  EXPECT_GE(found.score(), 0.5);
  EXPECT_LE(found.score(), 1);
}

TEST_F(TextSuggestionsTest, LabelsComeInTheAskedLanguage) {
  v1::SuggestCompetenciesRequest request;
  request.set_text("ik kan heftruck rijden");
  request.set_language("en");
  EXPECT_EQ(Competencies(request).suggestions(0).label(), "drive a forklift");
}

TEST_F(TextSuggestionsTest, PageSizeLimitsAndKeepsTheBest) {
  v1::SuggestCompetenciesRequest request;
  request.set_text("Ik kan heftruck rijden. Ik kan ook lading laden.");
  const auto all = Competencies(request);
  ASSERT_EQ(all.suggestions_size(), 2);
  EXPECT_GE(all.suggestions(0).score(), all.suggestions(1).score());
  request.set_page_size(1);
  const auto one = Competencies(request);
  ASSERT_EQ(one.suggestions_size(), 1);
  EXPECT_EQ(one.suggestions(0).competency(), all.suggestions(0).competency());
}

TEST_F(TextSuggestionsTest, CompetenciesNameEverythingThatIsWrongAndRepeatNothing) {
  v1::SuggestCompetenciesRequest request;
  v1::SuggestCompetenciesResponse answer;
  request.set_text(std::string(20'001, 'x'));
  request.set_page_size(-1);
  request.set_language("Dutch");
  const absl::Status status = SuggestCompetencies(*version_, request, answer);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const auto violations = ViolationsOf(status);
  EXPECT_EQ(violations.size(), 3U);
  EXPECT_THAT(violations.at("text"), HasSubstr("20000"));
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("xxx")));
  for (const char* bad : {"", "  \n", "\xFF\xFE"}) {
    v1::SuggestCompetenciesRequest wrong;
    wrong.set_text(bad);
    EXPECT_EQ(ViolationsOf(SuggestCompetencies(*version_, wrong, answer)).count("text"), 1U);
  }
}

TEST_F(TextSuggestionsTest, AVacancyBecomesWhatCanBeStored) {
  v1::SuggestRequirementsRequest request;
  request.set_title("Heftruckchauffeur");
  request.set_text(
      "Wat ga je doen?\n- je gaat zelfstandig heftruck rijden\n\nEisen\n- rijbewijs BE is een pr\xC3\xA9\n- je spreekt "
      "goed Duits\n");
  const auto answer = Requirements(request);
  ASSERT_GE(answer.occupations_size(), 1);
  EXPECT_EQ(answer.occupations(0).occupation(), TinyOccupation("forklift-driver"));
  EXPECT_EQ(answer.occupations(0).isco_code(), "8344");
  ASSERT_EQ(answer.requirements_size(), 1);
  EXPECT_EQ(answer.requirements(0).requirement().competency(), TinyCompetency("drive-forklift"));
  EXPECT_EQ(answer.requirements(0).requirement().importance(), v1::IMPORTANCE_ESSENTIAL);
  EXPECT_EQ(answer.requirements(0).requirement().level(), 3);
  ASSERT_EQ(answer.licences_size(), 1);
  EXPECT_EQ(answer.licences(0).licence(), "BE");
  EXPECT_EQ(answer.licences(0).importance(), v1::IMPORTANCE_SOMEWHAT);
  EXPECT_EQ(answer.licences(0).words(), "rijbewijs BE");
  ASSERT_EQ(answer.languages_size(), 1);
  EXPECT_EQ(answer.languages(0).language().language(), "deu");
  EXPECT_EQ(answer.languages(0).language().level(), v1::LANGUAGE_LEVEL_B2);
}

TEST_F(TextSuggestionsTest, AGivenOccupationIsTheFirst) {
  v1::SuggestRequirementsRequest request;
  request.set_title("Heftruckchauffeur");
  request.set_occupation("occupations/cook");
  const auto answer = Requirements(request);
  EXPECT_EQ(answer.occupations(0).occupation(), TinyOccupation("cook"));
  EXPECT_EQ(answer.occupations(0).score(), 1);
}

TEST_F(TextSuggestionsTest, RequirementsNameEverythingThatIsWrong) {
  v1::SuggestRequirementsResponse answer;
  v1::SuggestRequirementsRequest nothing;
  nothing.set_title(" ");
  EXPECT_EQ(ViolationsOf(SuggestRequirements(*version_, nothing, answer)).count("text"), 1U);
  v1::SuggestRequirementsRequest request;
  request.set_title(std::string(201, 'x'));
  request.set_text(std::string(20'001, 'x'));
  request.set_occupation("occupations/juggler");
  request.set_language("?");
  const auto violations = ViolationsOf(SuggestRequirements(*version_, request, answer));
  std::vector<std::string> fields;
  for (const auto& [field, description] : violations) fields.push_back(field);
  EXPECT_THAT(fields, UnorderedElementsAre("title", "text", "occupation", "language"));
}

}  // namespace
}  // namespace perron
