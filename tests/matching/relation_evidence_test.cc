#include "matching/relation_evidence.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

constexpr float kLearned = 0.5F;
constexpr SkillType kSkill = SkillType::kSkill;
constexpr SkillType kKnowledge = SkillType::kKnowledge;

// Competencies in small groups that stand for activities, among 300 others that make "prepare", "equipment" and
// "products" common words.
class RelationEvidenceTest : public testing::Test {
 protected:
  enum Group : std::uint32_t { kBaking, kCooking, kDriving, kTrading, kNone };

  RelationEvidenceTest() {
    taxonomy_.languages = {"en", "nl"};
    for (const char* uri : {"urn:g0", "urn:g1", "urn:g2", "urn:g3"}) taxonomy_.groups.push_back({uri, {}, {}, ""});
  }

  CompetencyId Add(SkillType type, Group group, const std::string& english, const std::string& description = "",
                   const std::string& dutch = "") {
    Competency competency;
    competency.uri = "urn:" + std::to_string(1000 + taxonomy_.competencies.size());
    competency.skill_type = type;
    if (!english.empty()) competency.labels.push_back({0, english, {}, description});
    if (!dutch.empty()) competency.labels.push_back({1, dutch, {}, ""});
    if (group != kNone) competency.broader_groups = {group};
    taxonomy_.competencies.push_back(std::move(competency));
    return static_cast<CompetencyId>(taxonomy_.competencies.size() - 1);
  }

  bool AreRelated(CompetencyId held, CompetencyId asked, float learned = kLearned) const {
    Taxonomy taxonomy = taxonomy_;
    for (std::size_t i = 0; i < 300; ++i) {
      const std::string number = std::to_string(i);
      Competency other;
      other.uri = "urn:z" + std::to_string(1000 + i);
      other.skill_type = kSkill;
      other.labels = {{0, (i % 2 == 0 ? "prepare equipment n" : "prepare products n") + number, {}, ""},
                      {1, (i % 2 == 0 ? "apparatuur n" : "producten n") + number + " voorbereiden", {}, ""}};
      taxonomy.competencies.push_back(std::move(other));
    }
    const Hierarchy hierarchy(taxonomy);
    return RelationEvidence(taxonomy, hierarchy).AreRelated(held, asked, learned);
  }

  Taxonomy taxonomy_;
};

TEST_F(RelationEvidenceTest, BakingPastryIsNotCookingFish) {
  const CompetencyId bake = Add(kSkill, kBaking, "bake pastry", "Prepare products in the oven.");
  const CompetencyId cook = Add(kSkill, kCooking, "cook fish", "Prepare products in the kitchen.");
  EXPECT_FALSE(AreRelated(bake, cook));
  EXPECT_FALSE(AreRelated(cook, bake));
}

TEST_F(RelationEvidenceTest, BakingBreadIsPreparingBread) {
  const CompetencyId prepare = Add(kSkill, kBaking, "prepare bread products");
  const CompetencyId bake = Add(kSkill, kBaking, "bake bread");
  EXPECT_TRUE(AreRelated(prepare, bake));
}

TEST_F(RelationEvidenceTest, AnObjectAloneProvesNothing) {
  const CompetencyId drive = Add(kSkill, kDriving, "drive forklift");
  const CompetencyId operate = Add(kSkill, kDriving, "operate forklift");
  const CompetencyId trade = Add(kSkill, kTrading, "trade in forklifts");
  EXPECT_TRUE(AreRelated(drive, operate));
  EXPECT_FALSE(AreRelated(drive, trade));
  EXPECT_FALSE(AreRelated(trade, drive));
}

TEST_F(RelationEvidenceTest, NeitherDoesACommonWord) {
  const CompetencyId test = Add(kSkill, kDriving, "test equipment");
  const CompetencyId mend = Add(kSkill, kDriving, "mend equipment");
  EXPECT_FALSE(AreRelated(test, mend));
}

TEST_F(RelationEvidenceTest, NorACommonVerb) {
  const CompetencyId dough = Add(kSkill, kBaking, "prepare dough", "Mix flour.");
  const CompetencyId oven = Add(kSkill, kBaking, "prepare oven", "Mix air.");
  EXPECT_FALSE(AreRelated(dough, oven));
}

TEST_F(RelationEvidenceTest, ATechniqueInOneSmallGroupOfTheHierarchy) {
  const CompetencyId fish = Add(kSkill, kCooking, "poach fish", "Poach fillets in a pan of water.");
  const CompetencyId eggs = Add(kSkill, kCooking, "poach eggs", "Break them and poach in a pan of water.");
  const CompetencyId game = Add(kSkill, kTrading, "poach game", "Hunt deer without permission.");
  EXPECT_TRUE(AreRelated(fish, eggs));
  EXPECT_FALSE(AreRelated(fish, game));
}

