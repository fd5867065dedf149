#include "index/esco_file_name.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(EscoFileNameTest, KnowsKindAndLanguage) {
  const auto skills = ParseEscoFileName("skills_nl.csv");
  ASSERT_TRUE(skills);
  EXPECT_EQ(skills->kind, EscoFileKind::kSkills);
  EXPECT_EQ(skills->language, "nl");
  EXPECT_EQ(ParseEscoFileName("occupations_en.csv")->kind, EscoFileKind::kOccupations);
  EXPECT_EQ(ParseEscoFileName("skillGroups_de.csv")->kind, EscoFileKind::kSkillGroups);
}

TEST(EscoFileNameTest, TakesRelationsWithAndWithoutLanguage) {
  for (const char* name : {"occupationSkillRelations.csv", "occupationSkillRelations_nl.csv"}) {
    ASSERT_TRUE(ParseEscoFileName(name)) << name;
    EXPECT_EQ(ParseEscoFileName(name)->kind, EscoFileKind::kOccupationSkills);
  }
  EXPECT_EQ(ParseEscoFileName("broaderRelationsSkillPillar_en.csv")->kind, EscoFileKind::kBroaderSkills);
  EXPECT_EQ(ParseEscoFileName("skillSkillRelations.csv")->kind, EscoFileKind::kSkillSkills);
  EXPECT_EQ(ParseEscoFileName("transversalSkillsCollection_en.csv")->kind, EscoFileKind::kTransversalSkills);
  EXPECT_EQ(ParseEscoFileName("occupationInterests.csv")->kind, EscoFileKind::kOccupationInterests);
}

TEST(EscoFileNameTest, KnowsTheRestOfTheOfficialPackage) {
  for (const char* name : {"ISCOGroups_en.csv", "skillsHierarchy_nl.csv", "broaderRelationsOccPillar.csv",
                           "greenSkillsCollection_en.csv", "conceptSchemes_en.csv"}) {
    ASSERT_TRUE(ParseEscoFileName(name)) << name;
    EXPECT_EQ(ParseEscoFileName(name)->kind, EscoFileKind::kUnused);
  }
}

TEST(EscoFileNameTest, KnowsTheTwoFilesOfOnet) {
  EXPECT_EQ(ParseEscoFileName("Interests.txt")->kind, EscoFileKind::kOnetInterests);
  EXPECT_EQ(ParseEscoFileName("onet_esco_crosswalk.csv")->kind, EscoFileKind::kOnetCrosswalk);
  EXPECT_FALSE(ParseEscoFileName("Job Zones.txt"));
}

TEST(EscoFileNameTest, RefusesOtherNames) {
  for (const char* name : {"", ".csv", "skills.csv", "skills_NL.csv", "skills_nld.csv", "skills_nl.txt", "README.md",
                           "my_skills_nl.csv", "_nl.csv"}) {
    EXPECT_FALSE(ParseEscoFileName(name)) << name;
  }
}

}  // namespace
}  // namespace perron
