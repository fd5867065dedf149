#include "clients/cli/taxonomy_commands.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

class TaxonomyCommandsTest : public CliTest {
 protected:
  TaxonomyCommandsTest() {
    v1::RelatedCompetency* related = server_.taxonomy.related.response.add_related();
    related->set_label("reachtruck besturen");
    related->set_competency("http://data/skill/reachtruck");
    related->set_transfer(0.81);
    related->set_relation(v1::COMPETENCY_RELATION_RELATED);
  }

  void AnswerSearch(double score) {
    v1::CompetencyHit* hit = server_.taxonomy.competencies.response.add_hits();
    hit->set_score(score);
    hit->mutable_competency()->set_name("competencies/heftruck-besturen");
    hit->mutable_competency()->set_label("heftruck besturen");
  }
};

TEST_F(TaxonomyCommandsTest, ShowsTheVersion) {
  server_.taxonomy.version.response.set_version("00ff");
  EXPECT_THAT(Run({"taxonomy", "version"}).out, HasSubstr("00ff"));
  EXPECT_THAT(Run({"taxonomy", "version", "--json"}).out, HasSubstr("\"version\": \"00ff\""));
}

TEST_F(TaxonomyCommandsTest, RelatedTakesIdsAndNames) {
  for (const char* ref : {"heftruck-besturen", "competencies/heftruck-besturen"}) {
    const CliResult result = Run({"taxonomy", "related", ref, "--brought-by", "--top", "5"});
    EXPECT_EQ(result.code, kExitOk) << result.err;
    EXPECT_THAT(result.out, HasSubstr("reachtruck besturen"));
    EXPECT_THAT(result.out, HasSubstr("81 %"));
    EXPECT_THAT(result.out, HasSubstr("verwant"));
  }
  EXPECT_EQ(server_.taxonomy.related.last.direction(), v1::RelatedCompetenciesRequest::DIRECTION_BROUGHT_BY);
  EXPECT_EQ(server_.taxonomy.related.last.page_size(), 5);
}

TEST_F(TaxonomyCommandsTest, RelatedTakesALabel) {
  AnswerSearch(1);
  EXPECT_EQ(Run({"taxonomy", "related", "Heftruck besturen"}).code, kExitOk);
  EXPECT_EQ(server_.taxonomy.competencies.last.query(), "Heftruck besturen");
}

TEST_F(TaxonomyCommandsTest, AnUnknownLabelNamesTheNearest) {
  AnswerSearch(0.6);
  const CliResult result = Run({"taxonomy", "related", "heftruk"});
  EXPECT_EQ(result.code, kExitNotFound);
  EXPECT_THAT(result.err, HasSubstr("\"heftruk\" is geen bekende competentie. Het dichtst in de buurt: \"heftruck "
                                    "besturen\""));
}

TEST_F(TaxonomyCommandsTest, AnUnknownNameIsNotFound) {
  EXPECT_EQ(Run({"taxonomy", "related", "competencies/x"}).code, kExitNotFound);
}

}  // namespace
}  // namespace perron
