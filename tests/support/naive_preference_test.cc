#include "tests/support/naive_preference.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(NaivePreferenceTest, MeasuresAlongTheSphere) {
  EXPECT_EQ(NaiveKm({0, 0}, {0, 1}), 111.2);
  EXPECT_EQ(NaiveKm({90, 0}, {-90, 0}), 20015.1);
  EXPECT_EQ(NaiveKm({53, 6}, {53, 6}), 0);
}

TEST(NaivePreferenceTest, MultipliesTheFactorsOfWhatIsKnown) {
  PersonCircumstances person;
  WorkCircumstances work;
  EXPECT_EQ(NaivelyJudge(person, work, {}).value, 1);
  person.hours = {30, 40};
  work.hours = {10, 20};
  person.sectors = {"zorg"};
  work.sector = "groen";
  EXPECT_NEAR(NaivelyJudge(person, work, {}).value, 0.5 * 0.7, 1e-12);
}

TEST(NaivePreferenceTest, KeepsWhoMeetsEveryHardCriterion) {
  PersonCircumstances person;
  WorkCircumstances work;
  Criteria criteria;
  criteria.hard = Criteria::Bit(ReasonKind::kStart);
  EXPECT_TRUE(NaivelyJudge(person, work, criteria).keep);
  person.available_from = 11;
  work.start = 10;
  EXPECT_FALSE(NaivelyJudge(person, work, criteria).keep);
  criteria.hard = 0;
  EXPECT_TRUE(NaivelyJudge(person, work, criteria).keep);
}

}  // namespace
}  // namespace perron
