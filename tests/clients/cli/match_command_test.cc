#include "clients/cli/match_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"
#include "tests/clients/cli/sample_match.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;

class MatchCommandTest : public CliTest {
 protected:
  MatchCommandTest() { *server_.matches.vacancies.response.add_matches() = SampleMatch(); }
};

TEST_F(MatchCommandTest, VacanciesForACandidate) {
  const CliResult result = Run({"match", "candidate", "c-001", "--top", "5", "--order", "fit", "--within", "15",
                                "--hard", "distance", "--as-of", "2026-01-01"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  const v1::MatchVacanciesRequest& request = server_.matches.vacancies.last;
  EXPECT_EQ(request.candidate(), "candidates/c-001");
  EXPECT_EQ(request.options().page_size(), 5);
  EXPECT_EQ(request.options().order_by(), v1::MATCH_ORDER_FIT);
  EXPECT_EQ(request.options().view(), v1::MATCH_VIEW_BASIC);
  EXPECT_EQ(request.options().as_of(), "2026-01-01");
  EXPECT_EQ(request.options().language(), "nl");
  EXPECT_EQ(request.options().filter().distance().max_km(), 15);
  EXPECT_TRUE(request.options().filter().distance().hard());
  EXPECT_THAT(result.out, HasSubstr("Medewerker magazijn"));
  EXPECT_THAT(result.out, HasSubstr("perron explain candidates/c-001 vacancies/v-014"));
}

TEST_F(MatchCommandTest, FullShowsEveryRequirement) {
  const CliResult result = Run({"match", "candidate", "c-001", "--full"});
  EXPECT_EQ(server_.matches.vacancies.last.options().view(), v1::MATCH_VIEW_FULL);
  EXPECT_THAT(result.out, HasSubstr("── Medewerker magazijn (vacancies/v-014)"));
  EXPECT_THAT(result.out, HasSubstr("heftruck besturen"));
}

TEST_F(MatchCommandTest, OccupationsAndTrainings) {
  EXPECT_EQ(Run({"match", "candidate", "c-001", "--for", "occupations"}).code, kExitOk);
  EXPECT_EQ(server_.matches.occupations.last.candidate(), "candidates/c-001");
  v1::Match* training = server_.matches.trainings.response.add_matches();
  training->set_name("trainings/t-1");
  training->add_adds()->set_label("lassen");
  const CliResult result = Run({"match", "candidate", "c-001", "--for", "trainings"});
  EXPECT_THAT(result.out, HasSubstr("wat je erbij leert"));
  EXPECT_THAT(result.out, HasSubstr("lassen"));
}

TEST_F(MatchCommandTest, CandidatesForAVacancy) {
  v1::Match* match = server_.matches.candidates.response.add_matches();
  match->set_name("candidates/c-7");
  const CliResult result =
      Run({"match", "vacancy", "v-014", "--eligible-for", "banenafspraak", "--purpose", "a place"});
  EXPECT_EQ(server_.matches.candidates.last.vacancy(), "vacancies/v-014");
  EXPECT_EQ(server_.matches.candidates.last.options().filter().eligibility().purpose(), "a place");
  EXPECT_THAT(result.out, HasSubstr("perron explain candidates/c-7 vacancies/v-014"));
}

TEST_F(MatchCommandTest, ProfilesThatAreNotStored) {
  const std::string path = WriteFile("p.json", "{\"competencies\":[{\"competency\":\"competencies/x\",\"level\":3}]}");
  const CliResult result = Run({"match", "candidate", "--profile", path});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_EQ(server_.matches.vacancies.last.inline_candidate().competencies(0).level(), 3);
  EXPECT_THAT(result.out, Not(HasSubstr("perron explain")));
  EXPECT_EQ(Run({"match", "vacancy", "--profile", "-"}, "{\"title\":\"Kok\"}").code, kExitOk);
  EXPECT_EQ(server_.matches.candidates.last.inline_vacancy().title(), "Kok");
}

TEST_F(MatchCommandTest, AWrongProfileNamesItsField) {
  const CliResult result = Run({"match", "candidate", "--profile", WriteFile("p.json", "{\"vaardigheden\":[]}")});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_THAT(result.err, HasSubstr("p.json: wanted a Candidate in JSON, but "));
  EXPECT_THAT(result.err, HasSubstr("vaardigheden"));
}

TEST_F(MatchCommandTest, ANameOrAProfileNotBothNorNone) {
  EXPECT_EQ(Run({"match", "candidate"}).code, kExitUsage);
  EXPECT_EQ(Run({"match", "candidate", "c-1", "--profile", "-"}).code, kExitUsage);
  EXPECT_EQ(Run({"match", "candidate", "--profile", folder_.File("absent.json")}).code, kExitUsage);
}

TEST_F(MatchCommandTest, JsonIsTheAnswerItself) {
  const CliResult result = Run({"match", "candidate", "c-001", "--json"});
  EXPECT_THAT(result.out, testing::StartsWith("{\n \"matches\": ["));
  EXPECT_THAT(result.out, HasSubstr("\"fit\": 0.73"));
}

TEST_F(MatchCommandTest, WhatTheServerRefusesIsTold) {
  server_.matches.vacancies.status = {grpc::StatusCode::FAILED_PRECONDITION, "no taxonomy has been imported"};
  const CliResult result = Run({"match", "candidate", "c-001"});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_EQ(result.err, "no taxonomy has been imported\n");
}

}  // namespace
}  // namespace perron
