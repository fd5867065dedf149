#include "clients/cli/bench_related.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;

class BenchRelatedTest : public CliTest {
 protected:
  BenchRelatedTest() {
    std::string skills = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n";
    for (const char id : std::string("abcdefgh")) {
      skills +=
          std::string("KnowledgeSkillCompetence,urn:s/") + id + ",skill/competence,cross-sector,skill " + id + ",,\n";
    }
    WriteFile("skills_en.csv", skills);
    WriteFile("occupations_en.csv",
              "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n"
              "Occupation,urn:o/x,5120,fish cook,\nOccupation,urn:o/y,5120,cook,\nOccupation,urn:o/z,8344,driver,\n");
    WriteFile("occupationSkillRelations.csv",
              "occupationUri,relationType,skillType,skillUri\n"
              "urn:o/x,essential,skill/competence,urn:s/a\nurn:o/x,essential,skill/competence,urn:s/b\n"
              "urn:o/y,essential,skill/competence,urn:s/b\nurn:o/y,essential,skill/competence,urn:s/c\n"
              "urn:o/z,essential,skill/competence,urn:s/g\nurn:o/z,essential,skill/competence,urn:s/h\n");
    judgements_ = perron::WriteFile(other_, "judged.tsv", "query\tright\tout\nurn:o/x\turn:o/y\turn:o/x\n");
    corpus_ = perron::WriteFile(other_, "corpus.txt", "urn:o/x\nurn:o/y\nurn:o/z\n");
  }

  CliResult Bench(std::vector<std::string> more) {
    std::vector<std::string> arguments = {"bench",     "quality",   "--taxonomy", folder_.path(),
                                          "--related", judgements_, "--corpus",   corpus_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(std::move(arguments));
  }

  TempFolder other_;
  std::string judgements_;
  std::string corpus_;
};

TEST_F(BenchRelatedTest, RanksScoresAndWritesTheRun) {
  const std::string run = other_.File("run.tsv");
  const CliResult result = Bench({"--run", run, "--baselines", "--check-index"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("fit, with what is often asked"));
  EXPECT_THAT(result.out, HasSubstr("idf-cosine"));
  EXPECT_THAT(result.out, HasSubstr("1.0000")) << "of two others the cook is right";
  EXPECT_THAT(result.err, HasSubstr("are those of scoring everything, for all 1 queries"));
  EXPECT_EQ(ReadFile(run), "urn:o/x\turn:o/x urn:o/y urn:o/z\n");
}

TEST_F(BenchRelatedTest, AnswersInJson) {
  const CliResult result = Bench({"--json"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("\"profile\": \"5+10\""));
  EXPECT_THAT(result.out, Not(HasSubstr("idf-cosine")));
}

TEST_F(BenchRelatedTest, LearnsAgainWithoutEachPart) {
  const CliResult result = Bench({"--ablation"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(result.out, HasSubstr("learned without the hierarchy"));
}

TEST_F(BenchRelatedTest, SaysWhatIsWrong) {
  EXPECT_THAT(Run({"bench", "quality", "--taxonomy", folder_.path(), "--related", judgements_}).err,
              HasSubstr("--related and --corpus go together"));
  corpus_ = perron::WriteFile(other_, "bad.txt", "urn:o/x\nurn:o/nobody\n");
  const CliResult result = Bench({});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_THAT(result.err, HasSubstr("bad.txt:2: \"urn:o/nobody\" is not an occupation"));
  corpus_ = other_.File("nowhere.txt");
  EXPECT_THAT(Bench({}).err, HasSubstr("nowhere.txt"));
  EXPECT_EQ(Bench({"--profile", "7"}).code, kExitUsage);
}

}  // namespace
}  // namespace perron
