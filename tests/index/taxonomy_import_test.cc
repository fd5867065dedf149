#include "index/taxonomy_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/taxonomy_codec.h"
#include "matching/learning_model.h"
#include "tests/index/package_builder.h"

namespace perron {
namespace {

TEST(TaxonomyImportTest, GivesEverythingTheServerNeeds) {
  auto package = SmallPackage();
  package["notes.txt"] = "x";
  package["occupationSkillRelations.csv"] += "urn:o/gone,essential,knowledge,urn:s/a\n";
  const absl::StatusOr<ImportedTaxonomy> imported = ImportTaxonomy(ToFiles(package));
  ASSERT_TRUE(imported.ok()) << imported.status();
  EXPECT_EQ(imported->taxonomy.competencies.size(), 3U);
  EXPECT_EQ(imported->space.model, LearningModel{}.name);
  EXPECT_EQ(imported->version, TaxonomyVersionOf(imported->bytes));
  EXPECT_THAT(imported->ignored_files, testing::ElementsAre("notes.txt"));
  EXPECT_EQ(imported->warning_count, 1U);
  EXPECT_EQ(imported->warnings.size(), 1U);
  EXPECT_EQ(imported->relation_count, 4U);
  EXPECT_EQ(imported->transfer_count, imported->space.transfer.edge_count() - 3);
}

TEST(TaxonomyImportTest, SameFilesGiveTheSameBytes) {
  const absl::StatusOr<ImportedTaxonomy> first = ImportTaxonomy(ToFiles(SmallPackage()));
  const absl::StatusOr<ImportedTaxonomy> second = ImportTaxonomy(ToFiles(SmallPackage()));
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->bytes, second->bytes);
}

TEST(TaxonomyImportTest, RefusesABrokenPackage) {
  auto package = SmallPackage();
  package["skills_nl.csv"] += "x\n";
  EXPECT_EQ(ImportTaxonomy(ToFiles(package)).status().message(), "skills_nl.csv:4: 1 fields, want 7 as in the header");
}

TEST(TaxonomyImportTest, RefusesMoreCompetenciesThanAnIndexTakes) {
  auto package = SmallPackage();
  for (std::size_t i = 0; i < kMostOfTaxonomy - 2; ++i) {
    const std::string number = std::to_string(i);
    package["skills_en.csv"] +=
        "KnowledgeSkillCompetence,urn:s/more" + number + ",knowledge,cross-sector,subject " + number + ",,\n";
  }
  EXPECT_EQ(ImportTaxonomy(ToFiles(package)).status().message(), "package: 65537 competencies, want at most 65536");
}

}  // namespace
}  // namespace perron
