#include "clients/cli/bench_neutral_export.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

class BenchNeutralExportTest : public CliTest {};

TEST_F(BenchNeutralExportTest, WritesAMadeUpSetAndAnswersIt) {
  WriteFile("skills_en.csv",
            "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n"
            "KnowledgeSkillCompetence,urn:s/a,skill/competence,cross-sector,bake bread,,\n"
            "KnowledgeSkillCompetence,urn:s/b,skill/competence,cross-sector,fry fish,,\n");
  WriteFile("occupations_en.csv",
            "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\nOccupation,urn:o/x,5120,cook,\n");
  WriteFile("occupationSkillRelations.csv",
            "occupationUri,relationType,skillType,skillUri\nurn:o/x,essential,skill/competence,urn:s/a\n"
            "urn:o/x,essential,skill/competence,urn:s/b\n");
  const std::string made = folder_.File("made/set");
  const CliResult result = Run(
      {"bench", "index", "--export-neutral", made, "--taxonomy", folder_.path(), "--profiles", "30", "--queries", "4"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("30 profiles and 4 vacancies in "));
  const CliResult answer = Run({"bench", "index", "--seconds", "0", "--neutral", made});
  EXPECT_EQ(answer.code, kExitOk) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("4 of 4 vacancies"));
}

TEST_F(BenchNeutralExportTest, NeedsATaxonomy) {
  EXPECT_EQ(Run({"bench", "index", "--export-neutral", folder_.File("set")}).code, kExitUsage);
}

}  // namespace
}  // namespace perron
