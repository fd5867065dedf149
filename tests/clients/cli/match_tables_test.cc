#include "clients/cli/match_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/text_width.h"
#include "tests/clients/cli/sample_match.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;

class MatchTablesTest : public testing::Test {
 protected:
  std::istringstream in_;
  std::ostringstream out_;
  Session session_{GlobalOptions(), in_, out_, out_};
};

TEST_F(MatchTablesTest, MatchesShowScoresAndOnlyWhatDoesNotSuit) {
  v1::MatchVacanciesResponse response;
  *response.add_matches() = SampleMatch();
  session_.width = 130;
  PrintMatches(session_, response.matches());
  for (const char* part : {"passendheid", "dekking", "benutting", "v-014", "Medewerker magazijn", "73 %", "61-88 %",
                           "80 %", "67 %", "12 km"}) {
    EXPECT_THAT(out_.str(), HasSubstr(part));
  }
  EXPECT_THAT(out_.str(), Not(HasSubstr("uren passen")));
  EXPECT_THAT(out_.str(), Not(HasSubstr("begindatum onbekend")));
}

TEST_F(MatchTablesTest, NoMatchesGiveAHint) {
  PrintMatches(session_, v1::MatchVacanciesResponse().matches());
  EXPECT_THAT(out_.str(), HasSubstr("Probeer het met minder harde eisen"));
}

TEST_F(MatchTablesTest, WorkWithoutDemandsHasNoFit) {
  EXPECT_EQ(FitText(session_, v1::Match()), "geen eisen");
  EXPECT_EQ(FitText(session_, SampleMatch()), "73 %");
}

TEST_F(MatchTablesTest, DetailsTellEveryRequirementAndWhatIsMissing) {
  session_.width = 160;
  PrintMatchDetails(session_, SampleMatch());
  for (const char* part :
       {"73 % (tussen 61-88 %)", "80 % (zelf 60 %, verwant 15 %, zelfde soort werk 5 %)",
        "90 %; 12 km; uren passen; begindatum onbekend", "heb je", "4 van 3", "diploma", "verwant", "voorraad tellen",
        "? van 2", "nog niet gevraagd", "Wat het werk gebruikt van wat je kunt", "Wat je ook kunt", "brood bakken"}) {
    EXPECT_THAT(out_.str(), HasSubstr(part));
  }
  EXPECT_THAT(out_.str(),
              HasSubstr("Wat nog ontbreekt\n- klanten helpen (nog niet gevraagd)\n- orders picken (verwant)\n"))
      << "the largest gap first, nothing that is met";
}

TEST_F(MatchTablesTest, WhatIsOftenAskedHasATableOfItsOwnAndIsNeverMissing) {
  v1::Match match = SampleMatch();
  v1::RequirementContribution& often_asked = *match.add_requirements();
  often_asked.set_competency("http://data/skill/stapelen");
  often_asked.set_label("dozen stapelen");
  often_asked.set_status(v1::REQUIREMENT_STATUS_NOT_ASKED);
  often_asked.set_often_asked(true);
  often_asked.set_share(0.72);
  match.mutable_coverage()->set_often_asked(0.03);
  match.mutable_competencies(0)->set_often_asked(true);
  session_.width = 160;
  PrintMatchDetails(session_, match);
  const std::string text = out_.str();
  const auto heading = text.find("\nVaak ook gevraagd\n");
  ASSERT_NE(heading, std::string::npos);
  EXPECT_LT(text.find("Wat het werk vraagt"), heading);
  EXPECT_LT(heading, text.find("dozen stapelen"));
  EXPECT_EQ(text.find("dozen stapelen"), text.rfind("dozen stapelen")) << "once: it is not missing";
  EXPECT_THAT(text, HasSubstr("72 %"));
  EXPECT_THAT(text, HasSubstr("zelfde soort werk 5 %; waarvan 3 % voor wat vaak ook gevraagd wordt)"));
  EXPECT_THAT(text, HasSubstr("orders picken (vaak ook gevraagd)"));
}

TEST_F(MatchTablesTest, WithoutAnythingOftenAskedThereIsNoSuchHeading) {
  PrintMatchDetails(session_, SampleMatch());
  EXPECT_THAT(out_.str(), Not(HasSubstr("ook gevraagd")));
}

TEST_F(MatchTablesTest, NothingMissingIsSaid) {
  v1::Match match;
  PrintMatchDetails(session_, match);
  EXPECT_THAT(out_.str(), HasSubstr("Er ontbreekt niets."));
}

TEST_F(MatchTablesTest, EveryLineFitsTheTerminal) {
  v1::MatchVacanciesResponse response;
  *response.add_matches() = SampleMatch();
  response.mutable_matches(0)->set_title("Medewerker café « Het Één » 👷👷👷👷👷👷👷👷👷👷 in de binnenstad");
  session_.width = 80;
  PrintMatches(session_, response.matches());
  PrintMatchDetails(session_, response.matches(0));
  std::istringstream lines(out_.str());
  for (std::string line; std::getline(lines, line);) {
    const bool table = line.find("  ") != std::string::npos && line.find(':') == std::string::npos;
    if (table && line.find('(') == std::string::npos && line.find(';') == std::string::npos) {
      EXPECT_LE(TextWidth(line), 80) << line;
    }
  }
}

TEST_F(MatchTablesTest, APartialAnswerIsNeverSilent) {
  session_.options.quiet = true;
  v1::SearchCompleteness completeness;
  completeness.set_searched(10);
  completeness.set_total(400);
  completeness.set_partial(true);
  PrintCompleteness(session_, completeness, 3);
  EXPECT_THAT(out_.str(), HasSubstr("De tijd was op: 10 van 400 bekeken."));
}

TEST_F(MatchTablesTest, TellsHowManyPassedAndTheVersions) {
  v1::SearchCompleteness completeness;
  completeness.set_total(400);
  completeness.set_passed(31);
  PrintCompleteness(session_, completeness, 10);
  EXPECT_THAT(out_.str(), HasSubstr("10 getoond van 31"));
  v1::MatchVersions versions;
  versions.set_as_of("2026-01-01");
  versions.set_taxonomy("00ff");
  PrintVersions(session_, versions);
  EXPECT_THAT(out_.str(), HasSubstr("berekend voor 2026-01-01, taxonomie 00ff"));
}

}  // namespace
}  // namespace perron
