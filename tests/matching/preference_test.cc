#include "matching/preference.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/naive_preference.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

const Reason& Find(const Preference& preference, ReasonKind kind) {
  static const Reason none;
  for (const Reason& reason : preference.reasons) {
    if (reason.kind == kind) return reason;
  }
  ADD_FAILURE() << "no reason of kind " << static_cast<int>(kind);
  return none;
}

Reason Judge(ReasonKind kind, const PersonCircumstances& person, const WorkCircumstances& work,
             Criteria criteria = {}) {
  return Find(JudgePreference(person, work, criteria, kModel), kind);
}

void ExpectUnknown(const Reason& reason) {
  EXPECT_TRUE(reason.unknown);
  EXPECT_TRUE(reason.met);
  EXPECT_EQ(reason.factor, 1);
}

TEST(PreferenceTest, NothingKnownIsNoReasonAgainst) {
  const Preference preference = JudgePreference({}, {}, {.hard = ~0U}, kModel);
  EXPECT_EQ(preference.value, 1);
  EXPECT_TRUE(preference.keep);
  EXPECT_EQ(preference.reasons.size(), 6U);
  for (const Reason& reason : preference.reasons) ExpectUnknown(reason);
}

TEST(PreferenceTest, DistanceWithinTheLimitIsFineAndBeyondItFalls) {
  PersonCircumstances person{.home = GeoPoint{53, 6}, .max_distance_km = 20};
  const auto at = [&person](double km) {
    return Judge(ReasonKind::kDistance, person, {.place = GeoPoint{53 + km / 111.19493, 6}});
  };
  EXPECT_EQ(at(20).factor, 1);
  EXPECT_TRUE(at(20).met);
  EXPECT_EQ(at(20).value, 20);
  EXPECT_EQ(at(20).limit, 20);
  EXPECT_FALSE(at(20.1).met);
  EXPECT_NEAR(at(30).factor, 0.5, 1e-9);
  EXPECT_NEAR(at(40).factor, 1.0 / 3, 1e-9);
  EXPECT_EQ(at(500).factor, 0.1);
}

TEST(PreferenceTest, TheLimitIsThatOfTheSearchThenOfThePersonThenThirtyKilometres) {
  const WorkCircumstances work{.place = GeoPoint{53, 6}};
  EXPECT_EQ(Judge(ReasonKind::kDistance, {.home = GeoPoint{53, 6}, .max_distance_km = 5}, work, {.max_km = 8}).limit,
            8);
  EXPECT_EQ(Judge(ReasonKind::kDistance, {.home = GeoPoint{53, 6}, .max_distance_km = 5}, work).limit, 5);
  EXPECT_EQ(Judge(ReasonKind::kDistance, {.home = GeoPoint{53, 6}}, work).limit, 30);
}

TEST(PreferenceTest, HoursSuitWhenTheRangesTouch) {
  const auto judge = [](Hours wanted, Hours offered) {
    return Judge(ReasonKind::kHours, {.hours = wanted}, {.hours = offered});
  };
  EXPECT_TRUE(judge({16, 24}, {24, 32}).met);
  EXPECT_TRUE(judge({16, 24}, {8, 16}).met);
  EXPECT_EQ(judge({16, 24}, {28, 32}).factor, 0.8);
  EXPECT_EQ(judge({16, 24}, {28, 32}).value, 4);
  EXPECT_EQ(judge({36, 40}, {1, 12}).factor, 0.1);  // 24 hours apart: the floor
  EXPECT_FALSE(judge({16, 24}, {25, 25}).met);
}

TEST(PreferenceTest, AMissingBoundOfHoursIsOpen) {
  EXPECT_TRUE(Judge(ReasonKind::kHours, {.hours = {16, 0}}, {.hours = {32, 36}}).met);
  EXPECT_TRUE(Judge(ReasonKind::kHours, {.hours = {0, 16}}, {.hours = {0, 8}}).met);
  EXPECT_FALSE(Judge(ReasonKind::kHours, {.hours = {16, 0}}, {.hours = {0, 8}}).met);
  ExpectUnknown(Judge(ReasonKind::kHours, {.hours = {16, 0}}, {}));
}

TEST(PreferenceTest, AStartAfterTheWorkBeginsCostsByTheDay) {
  const auto judge = [](Day available, Day start) {
    return Judge(ReasonKind::kStart, {.available_from = available}, {.start = start});
  };
  EXPECT_TRUE(judge(100, 100).met);
  EXPECT_TRUE(judge(0, 100).met);
  EXPECT_FALSE(judge(101, 100).met);
  EXPECT_EQ(judge(145, 100).factor, 0.5);
  EXPECT_EQ(judge(145, 100).value, 45);
  EXPECT_EQ(judge(5000, 100).factor, 0.1);
  ExpectUnknown(judge(kUnknownDay, 100));
  ExpectUnknown(judge(100, kUnknownDay));
}

