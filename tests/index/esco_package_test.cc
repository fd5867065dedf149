#include "index/esco_package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/index/package_builder.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Package = std::map<std::string, std::string>;

std::string ErrorOf(const Package& package) {
  const absl::StatusOr<EscoPackage> read = ReadEscoPackage(ToFiles(package));
  if (read.ok()) return "";
  EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(read.status().message());
}

Taxonomy Read(const Package& package) {
  absl::StatusOr<EscoPackage> read = ReadEscoPackage(ToFiles(package));
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? std::move(read->taxonomy) : Taxonomy{};
}

CompetencyId Id(std::uint32_t number) { return static_cast<CompetencyId>(number); }

TEST(EscoPackageTest, NumbersConceptsInOrderOfUri) {
  const Taxonomy taxonomy = Read(SmallPackage());
  EXPECT_THAT(taxonomy.languages, ElementsAre("en", "nl"));
  ASSERT_EQ(taxonomy.competencies.size(), 3U);
  EXPECT_EQ(taxonomy.competencies[0].uri, "urn:s/a");
  EXPECT_EQ(taxonomy.competencies[1].labels[1].preferred, "koken");
  ASSERT_EQ(taxonomy.occupations.size(), 2U);
  EXPECT_EQ(taxonomy.occupations[0].isco_code, "9412");
  EXPECT_EQ(taxonomy.groups[0].code, "S1");
}

TEST(EscoPackageTest, ReadsRelations) {
  const Taxonomy taxonomy = Read(SmallPackage());
  EXPECT_THAT(taxonomy.occupations[1].essential, ElementsAre(Id(1)));
  EXPECT_THAT(taxonomy.occupations[1].optional, ElementsAre(Id(0)));
  EXPECT_THAT(taxonomy.competencies[0].broader, ElementsAre(Id(1)));
  EXPECT_THAT(taxonomy.competencies[0].broader_groups, IsEmpty());
  EXPECT_THAT(taxonomy.competencies[1].broader_groups, ElementsAre(0U));
  EXPECT_THAT(taxonomy.relations, ElementsAre(std::pair(Id(1), Id(0))));
}

TEST(EscoPackageTest, TakesColumnsInAnyOrderAndExtraOnes) {
  Package package = SmallPackage();
  package["occupationSkillRelations.csv"] =
      "occupationUri,occupationLabel,skillUri,skillLabel,relationType,skillType\n"
      "urn:o/z,cook,urn:s/b,cook,essential,skill/competence\n";
  EXPECT_THAT(Read(package).occupations[1].essential, ElementsAre(Id(1)));
}

TEST(EscoPackageTest, JoinsRelationFilesOfSeveralLanguages) {
  Package package = SmallPackage();
  package["occupationSkillRelations_nl.csv"] =
      "occupationUri,relationType,skillType,skillUri\n"
      "urn:o/z,essential,skill/competence,urn:s/b\n"
      "urn:o/z,essential,knowledge,urn:s/a\n";
  const Taxonomy taxonomy = Read(package);
  EXPECT_THAT(taxonomy.occupations[1].essential, ElementsAre(Id(0), Id(1)));
  EXPECT_THAT(taxonomy.occupations[1].optional, IsEmpty()) << "essential is more than optional";
}

TEST(EscoPackageTest, ReadsInterestsOfOccupations) {
  Package package = SmallPackage();
  const std::string header = "occupationUri,realistic,investigative,artistic,social,enterprising,conventional\n";
  package["occupationInterests.csv"] = header + "urn:o/y,7,1,2.5,3,4,5\n";
  const Taxonomy taxonomy = Read(package);
  EXPECT_EQ(taxonomy.occupations[0].interests, (Interests{7, 1, 2.5F, 3, 4, 5}));
  EXPECT_EQ(taxonomy.occupations[1].interests, std::nullopt);
  for (const char* bad : {"8", "0.5", "", "x", "nan", "5x"}) {
    package["occupationInterests.csv"] = header + "urn:o/y,7,1,2,3,4," + bad + "\n";
    EXPECT_EQ(ErrorOf(package),
              "occupationInterests.csv:2: column conventional: is not an interest score, want a number "
              "from 1 to 7");
  }
  package["occupationInterests.csv"] = header + "urn:o/y,7,1,2,3,4,5\nurn:o/y,7,1,2,3,4,5\n";
  EXPECT_THAT(ErrorOf(package),
              HasSubstr("occupationInterests.csv:3: column occupationUri: has its interests already"));
}

TEST(EscoPackageTest, TheTransversalCollectionFillsInAMissingReuseLevel) {
  Package package = SmallPackage();
  package["skills_en.csv"] += "KnowledgeSkillCompetence,urn:s/d,,,learn,,\n";
  package["transversalSkillsCollection_en.csv"] = "conceptUri\nurn:s/d\nurn:s/a\nurn:s/unknown\n";
  const Taxonomy taxonomy = Read(package);
  EXPECT_EQ(taxonomy.competencies[3].reuse_level, ReuseLevel::kTransversal);
  EXPECT_EQ(taxonomy.competencies[0].reuse_level, ReuseLevel::kSectorSpecific);
}

