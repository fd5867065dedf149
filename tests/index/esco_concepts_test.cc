#include "index/esco_concepts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kSkillColumns[] = "conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n";

class EscoConceptsTest : public testing::Test {
 protected:
  // The error of a skills file with these rows; empty when it is good.
  std::string Skills(const std::string& rows, std::size_t language = 0) {
    const absl::Status status = ReadSkills("skills_en.csv", kSkillColumns + rows, language, concepts_, warnings_);
    return std::string(status.message());
  }
  std::string Occupations(const std::string& rows) {
    const std::string content = "conceptUri,preferredLabel,iscoGroup\n" + rows;
    return std::string(ReadOccupations("occupations_en.csv", content, 0, concepts_, warnings_).message());
  }
  std::string Groups(const std::string& rows) {
    const std::string content = "conceptUri,preferredLabel,code\n" + rows;
    return std::string(ReadSkillGroups("skillGroups_en.csv", content, 0, concepts_, warnings_).message());
  }

  EscoConcepts concepts_;
  EscoWarnings warnings_;
};

TEST_F(EscoConceptsTest, ReadsASkill) {
  ASSERT_EQ(Skills("urn:a,skill/competence,cross-sector, cook ,\"make food\n cook\nmake food\nfry\",Cooks.\n"), "");
  const Competency& competency = concepts_.competencies.at("urn:a");
  EXPECT_EQ(competency.skill_type, SkillType::kSkill);
  EXPECT_EQ(competency.reuse_level, ReuseLevel::kCrossSector);
  ASSERT_EQ(competency.labels.size(), 1U);
  EXPECT_EQ(competency.labels[0].preferred, "cook");
  EXPECT_THAT(competency.labels[0].alternatives, ElementsAre("make food", "fry"));
  EXPECT_EQ(competency.labels[0].description, "Cooks.");
}

TEST_F(EscoConceptsTest, JoinsLanguages) {
  ASSERT_EQ(Skills("urn:a,,,cook,,\nurn:b,,,fry,,\n", 0), "");
  ASSERT_EQ(Skills("urn:a,knowledge,transversal,koken,,\nurn:b,,,,,\nurn:c,,,bakken,,\n", 1), "");
  EXPECT_EQ(concepts_.competencies.size(), 3U);
  const Competency& both = concepts_.competencies.at("urn:a");
  ASSERT_EQ(both.labels.size(), 2U);
  EXPECT_EQ(both.labels[1].language, 1U);
  EXPECT_EQ(both.labels[1].preferred, "koken");
  EXPECT_EQ(both.skill_type, SkillType::kKnowledge) << "the file that says it";
  EXPECT_EQ(concepts_.competencies.at("urn:b").labels.size(), 1U) << "an empty label is none";
}

TEST_F(EscoConceptsTest, KeepsTheFirstOfTwoThatDisagreeAndWarns) {
  ASSERT_EQ(Skills("urn:a,knowledge,transversal,cook,,\n", 0), "");
  ASSERT_EQ(Skills("urn:a,skill/competence,transversal,koken,,\n", 1), "");
  EXPECT_EQ(concepts_.competencies.at("urn:a").skill_type, SkillType::kKnowledge);
  EXPECT_THAT(warnings_.kept(),
              ElementsAre("skills_en.csv:2: column skillType: is not what the file of another language "
                          "says; the first one is kept"));
}

TEST_F(EscoConceptsTest, RefusesBrokenSkills) {
  EXPECT_EQ(Skills(",knowledge,,cook,,\n"),
            "skills_en.csv:2: column conceptUri: is empty, want the URI of the concept");
  EXPECT_EQ(Skills("no uri,knowledge,,cook,,\n"),
            "skills_en.csv:2: column conceptUri: is not a URI, want one without blanks, of at most 1000 characters");
  EXPECT_EQ(
      Skills("urn:a,wisdom,,cook,,\n"),
      "skills_en.csv:2: column skillType: \"wisdom\" is unknown, want empty or one of skill/competence, knowledge");
  EXPECT_EQ(Skills("urn:b,,everywhere,cook,,\n"),
            "skills_en.csv:2: column reuseLevel: \"everywhere\" is unknown, want empty or one of transversal, "
            "cross-sector, sector-specific, occupation-specific");
  EXPECT_EQ(Skills("urn:c,,,cook,,\nurn:c,,,cook,,\n"),
            "skills_en.csv:3: column conceptUri: urn:c is in this file twice, want it once");
  EXPECT_EQ(Skills("urn:d,,,cook,\n"), "skills_en.csv:2: 5 fields, want 6 as in the header");
}

TEST_F(EscoConceptsTest, RefusesAMissingColumn) {
  const absl::Status status = ReadSkills("skills_en.csv", "conceptUri,preferredLabel\n", 0, concepts_, warnings_);
  EXPECT_EQ(status.message(),
            "skills_en.csv:1: column skillType: is missing, want it beside conceptUri, preferredLabel");
}

TEST_F(EscoConceptsTest, RefusesAConceptOfTwoKinds) {
  ASSERT_EQ(Skills("urn:a,,,cook,,\n"), "");
  EXPECT_EQ(Groups("urn:a,food,S1\n"),
            "skillGroups_en.csv:2: column conceptUri: urn:a is already a concept of another kind, want one kind");
  EXPECT_EQ(Occupations("urn:a,cook,5120\n"),
            "occupations_en.csv:2: column conceptUri: urn:a is already a concept of another kind, want one kind");
}

TEST_F(EscoConceptsTest, ReadsIscoCodes) {
  ASSERT_EQ(Occupations("urn:a,cook,5120\nurn:b,baker,C75\nurn:c,nothing,\n"), "");
  EXPECT_EQ(concepts_.occupations.at("urn:a").isco_code, "5120");
  EXPECT_EQ(concepts_.occupations.at("urn:b").isco_code, "75");
  EXPECT_EQ(concepts_.occupations.at("urn:c").isco_code, "");
  EXPECT_EQ(Occupations("urn:d,smith,12345\n"),
            "occupations_en.csv:2: column iscoGroup: is not an ISCO-08 code, want one to four digits");
  EXPECT_EQ(Occupations("urn:e,smith,72a\n"),
            "occupations_en.csv:2: column iscoGroup: is not an ISCO-08 code, want one to four digits");
}

TEST_F(EscoConceptsTest, ReadsGroups) {
  ASSERT_EQ(Groups("urn:g,food,S1.2\n"), "");
  EXPECT_EQ(concepts_.groups.at("urn:g").code, "S1.2");
}

TEST(SplitLabelsTest, SplitsAtLineBreaksOrBars) {
  EXPECT_THAT(SplitLabels("a b\r\nc\n\n c ", ""), ElementsAre("a b", "c"));
  EXPECT_THAT(SplitLabels("a | b | p", "p"), ElementsAre("a", "b"));
  EXPECT_THAT(SplitLabels("and/or | not\na | b", ""), ElementsAre("and/or | not", "a | b"));
  EXPECT_THAT(SplitLabels("", ""), IsEmpty());
}

}  // namespace
}  // namespace perron
