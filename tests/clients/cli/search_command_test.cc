#include "clients/cli/search_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

using SearchCommandTest = CliTest;

TEST_F(SearchCommandTest, CompetenciesByWordsWithoutQuotes) {
  v1::CompetencyHit* hit = server_.taxonomy.competencies.response.add_hits();
  hit->set_matched_label("vorkheftruck rijden");
  hit->mutable_competency()->set_name("competencies/x");
  hit->mutable_competency()->set_label("heftruck besturen");
  hit->mutable_competency()->set_skill_type(v1::SKILL_TYPE_SKILL);
  const CliResult result = Run({"search", "competencies", "heftruck", "rijden", "--top", "3"});
  EXPECT_EQ(server_.taxonomy.competencies.last.query(), "heftruck rijden");
  EXPECT_EQ(server_.taxonomy.competencies.last.page_size(), 3);
  for (const char* part : {"heftruck besturen", "vorkheftruck rijden", "vaardigheid"}) {
    EXPECT_THAT(result.out, HasSubstr(part));
  }
}

TEST_F(SearchCommandTest, OccupationsInEnglish) {
  v1::OccupationHit* hit = server_.taxonomy.occupations.response.add_hits();
  hit->mutable_occupation()->set_name("occupations/kok");
  hit->mutable_occupation()->set_label("cook");
  hit->mutable_occupation()->set_isco_code("5120");
  const CliResult result = Run({"search", "occupations", "cook", "--lang", "en"});
  EXPECT_EQ(server_.taxonomy.occupations.last.language(), "en");
  for (const char* part : {"cook", "5120", "occupations/kok"}) EXPECT_THAT(result.out, HasSubstr(part));
}

TEST_F(SearchCommandTest, NothingFoundIsNoError) {
  const CliResult result = Run({"search", "occupations", "xyz"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_EQ(result.out, "Niets gevonden.\n");
}

TEST_F(SearchCommandTest, SimilarWantsANameThatSaysItsKind) {
  v1::SimilarResource* similar = server_.matches.similar.response.add_similar();
  similar->set_name("vacancies/v-2");
  similar->set_title("Kok");
  similar->set_similarity(0.9);
  const CliResult result = Run({"similar", "candidates/c-1", "--target", "vacancies"});
  EXPECT_EQ(server_.matches.similar.last.target(), v1::FindSimilarRequest::TARGET_VACANCIES);
  EXPECT_THAT(result.out, HasSubstr("90 %"));
  const CliResult unclear = Run({"similar", "c-1"});
  EXPECT_EQ(unclear.code, kExitUsage);
  EXPECT_THAT(unclear.err, HasSubstr("vacancies/c-1 or the like"));
}

}  // namespace
}  // namespace perron
