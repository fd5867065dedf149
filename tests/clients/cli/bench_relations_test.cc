#include "clients/cli/bench_relations.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class BenchRelationsTest : public CliTest {
 protected:
  // Two kinds of cooking in three jobs.
  void MakePackage() {
    const std::string heading = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n";
    const std::string skill = "KnowledgeSkillCompetence,urn:s/";
    WriteFile("skills_en.csv", heading + skill + "a,skill/competence,cross-sector,cook fish,,\n" + skill +
                                   "b,skill/competence,cross-sector,cook meat,,\n" + skill +
                                   "c,skill/competence,cross-sector,cook,,\n");
    WriteFile("occupations_en.csv",
              "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n"
              "Occupation,urn:o/x,5120,fish cook,\nOccupation,urn:o/y,5120,cook,\nOccupation,urn:o/z,5120,chef,\n");
    WriteFile("occupationSkillRelations.csv",
              "occupationUri,relationType,skillType,skillUri\n"
              "urn:o/x,essential,skill/competence,urn:s/a\nurn:o/y,essential,skill/competence,urn:s/c\n"
              "urn:o/z,essential,skill/competence,urn:s/b\n");
    WriteFile("broaderRelationsSkillPillar.csv",
              "conceptType,conceptUri,broaderType,broaderUri\n"
              "KnowledgeSkillCompetence,urn:s/a,KnowledgeSkillCompetence,urn:s/c\n"
              "KnowledgeSkillCompetence,urn:s/b,KnowledgeSkillCompetence,urn:s/c\n");
  }
};

TEST_F(BenchRelationsTest, WritesASheetOfShownPairs) {
  MakePackage();
  const std::string sheet = folder_.File("sheet.tsv");
  const CliResult result = Run({"bench", "relations", "--taxonomy", folder_.path(), "--seed", "2", "--out", sheet});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("pairs in " + sheet));
  const std::string written = ReadFile(sheet);
  EXPECT_THAT(written, StartsWith("id\tstatus\trelation\theld_nl\theld_en\tasked_nl\tasked_en"));
  EXPECT_THAT(written, HasSubstr("NARROWER\t\tcook fish\t\tcook\turn:s/a\turn:s/c\t\t\n"));
  Run({"bench", "relations", "--taxonomy", folder_.path(), "--seed", "2", "--out", sheet});
  EXPECT_EQ(ReadFile(sheet), written) << "the seed decides";
}

TEST_F(BenchRelationsTest, SaysWhatIsWrong) {
  EXPECT_EQ(Run({"bench", "relations", "--taxonomy", folder_.path()}).code, kExitUsage);
  const CliResult absent =
      Run({"bench", "relations", "--taxonomy", folder_.File("absent"), "--out", folder_.File("sheet.tsv")});
  EXPECT_EQ(absent.code, kExitRefused);
  EXPECT_THAT(absent.err, HasSubstr("absent"));
  MakePackage();
  EXPECT_EQ(Run({"bench", "relations", "--taxonomy", folder_.path(), "--out", folder_.File("no/sheet.tsv")}).code,
            kExitRefused);
}

}  // namespace
}  // namespace perron