TEST(EscoPackageTest, LeavesOutRowsThatPointOutsideAndCountsThem) {
  Package package = SmallPackage();
  for (int i = 0; i < 30; ++i) {
    package["occupationSkillRelations.csv"] += "urn:o/gone,essential,knowledge,urn:s/a\n";
  }
  package["broaderRelationsSkillPillar_en.csv"] += "SkillGroup,urn:g/x,SkillGroup,urn:g/gone\n";
  package["skillSkillRelations.csv"] += "urn:s/gone,knowledge,optional,knowledge,urn:s/a\n";
  const absl::StatusOr<EscoPackage> read = ReadEscoPackage(ToFiles(package));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->warnings.count(), 32U);
  ASSERT_EQ(read->warnings.kept().size(), 20U);
  EXPECT_EQ(read->warnings.kept()[0],
            "broaderRelationsSkillPillar_en.csv:4: column broaderUri: urn:g/gone is not in the package; row left out");
  EXPECT_EQ(read->warnings.kept()[1],
            "occupationSkillRelations.csv:6: column occupationUri: urn:o/gone is not in the package; row left out");
}

TEST(EscoPackageTest, NamesFilesThatMeanNothing) {
  Package package = SmallPackage();
  package["README.txt"] = "hello";
  package["ISCOGroups_en.csv"] = "conceptUri\n";
  const absl::StatusOr<EscoPackage> read = ReadEscoPackage(ToFiles(package));
  ASSERT_TRUE(read.ok());
  EXPECT_THAT(read->ignored_files, ElementsAre("README.txt"));
}

TEST(EscoPackageTest, SaysWhichFileIsMissingAndWhatThereIs) {
  EXPECT_EQ(ErrorOf({}), "package: there is no skills_xx.csv (xx = language), want one; found no files");
  Package package = SmallPackage();
  package.erase("occupationSkillRelations.csv");
  EXPECT_EQ(ErrorOf(package),
            "package: there is no occupationSkillRelations.csv, want one; found broaderRelationsSkillPillar_en.csv, "
            "occupations_en.csv, skillGroups_en.csv, skillSkillRelations.csv, skills_en.csv, skills_nl.csv");
  package = SmallPackage();
  package.erase("occupations_en.csv");
  EXPECT_THAT(ErrorOf(package), HasSubstr("there is no occupations_xx.csv"));
}

TEST(EscoPackageTest, RefusesUnknownRelations) {
  Package package = SmallPackage();
  package["occupationSkillRelations.csv"] += "urn:o/z,helpful,knowledge,urn:s/a\n";
  EXPECT_EQ(ErrorOf(package),
            "occupationSkillRelations.csv:6: column relationType: is unknown, want essential or optional");
  package = SmallPackage();
  package["skillSkillRelations.csv"] += "urn:s/b,knowledge,helpful,knowledge,urn:s/a\n";
  EXPECT_EQ(ErrorOf(package), "skillSkillRelations.csv:3: column relationType: is unknown, want essential or optional");
}

TEST(EscoPackageTest, RefusesEmptyEndsAndGroupsUnderCompetencies) {
  Package package = SmallPackage();
  package["occupationSkillRelations.csv"] += "urn:o/z,optional,knowledge,\n";
  EXPECT_EQ(ErrorOf(package), "occupationSkillRelations.csv:6: column skillUri: is empty, want a URI");
  package = SmallPackage();
  package["broaderRelationsSkillPillar_en.csv"] += "SkillGroup,urn:g/x,KnowledgeSkillCompetence,urn:s/a\n";
  EXPECT_EQ(
      ErrorOf(package),
      "broaderRelationsSkillPillar_en.csv:4: column broaderUri: is a competency above a group, want a group above "
      "it");
}

TEST(EscoPackageTest, RefusesCirclesOfCompetenciesAndOfGroups) {
  Package package = SmallPackage();
  package["broaderRelationsSkillPillar_en.csv"] +=
      "KnowledgeSkillCompetence,urn:s/c,KnowledgeSkillCompetence,urn:s/a\n"
      "KnowledgeSkillCompetence,urn:s/b,KnowledgeSkillCompetence,urn:s/a\n";
  EXPECT_THAT(ErrorOf(package),
              testing::MatchesRegex("broaderRelationsSkillPillar_en.csv:(3|5): column broaderUri: the "
                                    "hierarchy goes round in a circle here, want nothing to be "
                                    "broader than itself"));
  package = SmallPackage();
  package["broaderRelationsSkillPillar_en.csv"] += "SkillGroup,urn:g/x,SkillGroup,urn:g/x\n";
  EXPECT_THAT(ErrorOf(package),
              HasSubstr("broaderRelationsSkillPillar_en.csv:4: column broaderUri: the hierarchy goes"));
}

TEST(EscoPackageTest, RefusesBrokenCsvInAnyFile) {
  for (const auto& [name, content] : SmallPackage()) {
    Package package = SmallPackage();
    package[name] += "one,too,few\n";
    EXPECT_THAT(ErrorOf(package), testing::StartsWith(name + ":")) << name;
    package[name] = content + "\"never closed\n";
    EXPECT_THAT(ErrorOf(package), HasSubstr("the quote is never closed")) << name;
    package[name] = content + "\xFF\n";
    EXPECT_THAT(ErrorOf(package), HasSubstr("is not valid UTF-8")) << name;
    package[name] = "some,other,columns\n";
    EXPECT_THAT(ErrorOf(package), HasSubstr(name + ":1: column ")) << name;
    package[name] = "";
    EXPECT_EQ(ErrorOf(package), name + ":1: is empty, want a header row");
  }
}

}  // namespace
}  // namespace perron
