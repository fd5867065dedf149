#include "index/text/stated_demands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Licences(const std::string& text) {
  std::vector<std::string> codes;
  for (const StatedLicence& one : FindLicences(text, WordsOf(text, 0, text.size()))) {
    codes.push_back(one.licence + (one.alternative ? "?" : ""));
  }
  return codes;
}

std::vector<std::string> Languages(const std::string& text, bool is_demand = false) {
  std::vector<std::string> codes;
  for (const StatedLanguage& one : FindLanguages(WordsOf(text, 0, text.size()), is_demand)) {
    codes.push_back(one.language + std::to_string(one.level));
  }
  return codes;
}

TEST(FindLicencesTest, CodesBehindAndBeforeTheWord) {
  EXPECT_THAT(Licences("In bezit van rijbewijs B"), ElementsAre("B"));
  EXPECT_THAT(Licences("rijbewijs C/CE"), ElementsAre("C", "CE"));
  EXPECT_THAT(Licences("rijbewijs B en BE"), ElementsAre("B", "BE"));
  EXPECT_THAT(Licences("je B-rijbewijs"), ElementsAre("B"));
  EXPECT_THAT(Licences("a driving licence (category C1)"), ElementsAre("C1"));
  EXPECT_THAT(Licences("een groot rijbewijs"), ElementsAre("C"));
  EXPECT_THAT(Licences("een rijbewijs is handig"), ElementsAre("B"));
}

TEST(FindLicencesTest, AlternativesAreMarked) {
  EXPECT_THAT(Licences("rijbewijs B of een fiets"), ElementsAre("B?"));
  EXPECT_THAT(Licences("rijbewijs B of BE"), ElementsAre("B", "BE?"));
}

TEST(FindLicencesTest, LettersElsewhereAreNone) {
  EXPECT_THAT(Licences("groep A en B, vitamine C"), IsEmpty());
  EXPECT_THAT(Licences("a rijbewijs"), ElementsAre("B"));  // small letters are no codes
}

TEST(FindLanguagesTest, NamesWithTheirLevel) {
  EXPECT_THAT(Languages("Je spreekt vloeiend Duits"), ElementsAre("deu5"));
  EXPECT_THAT(Languages("goede beheersing van de Nederlandse taal"), ElementsAre("nld4"));
  EXPECT_THAT(Languages("Engels op B1-niveau"), ElementsAre("eng3"));
  EXPECT_THAT(Languages("je schrijft foutloos Nederlands, Engels is een plus"), ElementsAre("nld5", "eng0"));
  EXPECT_THAT(Languages("fluent in English and Dutch"), ElementsAre("eng5", "nld5"));
  EXPECT_THAT(Languages("Nederlandstalig"), ElementsAre("nld0"));
}

TEST(FindLanguagesTest, WhatBelongsToACountryIsNoLanguage) {
  EXPECT_THAT(Languages("een Nederlandse werkgever"), IsEmpty());
  EXPECT_THAT(Languages("de Duitse markt"), IsEmpty());
  EXPECT_THAT(Languages("de Duitse markt", true), IsEmpty());
  EXPECT_THAT(Languages("Duits gerecht"), IsEmpty());
  EXPECT_THAT(Languages("Duits is handig", true), ElementsAre("deu0"));
}

}  // namespace
}  // namespace perron
