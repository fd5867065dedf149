#include "clients/cli/match_flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

namespace perron {
namespace {

using testing::ElementsAre;

// The filter that these flags make.
v1::MatchFilter Parse(std::vector<std::string> flags) {
  v1::MatchFilter filter;
  CLI::App app;
  AddFilterFlags(&app, &filter);
  AddEligibilityFlags(&app, &filter);
  std::reverse(flags.begin(), flags.end());
  app.parse(flags);
  return filter;
}

TEST(MatchFlagsTest, WithoutFlagsThereAreNoCriteria) {
  EXPECT_EQ(Parse({}).ByteSizeLong(), 0u) << "so that the subject's own wishes count";
}

TEST(MatchFlagsTest, EveryFlagSetsItsCriterion) {
  const v1::MatchFilter filter =
      Parse({"--within",  "15",     "--postcode",  "9711",   "--hours",     "24-36",    "--start",  "2026-01-01",
             "--licence", "B,C",    "--language",  "nld=B1", "--work-form", "leerbaan", "--sector", "zorg",
             "--area",    "Beijum", "--programme", "p"});
  EXPECT_EQ(filter.distance().max_km(), 15);
  EXPECT_EQ(filter.distance().postcode(), "9711");
  EXPECT_EQ(filter.hours().hours().min(), 24);
  EXPECT_EQ(filter.hours().hours().max(), 36);
  EXPECT_EQ(filter.start().date(), "2026-01-01");
  EXPECT_THAT(filter.licence().licences(), ElementsAre("B", "C"));
  EXPECT_EQ(filter.language().languages(0).level(), v1::LANGUAGE_LEVEL_B1);
  EXPECT_THAT(filter.work_form().work_forms(), ElementsAre(v1::WORK_FORM_LEERBAAN));
  EXPECT_THAT(filter.sector().sectors(), ElementsAre("zorg"));
  EXPECT_THAT(filter.area().areas(), ElementsAre("Beijum"));
  EXPECT_THAT(filter.programme().programmes(), ElementsAre("p"));
  EXPECT_FALSE(filter.distance().hard());
}

TEST(MatchFlagsTest, HardNamesTheCriteriaThatExclude) {
  const v1::MatchFilter filter =
      Parse({"--hard", "distance,hours,start,licence,language,work-form,sector,area,programme"});
  EXPECT_TRUE(filter.distance().hard());
  EXPECT_TRUE(filter.hours().hard());
  EXPECT_TRUE(filter.start().hard());
  EXPECT_TRUE(filter.licence().hard());
  EXPECT_TRUE(filter.language().hard());
  EXPECT_TRUE(filter.work_form().hard());
  EXPECT_TRUE(filter.sector().hard());
  EXPECT_TRUE(filter.area().hard());
  EXPECT_TRUE(filter.programme().hard());
}

TEST(MatchFlagsTest, HoursMayBeOpen) {
  EXPECT_EQ(Parse({"--hours", "24-"}).hours().hours().max(), 0);
  EXPECT_EQ(Parse({"--hours", "32"}).hours().hours().min(), 32);
  EXPECT_EQ(Parse({"--hours", "32"}).hours().hours().max(), 32);
}

TEST(MatchFlagsTest, WrongValuesAreRefused) {
  for (const std::vector<std::string>& flags : std::vector<std::vector<std::string>>{{"--hours", "veel"},
                                                                                     {"--hours", "24-100"},
                                                                                     {"--language", "nld=vloeiend"},
                                                                                     {"--work-form", "slavernij"},
                                                                                     {"--hard", "gevoel"},
                                                                                     {"--within", "ver"}}) {
    EXPECT_THROW(Parse(flags), CLI::ParseError) << flags[1];
  }
}

TEST(MatchFlagsTest, EligibilityNeedsAPurpose) {
  EXPECT_THROW(Parse({"--eligible-for", "banenafspraak"}), CLI::ParseError);
  const v1::MatchFilter filter = Parse({"--eligible-for", "banenafspraak", "--purpose", "a place"});
  EXPECT_EQ(filter.eligibility().work_form(), v1::WORK_FORM_BANENAFSPRAAK);
  EXPECT_EQ(filter.eligibility().purpose(), "a place");
}

TEST(MatchFlagsTest, OrderByName) {
  v1::MatchOrder order = v1::MATCH_ORDER_UNSPECIFIED;
  CLI::App app;
  AddOrderFlag(&app, &order);
  app.parse(std::vector<std::string>{"coverage", "--order"});
  EXPECT_EQ(order, v1::MATCH_ORDER_COVERAGE);
}

}  // namespace
}  // namespace perron
