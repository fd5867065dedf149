#include "matching/label_evidence.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

ConceptLabels English(std::string preferred, std::vector<std::string> alternatives = {}, std::string description = "") {
  return {0, std::move(preferred), std::move(alternatives), std::move(description)};
}

// Competencies with these labels, and enough others for a word of two or three labels to be rare.
Taxonomy Labelled(std::vector<ConceptLabels> labels) {
  Taxonomy taxonomy = MakeTaxonomy(labels.size() + 40);
  for (std::size_t i = 0; i < taxonomy.competencies.size(); ++i) {
    taxonomy.competencies[i].labels = {i < labels.size() ? std::move(labels[i])
                                                         : English("use filler" + std::to_string(i))};
  }
  return taxonomy;
}

TEST(LabelEvidenceTest, TheSameWordsInTheSameRoleCoverEachOther) {
  const LabelEvidence evidence(Labelled({English("operate forklift"), English("repair forklifts")}), 0,
                               LabelLanguage::kEnglish);
  const LabelOverlap overlap = evidence.Compare(Id(0), Id(1));
  EXPECT_NEAR(overlap.about, 1, 1e-6);
  EXPECT_EQ(overlap.asked_covered, 1);
  EXPECT_EQ(overlap.held_covered, 1);
  EXPECT_TRUE(overlap.rare);
  EXPECT_EQ(overlap.verbs, 0);
  EXPECT_FALSE(overlap.technique);
}

TEST(LabelEvidenceTest, ASharedVerbIsATechniqueAndNotAnObject) {
  const LabelEvidence evidence(Labelled({English("bake pastry"), English("bake bread")}), 0, LabelLanguage::kEnglish);
  const LabelOverlap overlap = evidence.Compare(Id(0), Id(1));
  EXPECT_EQ(overlap.about, 0);
  EXPECT_EQ(overlap.asked_covered, 0);
  EXPECT_FALSE(overlap.rare);
  EXPECT_TRUE(overlap.technique);
  EXPECT_NEAR(overlap.verbs, 1, 1e-6);
}

TEST(LabelEvidenceTest, AVerbThatManyHaveIsNoTechnique) {
  const LabelEvidence evidence(Labelled({English("use crane"), English("use oven")}), 0, LabelLanguage::kEnglish);
  EXPECT_FALSE(evidence.Compare(Id(0), Id(1)).technique);
}

TEST(LabelEvidenceTest, WhatIsDoneCoversKnowledgeOfIt) {
  Taxonomy taxonomy = Labelled({English("bake goods"), English("bakery methods")});
  taxonomy.competencies[1].skill_type = SkillType::kKnowledge;
  const LabelEvidence evidence(taxonomy, 0, LabelLanguage::kEnglish);
  EXPECT_EQ(evidence.Compare(Id(0), Id(1)).asked_covered, 1);
  EXPECT_EQ(evidence.Compare(Id(1), Id(0)).asked_covered, 0) << "goods are not named";
}

TEST(LabelEvidenceTest, AlternativesAndDescriptionsCoverLess) {
  const LabelEvidence evidence(
      Labelled({English("drive forklift", {"drive reach truck", "handle stacker"}, "Drive a forklift in a warehouse."),
                English("repair reach truck"), English("drive warehouse")}),
      0, LabelLanguage::kEnglish);
  EXPECT_NEAR(evidence.Compare(Id(0), Id(1)).asked_covered, 0.4 + 1.0 / 3, 1e-6);
  EXPECT_EQ(evidence.Compare(Id(0), Id(2)).asked_covered, 0);
  EXPECT_NEAR(evidence.Compare(Id(0), Id(2)).asked_mentioned, 0.7, 1e-6);
}

TEST(LabelEvidenceTest, ComparesDescriptionsWhereTheLabelsShareSomething) {
  const LabelEvidence evidence(
      Labelled({English("gut fish", {}, "Fillet salmon and trout."), English("sell fish", {}, "Fillet trout."),
                English("draw fish", {}, "Write letters."), English("eat trout", {}, "Fillet trout.")}),
      0, LabelLanguage::kEnglish);
  EXPECT_GT(evidence.Compare(Id(0), Id(1)).descriptions, 0.6);
  EXPECT_EQ(evidence.Compare(Id(0), Id(2)).descriptions, 0);
  EXPECT_EQ(evidence.Compare(Id(0), Id(3)).descriptions, 0) << "not worked out";
}

TEST(LabelEvidenceTest, AVerbIsStrangeWhenItIsRareAndNeverMentioned) {
  const LabelEvidence evidence(
      Labelled({English("dye hair"), English("cut hair"), English("use hair", {}, "Dye it."), English("use scissors")}),
      0, LabelLanguage::kEnglish);
  EXPECT_TRUE(evidence.Compare(Id(1), Id(0)).strange_verb);
  EXPECT_FALSE(evidence.Compare(Id(2), Id(0)).strange_verb) << "the description has it";
  EXPECT_FALSE(evidence.Compare(Id(0), Id(3)).strange_verb) << "many use something";
}

TEST(LabelEvidenceTest, KnowsWhoHasNoLabelInTheLanguage) {
  Taxonomy taxonomy = Labelled({English("a"), English("")});
  taxonomy.languages = {"en", "nl"};
  EXPECT_TRUE(LabelEvidence(taxonomy, 0, LabelLanguage::kEnglish).Has(Id(0)));
  EXPECT_FALSE(LabelEvidence(taxonomy, 0, LabelLanguage::kEnglish).Has(Id(1)));
  EXPECT_FALSE(LabelEvidence(taxonomy, 1, LabelLanguage::kDutch).Has(Id(0)));
  EXPECT_EQ(LabelEvidence(taxonomy, 1, LabelLanguage::kDutch).Compare(Id(0), Id(1)).about, 0);
}

}  // namespace
}  // namespace perron
