#include "clients/cli/suggest_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

using SuggestCommandTest = CliTest;

TEST_F(SuggestCommandTest, WhatSomebodySaysAsATable) {
  v1::SuggestedCompetency& found = *server_.taxonomy.suggestions.response.add_suggestions();
  found.set_label("heftrucks bedienen");
  found.set_words("heftruck gereden");
  found.set_score(0.9);
  found.set_level(4);
  const CliResult result = Run({"suggest", "ik", "heb", "heftruck", "gereden", "--top", "5", "--lang", "en"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_EQ(server_.taxonomy.suggestions.last.text(), "ik heb heftruck gereden");
  EXPECT_EQ(server_.taxonomy.suggestions.last.page_size(), 5);
  EXPECT_EQ(server_.taxonomy.suggestions.last.language(), "en");
  for (const char* part : {"words in the text", "heftruck gereden", "heftrucks bedienen", "4", "90 %"}) {
    EXPECT_THAT(result.out, HasSubstr(part));
  }
}

TEST_F(SuggestCommandTest, AVacancyFromAFileWithLicencesAndLanguages) {
  v1::SuggestRequirementsResponse& response = server_.vacancies.suggestions.response;
  response.add_occupations()->set_label("kok");
  v1::SuggestedRequirement& found = *response.add_requirements();
  found.mutable_requirement()->set_label("vis fileren");
  found.mutable_requirement()->set_importance(v1::IMPORTANCE_SOMEWHAT);
  found.set_words("fileren van vis");
  v1::SuggestedLicence& licence = *response.add_licences();
  licence.set_licence("BE");
  licence.set_words("rijbewijs BE");
  v1::SuggestedLanguage& language = *response.add_languages();
  language.mutable_language()->set_language("deu");
  language.mutable_language()->set_level(v1::LANGUAGE_LEVEL_B2);
  language.set_words("Duits");
  const std::string file = WriteFile("vacancy.txt", "- vis fileren\n");
  const CliResult result = Run({"suggest", "--file", file, "--title", "Kok"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_EQ(server_.vacancies.suggestions.last.title(), "Kok");
  EXPECT_EQ(server_.vacancies.suggestions.last.text(), "- vis fileren\n");
  for (const char* part : {"kok", "fileren van vis", "vis fileren", "rijbewijs BE", "deu B2"}) {
    EXPECT_THAT(result.out, HasSubstr(part));
  }
}

TEST_F(SuggestCommandTest, StandardInputAndJson) {
  server_.vacancies.suggestions.response.add_occupations()->set_label("kok");
  const CliResult result = Run({"suggest", "--occupation", "occupations/kok", "--file", "-", "--json"}, "soep koken");
  EXPECT_EQ(server_.vacancies.suggestions.last.text(), "soep koken");
  EXPECT_EQ(server_.vacancies.suggestions.last.occupation(), "occupations/kok");
  EXPECT_THAT(result.out, HasSubstr("\"label\""));
}

TEST_F(SuggestCommandTest, NothingFoundIsNoErrorAndAFileThatIsAbsentIs) {
  EXPECT_EQ(Run({"suggest", "x"}).out, "Niets gevonden.\n");
  EXPECT_EQ(Run({"suggest", "--file", "/no/such/file"}).code, kExitRefused);
  EXPECT_EQ(Run({"suggest", "x", "--file", "y"}).code, kExitUsage);
}

}  // namespace
}  // namespace perron
