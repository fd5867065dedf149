#include "server/match_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/error_details.h"

namespace perron {
namespace {

using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

constexpr Day kThatDay = 20779;

TEST(MatchQueryTest, WhatIsLeftOutHasADefault) {
  Violations violations;
  const MatchQuery query = ReadMatchOptions({}, MatchOrder::kFit, kThatDay, violations);
  EXPECT_THAT(ViolationsOf(violations), IsEmpty());
  EXPECT_EQ(query.request.order, MatchOrder::kFit);
  EXPECT_EQ(query.request.as_of, kThatDay);
  EXPECT_EQ(query.view, v1::MATCH_VIEW_BASIC);
  EXPECT_EQ(query.language, "nl");
  EXPECT_EQ(query.page_size, 10U);
  EXPECT_FALSE(query.allow_partial);
  EXPECT_EQ(query.request.groups, RequirementGroups::kAll);
}

TEST(MatchQueryTest, WhatIsGivenIsTaken) {
  v1::MatchOptions options;
  options.set_order_by(v1::MATCH_ORDER_COVERAGE);
  options.set_view(v1::MATCH_VIEW_FULL);
  options.set_page_size(25);
  options.set_as_of("1970-01-02");
  options.set_allow_partial(true);
  options.set_own_requirements_only(true);
  options.set_language("en");
  Violations violations;
  const MatchQuery query = ReadMatchOptions(options, MatchOrder::kFit, kThatDay, violations);
  EXPECT_THAT(ViolationsOf(violations), IsEmpty());
  EXPECT_EQ(query.request.order, MatchOrder::kCoverage);
  EXPECT_EQ(query.view, v1::MATCH_VIEW_FULL);
  EXPECT_EQ(query.page_size, 25U);
  EXPECT_EQ(query.request.as_of, 1);
  EXPECT_TRUE(query.allow_partial);
  EXPECT_EQ(query.request.groups, RequirementGroups::kOwn);
  EXPECT_EQ(query.language, "en");
}

TEST(MatchQueryTest, EveryOrderOfTheContractIsThatOfTheIndex) {
  const std::pair<v1::MatchOrder, MatchOrder> orders[] = {
      {v1::MATCH_ORDER_UNSPECIFIED, MatchOrder::kFitTimesPreference},
      {v1::MATCH_ORDER_FIT_X_PREFERENCE, MatchOrder::kFitTimesPreference},
      {v1::MATCH_ORDER_FIT, MatchOrder::kFit},
      {v1::MATCH_ORDER_COVERAGE, MatchOrder::kCoverage},
      {v1::MATCH_ORDER_UNRANKED, MatchOrder::kUnranked}};
  EXPECT_EQ(static_cast<std::size_t>(v1::MatchOrder_ARRAYSIZE), std::size(orders));
  for (const auto& [wire, order] : orders) {
    v1::MatchOptions options;
    options.set_order_by(wire);
    Violations violations;
    EXPECT_EQ(ReadMatchOptions(options, MatchOrder::kFitTimesPreference, kThatDay, violations).request.order, order);
  }
}

TEST(MatchQueryTest, ALargePageIsCut) {
  v1::MatchOptions options;
  options.set_page_size(1'000'000);
  Violations violations;
  EXPECT_EQ(ReadMatchOptions(options, MatchOrder::kFit, kThatDay, violations).page_size, 1000U);
  EXPECT_TRUE(violations.empty());
}

TEST(MatchQueryTest, AllViolationsAreNamedAtOnce) {
  v1::MatchOptions options;
  options.set_order_by(static_cast<v1::MatchOrder>(9));
  options.set_view(static_cast<v1::MatchView>(-1));
  options.set_page_size(-1);
  options.set_as_of("2026-02-30");
  options.set_language("nld");
  Violations violations;
  const MatchQuery query = ReadMatchOptions(options, MatchOrder::kFit, kThatDay, violations);
  EXPECT_THAT(ViolationsOf(violations),
              UnorderedElementsAre(Key("options.order_by"), Key("options.view"), Key("options.page_size"),
                                   Key("options.as_of"), Key("options.language")));
  EXPECT_EQ(query.page_size, 0U);  // not a huge number
}

}  // namespace
}  // namespace perron
