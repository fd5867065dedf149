#ifndef PERRON_TESTS_INDEX_PACKAGE_BUILDER_H_
#define PERRON_TESTS_INDEX_PACKAGE_BUILDER_H_

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "index/package_files.h"

namespace perron {

// A package that is in order: three competencies, two occupations, one group. Tests spoil it where they need to.
inline std::map<std::string, std::string> SmallPackage() {
  return {
      {"skills_en.csv",
       "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n"
       "KnowledgeSkillCompetence,urn:s/b,skill/competence,cross-sector,cook,\"make food\nprepare meals\",Cooks.\n"
       "KnowledgeSkillCompetence,urn:s/a,knowledge,sector-specific,hygiene,,\n"
       "KnowledgeSkillCompetence,urn:s/c,skill/competence,transversal,work in teams,,\n"},
      {"skills_nl.csv",
       "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n"
       "KnowledgeSkillCompetence,urn:s/b,skill/competence,cross-sector,koken,,\n"
       "KnowledgeSkillCompetence,urn:s/a,,,,,\n"},
      {"skillGroups_en.csv", "conceptType,conceptUri,preferredLabel,code\nSkillGroup,urn:g/x,food,S1\n"},
      {"occupations_en.csv",
       "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n"
       "Occupation,urn:o/z,5120,cook,chef\n"
       "Occupation,urn:o/y,C9412,kitchen helper,\n"},
      {"occupationSkillRelations.csv",
       "occupationUri,relationType,skillType,skillUri\n"
       "urn:o/z,essential,skill/competence,urn:s/b\n"
       "urn:o/z,optional,knowledge,urn:s/a\n"
       "urn:o/y,essential,knowledge,urn:s/a\n"
       "urn:o/y,optional,skill/competence,urn:s/c\n"},
      {"broaderRelationsSkillPillar_en.csv",
       "conceptType,conceptUri,broaderType,broaderUri\n"
       "KnowledgeSkillCompetence,urn:s/b,SkillGroup,urn:g/x\n"
       "KnowledgeSkillCompetence,urn:s/a,KnowledgeSkillCompetence,urn:s/b\n"},
      {"skillSkillRelations.csv",
       "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n"
       "urn:s/b,skill/competence,optional,knowledge,urn:s/a\n"},
  };
}

inline PackageFiles ToFiles(const std::map<std::string, std::string>& package) {
  PackageFiles files;
  for (const auto& [name, content] : package) {
    const absl::Status added = files.Add(name, content);
    EXPECT_TRUE(added.ok()) << added;
  }
  return files;
}

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_PACKAGE_BUILDER_H_
