#include "index/text/text_suggester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "tests/server/taxonomy_fixture.h"

namespace perron {
namespace {

using testing::HasSubstr;

class TextSuggesterTest : public testing::Test {
 protected:
  std::string UriOf(std::uint32_t competency) const { return version_->taxonomy().competencies[competency].uri; }

  // Competency -> the words that say so.
  std::map<std::string, std::string> Said(const std::string& text) const {
    std::map<std::string, std::string> said;
    for (const SuggestedCompetency& one : version_->text_suggester().SuggestCompetencies(text, 20)) {
      said[UriOf(one.competency)] = text.substr(one.span.begin, one.span.end - one.span.begin);
    }
    return said;
  }

  const std::unique_ptr<const TaxonomyVersion> version_ = MakeTinyTaxonomy();
};

TEST_F(TextSuggesterTest, WhatAResidentSays) {
  const auto said = Said("Vroeger heb ik orders verzameld en soms groenten gesneden. Een heftruck rijden kan ik ook.");
  EXPECT_EQ(said.count(TinyCompetency("drive-forklift")), 1U);
}

TEST_F(TextSuggesterTest, WhatIsDeniedIsNotSuggested) {
  EXPECT_EQ(Said("Ik kan een heftruck rijden").count(TinyCompetency("drive-forklift")), 1U);
  EXPECT_EQ(Said("Ik kan geen heftruck rijden").count(TinyCompetency("drive-forklift")), 0U);
}

TEST_F(TextSuggesterTest, TextsAboutNothingSuggestNothing) {
  for (const char* text : {"", "   ", "...", "Het regent vandaag in Groningen.", "\n\n- \n"}) {
    EXPECT_TRUE(Said(text).empty()) << text;
  }
}

TEST_F(TextSuggesterTest, AVacancyGivesOccupationRequirementsLicencesAndLanguages) {
  const std::string text =
      "Wat ga je doen?\n- heftruck rijden\n- lading laden\n\nWat vragen wij?\n- rijbewijs B\n"
      "- je spreekt Nederlands\n- in teams werken is een pré\n\nWat bieden wij?\n- leer groenten bereiden\n";
  const SuggestedWork work = version_->text_suggester().SuggestWork("Heftruckchauffeur", text, std::nullopt);
  ASSERT_FALSE(work.occupations.empty());
  EXPECT_EQ(version_->taxonomy().occupations[work.occupations.front().occupation].uri,
            TinyOccupation("forklift-driver"));
  std::map<std::string, Importance> asked;
  for (const SuggestedCompetency& one : work.competencies) asked[UriOf(one.competency)] = one.importance;
  EXPECT_EQ(asked.count(TinyCompetency("drive-forklift")), 1U);
  EXPECT_EQ(asked.count(TinyCompetency("load-cargo")), 1U);
  EXPECT_EQ(asked.count(TinyCompetency("prepare-vegetables")), 0U) << "what is offered is not asked";
  ASSERT_EQ(asked.count(TinyCompetency("work-in-teams")), 1U);
  EXPECT_EQ(asked[TinyCompetency("work-in-teams")], Importance::kSomewhat);
  ASSERT_EQ(work.licences.size(), 1U);
  EXPECT_EQ(work.licences.front().licence, "B");
  ASSERT_EQ(work.languages.size(), 1U);
  EXPECT_EQ(work.languages.front().language, "nld");
}

TEST_F(TextSuggesterTest, AKnownOccupationIsTheFirst) {
  const auto cook = version_->FindOccupation("occupations/cook");
  const SuggestedWork work = version_->text_suggester().SuggestWork("Heftruckchauffeur", "", cook);
  ASSERT_FALSE(work.occupations.empty());
  EXPECT_EQ(work.occupations.front().occupation, *cook);
  EXPECT_EQ(work.occupations.front().score, 1);
}

template <typename Item>
void ExpectSpansInOrder(const std::vector<Item>& items, const std::string& text) {
  std::size_t last = 0;
  for (const Item& one : items) {
    ASSERT_LE(last, one.span.begin) << text;
    ASSERT_LT(one.span.begin, one.span.end) << text;
    ASSERT_LE(one.span.end, text.size()) << text;
    last = one.span.end;
  }
}

TEST_F(TextSuggesterTest, SpansLieInTheTextDoNotOverlapAndAreTheSameEachTime) {
  std::mt19937 random(11);
  const std::string words[] = {"heftruck",    "rijden",
                               "lading",      "laden",
                               "in",          "teams",
                               "werken",      "rijbewijs B",
                               "Duits",       "spreken",
                               "groenten",    "koken",
                               "\n- ",        ". ",
                               ", ",          "Wat vragen wij?\n",
                               "en",          "\n\n",
                               "geen",        "(",
                               "caf\xC3\xA9", "\xF0\x9F\x98\x80",
                               "\xFF"};
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += words[random() % std::size(words)] + " ";
    const SuggestedWork work = version_->text_suggester().SuggestWork("kok", text, std::nullopt);
    ExpectSpansInOrder(work.competencies, text);
    ExpectSpansInOrder(work.licences, text);
    ExpectSpansInOrder(work.languages, text);
    std::set<std::uint32_t> once;
    for (const SuggestedCompetency& one : work.competencies) {
      ASSERT_TRUE(once.insert(one.competency).second);
      ASSERT_GE(one.score, 0.5);
      ASSERT_LE(one.score, 1);
    }
    const SuggestedWork again = version_->text_suggester().SuggestWork("kok", text, std::nullopt);
    ASSERT_EQ(again.competencies.size(), work.competencies.size());
    for (std::size_t i = 0; i < work.competencies.size(); ++i) {
      ASSERT_EQ(again.competencies[i].competency, work.competencies[i].competency);
      ASSERT_EQ(again.competencies[i].span, work.competencies[i].span);
      ASSERT_EQ(again.competencies[i].score, work.competencies[i].score);
    }
    if (HasFatalFailure()) FAIL() << text;
  }
}

}  // namespace
}  // namespace perron