TEST(PreferenceTest, WorkFormAndSectorAreWishes) {
  EXPECT_TRUE(Judge(ReasonKind::kWorkForm, {.wished_work_forms = 1U << 3U}, {.work_form = 3}).met);
  EXPECT_EQ(Judge(ReasonKind::kWorkForm, {.wished_work_forms = 1U << 3U}, {.work_form = 4}).factor, 0.5);
  ExpectUnknown(Judge(ReasonKind::kWorkForm, {}, {.work_form = 4}));
  ExpectUnknown(Judge(ReasonKind::kWorkForm, {.wished_work_forms = 2}, {}));
  EXPECT_TRUE(Judge(ReasonKind::kSector, {.sectors = {"groen", "zorg"}}, {.sector = "zorg"}).met);
  EXPECT_EQ(Judge(ReasonKind::kSector, {.sectors = {"groen"}}, {.sector = "zorg"}).factor, 0.7);
  ExpectUnknown(Judge(ReasonKind::kSector, {.sectors = {"groen"}}, {}));
  ExpectUnknown(Judge(ReasonKind::kSector, {}, {.sector = "zorg"}));
}

TEST(PreferenceTest, InterestsCountByTheirCorrelationAndExcludeNobody) {
  const Interests rising{1, 2, 3, 4, 5, 6};
  const Interests falling{6, 5, 4, 3, 2, 1};
  const Reason same = Judge(ReasonKind::kInterests, {.interests = rising}, {.interests = rising});
  EXPECT_NEAR(same.factor, 1, 1e-12);
  EXPECT_LE(same.factor, 1);
  EXPECT_NEAR(same.value, 1, 1e-12);
  const Reason opposite = Judge(ReasonKind::kInterests, {.interests = rising}, {.interests = falling});
  EXPECT_NEAR(opposite.factor, 0.7, 1e-12);
  EXPECT_TRUE(opposite.met);
  ExpectUnknown(Judge(ReasonKind::kInterests, {.interests = rising}, {}));
}

TEST(PreferenceTest, FlatInterestsSayNothing) {
  const Interests rising{1, 2, 3, 4, 5, 6};
  for (int tenths = 10; tenths <= 70; ++tenths) {
    Interests flat;
    flat.fill(static_cast<float>(tenths) / 10);
    SCOPED_TRACE(flat[0]);
    ExpectUnknown(Judge(ReasonKind::kInterests, {.interests = flat}, {.interests = rising}));
    ExpectUnknown(Judge(ReasonKind::kInterests, {.interests = rising}, {.interests = flat}));
  }
}

TEST(PreferenceTest, LicencesAndLanguagesCountOnlyWhenAskedForAndUnknownIsNotHeld) {
  const Criteria criteria{.asked = Criteria::Bit(ReasonKind::kLicence) | Criteria::Bit(ReasonKind::kLanguage)};
  const WorkCircumstances work{.licences = 0b10010, .languages = {{"nld", 3}}};
  EXPECT_EQ(JudgePreference({}, work, {}, kModel).reasons.size(), 6U);
  EXPECT_EQ(JudgePreference({}, work, criteria, kModel).value, 0.25);
  EXPECT_EQ(Judge(ReasonKind::kLicence, {.licences = 0b00010}, work, criteria).factor, 0.5);
  EXPECT_TRUE(Judge(ReasonKind::kLicence, {.licences = 0b10110}, work, criteria).met);
  EXPECT_EQ(Judge(ReasonKind::kLanguage, {.languages = {{"nld", 2}, {"eng", 6}}}, work, criteria).factor, 0.5);
  EXPECT_TRUE(Judge(ReasonKind::kLanguage, {.languages = {{"eng", 1}, {"nld", 3}}}, work, criteria).met);
}

TEST(PreferenceTest, AreasAndProgrammesAreThoseOfTheOtherSide) {
  const Criteria of_person{.areas = {"noord"}, .programmes = {"x"}, .other_is_person = true};
  const PersonCircumstances person{.area = "noord", .programmes = {"y", "x"}};
  const WorkCircumstances work{.area = "zuid", .programmes = {"y"}};
  EXPECT_TRUE(Judge(ReasonKind::kArea, person, work, of_person).met);
  EXPECT_TRUE(Judge(ReasonKind::kProgramme, person, work, of_person).met);
  const Criteria of_work{.areas = {"noord"}, .programmes = {"x"}};
  EXPECT_EQ(Judge(ReasonKind::kArea, person, work, of_work).factor, 0.5);
  EXPECT_EQ(Judge(ReasonKind::kProgramme, person, work, of_work).factor, 0.5);
  ExpectUnknown(Judge(ReasonKind::kArea, {}, work, of_person));
  EXPECT_FALSE(Judge(ReasonKind::kProgramme, {}, work, of_person).met);  // in no programme
}

