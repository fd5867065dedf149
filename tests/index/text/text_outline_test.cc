#include "index/text/text_outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace perron {
namespace {

using testing::ElementsAre;

std::vector<std::string> Texts(const std::string& text) {
  std::vector<std::string> texts;
  for (const TextSentence& one : OutlineOf(text)) texts.push_back(text.substr(one.begin, one.end - one.begin));
  return texts;
}

TEST(TextOutlineTest, SentencesEndAtTheirSignsButNotAtAbbreviationsAndNumbers) {
  EXPECT_THAT(Texts("Je laadt om 7.00 uur, bijv. pallets. Daarna rijd je! Goed?"),
              ElementsAre("Je laadt om 7.00 uur, bijv. pallets.", "Daarna rijd je!", "Goed?"));
}

TEST(TextOutlineTest, ItemsOfAListStandAlone) {
  EXPECT_THAT(Texts("- lassen\n* zagen\n• boren\n1. frezen\n> schuren\n\xE2\x9C\x93 lakken"),
              ElementsAre("lassen", "zagen", "boren", "frezen", "schuren", "lakken"));
}

TEST(TextOutlineTest, WrappedLinesAreOneSentence) {
  EXPECT_THAT(
      Texts("Je werkt elke dag samen met een vaste collega van de dienst aan de\nonderhoudsbeurten van de bus."),
      ElementsAre("Je werkt elke dag samen met een vaste collega van de dienst aan de\nonderhoudsbeurten van de bus."));
}

TEST(TextOutlineTest, HeadingsOpenSections) {
  const std::string text =
      "Wij zijn een leuk bedrijf.\n\nWat ga je doen?\nJe last buizen.\n\nFunctie-eisen\n- VCA\n\n"
      "Pré's\n- kraan\n\nWat bieden wij?\n- salaris\n\nSolliciteren\nMail ons.\n\nOver ons\nOud en groot.\n";
  std::vector<TextSection> sections;
  for (const TextSentence& one : OutlineOf(text)) sections.push_back(one.section);
  EXPECT_THAT(sections,
              ElementsAre(TextSection::kCompany, TextSection::kDuties, TextSection::kDemands, TextSection::kExtras,
                          TextSection::kOffer, TextSection::kApply, TextSection::kCompany));
}

TEST(TextOutlineTest, EnglishHeadingsOpenSectionsToo) {
  const std::string text = "What you will do\n- weld\n\nRequirements:\n- diploma\n\nWhat we offer\n- pay\n";
  std::vector<TextSection> sections;
  for (const TextSentence& one : OutlineOf(text)) sections.push_back(one.section);
  EXPECT_THAT(sections, ElementsAre(TextSection::kDuties, TextSection::kDemands, TextSection::kOffer));
}

TEST(TextOutlineTest, AHeadingMayHaveItsTextBehindAColon) {
  const std::vector<TextSentence> sentences = OutlineOf("Wij bieden: een goed salaris\nWij vragen: rijbewijs C");
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_EQ(sentences[0].section, TextSection::kOffer);
  EXPECT_EQ(sentences[1].section, TextSection::kDemands);
}

TEST(TextOutlineTest, ASentenceThatOffersIsAnOfferWhereverItStands) {
  const std::vector<TextSentence> sentences = OutlineOf("Je zaagt hout. Wij bieden een auto. Solliciteer snel!");
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_TRUE(Asks(sentences[0].section));
  EXPECT_EQ(sentences[1].section, TextSection::kOffer);
  EXPECT_EQ(sentences[2].section, TextSection::kApply);
}

TEST(TextOutlineTest, AnythingGivesOrderedSpansInsideTheText) {
  std::mt19937 random(7);
  const std::string signs[] = {
      "a", "Je bent", " ", "\n", "\n\n", "- ", ".",  "!",    ":",    "Wat bieden wij", "\xE2\x80\xA2 ",
      "é", ";",       "1", ")",  "?",    "*",  "\t", "\r\n", "\xFF", "\xE2",           "\xC2\xA0"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += signs[random() % std::size(signs)];
    std::size_t last = 0;
    for (const TextSentence& one : OutlineOf(text)) {
      ASSERT_LE(last, one.begin) << text;
      ASSERT_LT(one.begin, one.end) << text;
      ASSERT_LE(one.end, text.size()) << text;
      last = one.end;
    }
  }
}

TEST(TextOutlineTest, NothingGivesNothing) {
  EXPECT_TRUE(OutlineOf("").empty());
  EXPECT_TRUE(OutlineOf(" \n\n ---\n").empty());
}

}  // namespace
}  // namespace perron
