#include "index/concept_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/text/lexicon_learner.h"
#include "tests/index/text/text_world.h"

namespace perron {
namespace {

const TaxonomyVersion& World() {
  static const auto& version =
      *new TaxonomyVersion("world", absl::UnixEpoch(), TextWorld(), LearnCompetencySpace(TextWorld()),
                           LearnLexicon(TextWorld(), Dictionaries()));
  return version;
}

TEST(ConceptSearchTest, WhatTheLabelsAnswerStaysAsItIs) {
  const auto found = FindCompetencies(World(), "metaal", "nl", 10);
  const auto searched = World().competency_search().Search("metaal", 10);
  ASSERT_EQ(found.size(), searched.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].concept_number, searched[i].concept_number);
    EXPECT_EQ(found[i].score, searched[i].score);
  }
}

TEST(ConceptSearchTest, MeaningFindsWhatNoLabelHas) {
  ASSERT_TRUE(World().competency_search().Search("repairing", 5).empty());
  const auto found = FindCompetencies(World(), "repairing", "nl", 5);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].concept_number + found[1].concept_number, 1U + 5U);
  EXPECT_THAT(found[0].matched_label, testing::HasSubstr("repareren"));
  EXPECT_LE(found[0].score, 0.59);
  EXPECT_THAT(FindCompetencies(World(), "repairing", "en", 5).at(0).matched_label, testing::HasSubstr("repair "));
}

TEST(ConceptSearchTest, EachConceptOnceBestFirstWithinTheLimit) {
  const auto found = FindCompetencies(World(), "vorkheftruk repareren", "nl", 3);
  ASSERT_GT(found.size(), 1U);
  EXPECT_LE(found.size(), 3U);
  EXPECT_EQ(found[0].concept_number, 1U);
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_LE(found[i].score, found[i - 1].score);
    EXPECT_NE(found[i].concept_number, found[i - 1].concept_number);
  }
}

TEST(ConceptSearchTest, NonsenseFindsNothing) {
  EXPECT_TRUE(FindCompetencies(World(), "zzzzqqq", "nl", 5).empty());
  EXPECT_TRUE(FindOccupations(World(), "", "nl", 5).empty());
}

}  // namespace
}  // namespace perron