TEST(PreferenceTest, OnlyAHardCriterionThatIsNotMetExcludes) {
  const PersonCircumstances person{.hours = {30, 40}, .available_from = 10, .sectors = {"zorg"}};
  const WorkCircumstances work{.hours = {1, 8}, .start = 20, .sector = "groen"};
  EXPECT_TRUE(JudgePreference(person, work, {}, kModel).keep);
  EXPECT_FALSE(JudgePreference(person, work, {.hard = Criteria::Bit(ReasonKind::kHours)}, kModel).keep);
  EXPECT_FALSE(JudgePreference(person, work, {.hard = Criteria::Bit(ReasonKind::kSector)}, kModel).keep);
  EXPECT_TRUE(JudgePreference(person, work, {.hard = Criteria::Bit(ReasonKind::kStart)}, kModel).keep);
  EXPECT_TRUE(JudgePreference(person, work, {.hard = Criteria::Bit(ReasonKind::kDistance)}, kModel).keep);
}

TEST(PreferenceTest, EligibilityExcludesAndIsNeverScored) {
  const PersonCircumstances person{.eligible_work_forms = 1U << 6U};
  const Preference yes = JudgePreference(person, {}, {.eligible_for = 6}, kModel);
  const Preference no = JudgePreference(person, {}, {.eligible_for = 5}, kModel);
  EXPECT_TRUE(yes.keep);
  EXPECT_FALSE(no.keep);
  EXPECT_EQ(yes.value, no.value);
  EXPECT_EQ(yes.reasons.size(), no.reasons.size());
}

TEST(PreferenceTest, AWiderRadiusNeverLowersTheFactor) {
  Random random(11);
  for (int i = 0; i < 3000; ++i) {
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    const double km = random.Between(1, 60);
    const Reason narrow = Judge(ReasonKind::kDistance, person, work, {.max_km = km});
    const Reason wide = Judge(ReasonKind::kDistance, person, work, {.max_km = km + random.Between(0, 30)});
    ASSERT_LE(narrow.factor, wide.factor);
    ASSERT_LE(narrow.met, wide.met);
  }
}

TEST(PreferenceTest, EqualsTheNaivePreferenceInRandomCircumstances) {
  Random random(12);
  for (int i = 0; i < 20000; ++i) {
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    const Criteria criteria = MakeCriteria(random, random.Chance(0.5));
    const Preference preference = JudgePreference(person, work, criteria, kModel);
    const NaivePreference naive = NaivelyJudge(person, work, criteria);
    SCOPED_TRACE(i);
    ASSERT_NEAR(preference.value, naive.value, 1e-12);
    ASSERT_GT(preference.value, 0);
    ASSERT_LE(preference.value, 1);
    ASSERT_EQ(preference.keep, naive.keep);
    ASSERT_EQ(preference.reasons.size(), naive.reasons.size());
    auto expected = naive.reasons.begin();  // ascending by kind, both
    for (const Reason& reason : preference.reasons) {
      ASSERT_EQ(reason.kind, expected->first);
      ASSERT_NEAR(reason.factor, expected->second.factor, 1e-12);
      ASSERT_EQ(reason.unknown, expected->second.unknown);
      ASSERT_EQ(reason.met, expected->second.met);
      ++expected;
    }
  }
}

TEST(PreferenceTest, TheVerdictAloneHasTheSameBits) {
  Random random(7);
  for (int i = 0; i < 5000; ++i) {
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    const Criteria criteria = MakeCriteria(random, random.Chance(0.5));
    const Preference judged = JudgePreference(person, work, criteria, kModel);
    const PreferenceVerdict verdict = WeighPreference(person, work, criteria, kModel);
    ASSERT_EQ(verdict.value, judged.value);
    ASSERT_EQ(verdict.keep, judged.keep);
  }
}

TEST(PreferenceTest, IsTheProductOfTheReasonsThatCountInTheOrderOfTheirKinds) {
  Random random(21);
  for (int i = 0; i < 5000; ++i) {
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    const Criteria criteria = MakeCriteria(random, random.Chance(0.5));
    const std::string& area = criteria.other_is_person ? person.area : work.area;
    const auto& programmes = criteria.other_is_person ? person.programmes : work.programmes;
    const Reason reasons[] = {
        DistanceReason(person.home, person.max_distance_km, work.place, criteria, kModel),
        HoursReason(person.hours, work.hours, kModel),
        StartReason(person.available_from, work.start, kModel),
        WorkFormReason(person.wished_work_forms, work.work_form, kModel),
        SectorReason(person.sectors, work.sector, kModel),
        InterestsReason(person.interests, work.interests, kModel),
        LicenceReason(person.licences, work.licences, kModel),
        LanguageReason(person.languages, work.languages, kModel),
        AreaReason(area, criteria, kModel),
        ProgrammeReason(programmes, criteria, kModel),
    };
    PreferenceVerdict verdict{.keep = IsEligible(person.eligible_work_forms, criteria)};
    for (const Reason& reason : reasons) {
      if (!Counts(reason.kind, criteria)) continue;
      ASSERT_TRUE(!reason.unknown || reason.factor == 1);
      verdict.value *= reason.factor;
      if (!reason.met && (criteria.hard & Criteria::Bit(reason.kind)) != 0) verdict.keep = false;
    }
    const PreferenceVerdict whole = WeighPreference(person, work, criteria, kModel);
    ASSERT_EQ(verdict.value, whole.value);
    ASSERT_EQ(verdict.keep, whole.keep);
  }
}

}  // namespace
}  // namespace perron