TEST_F(RelationEvidenceTest, SiblingsWithoutSharedWordsAreNot) {
  const CompetencyId smell = Add(kSkill, kCooking, "tolerate odours");
  const CompetencyId blood = Add(kSkill, kCooking, "cope with blood");
  EXPECT_FALSE(AreRelated(smell, blood));
}

TEST_F(RelationEvidenceTest, WhoDoesItKnowsAboutItButNotTheOtherWayRound) {
  const CompetencyId bake = Add(kSkill, kBaking, "bake sourdough loaves");
  const CompetencyId history = Add(kKnowledge, kNone, "history of sourdough taxation");
  const CompetencyId methods = Add(kKnowledge, kNone, "sourdough methods");
  EXPECT_TRUE(AreRelated(bake, methods));
  EXPECT_FALSE(AreRelated(methods, bake)) << "the loaves are not in it";
  EXPECT_FALSE(AreRelated(bake, history));
}

TEST_F(RelationEvidenceTest, KnowledgeOfNothingElseThanTheSkill) {
  const CompetencyId knowledge = Add(kKnowledge, kNone, "crisis intervention");
  const CompetencyId skill = Add(kSkill, kNone, "prepare crisis intervention");
  EXPECT_TRUE(AreRelated(knowledge, skill));
}

TEST_F(RelationEvidenceTest, KnowledgeDoesNotBringACraftThatItNeverMentions) {
  const CompetencyId gemstones = Add(kKnowledge, kNone, "gemstones", "Their sorts and value.");
  const CompetencyId polishing = Add(kKnowledge, kNone, "gemstone tools", "What one needs to polish gemstones.");
  const CompetencyId polish = Add(kSkill, kNone, "polish gemstones");
  const CompetencyId prepare = Add(kSkill, kNone, "prepare gemstones");
  EXPECT_FALSE(AreRelated(gemstones, polish));
  EXPECT_TRUE(AreRelated(gemstones, prepare)) << "what many competencies do is no craft";
  EXPECT_FALSE(AreRelated(polishing, polish)) << "the tools are something else";
}

TEST_F(RelationEvidenceTest, KnowingTheSortsOfSomethingIsNotDoing) {
  const CompetencyId sorts = Add(kKnowledge, kNone, "types of forging press");
  const CompetencyId presses = Add(kKnowledge, kNone, "forging press");
  const CompetencyId prepare = Add(kSkill, kNone, "prepare forging press");
  EXPECT_FALSE(AreRelated(sorts, prepare));
  EXPECT_TRUE(AreRelated(presses, prepare));
  EXPECT_TRUE(AreRelated(prepare, sorts)) << "who does it knows them";
}

TEST_F(RelationEvidenceTest, AnotherLanguageDoesNotDecideAgainstTheFirst) {
  const CompetencyId data = Add(kSkill, kCooking, "manage patient data", "", "zorggegevens beheren");
  const CompetencyId system = Add(kSkill, kCooking, "run hospital ward", "", "zorggegevens verwerken");
  EXPECT_FALSE(AreRelated(data, system));
}

TEST_F(RelationEvidenceTest, ThePackagesOwnRelationNeedsWordsWhereThereAreAny) {
  const CompetencyId code = Add(kKnowledge, kNone, "military code");
  const CompetencyId lead = Add(kSkill, kNone, "lead troops");
  const CompetencyId mute = Add(kSkill, kNone, "");
  taxonomy_.relations = {{code, lead}, {code, mute}};
  EXPECT_FALSE(AreRelated(code, lead));
  EXPECT_TRUE(AreRelated(code, mute)) << "no words to go by";
  EXPECT_TRUE(AreRelated(mute, code)) << "in either direction";
  EXPECT_FALSE(AreRelated(lead, mute));
}

TEST_F(RelationEvidenceTest, DutchWillDo) {
  const CompetencyId drive = Add(kSkill, kDriving, "", "", "heftruck besturen");
  const CompetencyId use = Add(kSkill, kDriving, "", "", "heftrucks bedienen");
  const CompetencyId crane = Add(kSkill, kDriving, "", "", "torenkraan bedienen");
  EXPECT_TRUE(AreRelated(drive, use));
  EXPECT_FALSE(AreRelated(use, crane));
}

TEST_F(RelationEvidenceTest, WhatWasHardlyLearnedIsNot) {
  const CompetencyId drive = Add(kSkill, kDriving, "drive forklift");
  const CompetencyId operate = Add(kSkill, kDriving, "operate forklift");
  EXPECT_FALSE(AreRelated(drive, operate, 0.04F));
}

}  // namespace
}  // namespace perron
