#include "server/match_filter.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "server/circumstances_convert.h"
#include "server/dates.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

v1::MatchFilter FromText(const std::string& text) {
  v1::MatchFilter filter;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &filter)) << text;
  return filter;
}

// Reads the filter for a subject; `Subject` is PersonCircumstances or WorkCircumstances.
template <typename Subject>
struct Read {
  explicit Read(const std::string& text, Subject own = {}) : subject(std::move(own)) {
    criteria = ReadFilter(FromText(text), "f", Postcodes::BuiltIn(), subject, violations);
  }
  std::map<std::string, std::string> Found() const { return ViolationsOf(violations); }

  Subject subject;
  Violations violations;
  Criteria criteria;
};
using ForPerson = Read<PersonCircumstances>;
using ForWork = Read<WorkCircumstances>;

constexpr auto Bit = Criteria::Bit;

TEST(MatchFilterTest, AnEmptyFilterLeavesTheSubjectAndAsksNothing) {
  PersonCircumstances own;
  own.hours = {8, 16};
  own.sectors = {"zorg"};
  const ForPerson read("", own);
  EXPECT_THAT(read.Found(), IsEmpty());
  EXPECT_EQ(read.criteria.hard, 0U);
  EXPECT_EQ(read.criteria.asked, 0U);
  EXPECT_EQ(read.criteria.max_km, 0);
  EXPECT_FALSE(read.criteria.other_is_person);
  EXPECT_EQ(read.subject.hours.min, 8);
  EXPECT_THAT(read.subject.sectors, ElementsAre("zorg"));
  EXPECT_TRUE(ForWork("").criteria.other_is_person);
}

constexpr char kEverything[] = R"pb(
  distance { postcode: "9401" max_km: 12 hard: true }
  hours {
    hours { min: 20 max: 30 }
    hard: true
  }
  start { date: "2027-01-01" hard: true }
  licence { licences: "BE" hard: true }
  language {
    languages { language: "nld" }
    hard: true
  }
  work_form { work_forms: WORK_FORM_LEERBAAN hard: true }
  sector { sectors: "groen" hard: true }
  area { areas: "noord" areas: "zuid" hard: true }
  programme { programmes: "basisbanen" hard: true }
)pb";

constexpr std::uint32_t kAllHard = Bit(ReasonKind::kDistance) | Bit(ReasonKind::kHours) | Bit(ReasonKind::kStart) |
                                   Bit(ReasonKind::kLicence) | Bit(ReasonKind::kLanguage) | Bit(ReasonKind::kWorkForm) |
                                   Bit(ReasonKind::kSector) | Bit(ReasonKind::kArea) | Bit(ReasonKind::kProgramme);

TEST(MatchFilterTest, WhatAFilterNamesReplacesThePersonsOwn) {
  const ForPerson read(kEverything);
  EXPECT_THAT(read.Found(), IsEmpty());
  EXPECT_EQ(read.criteria.hard, kAllHard);
  EXPECT_EQ(read.criteria.asked, Bit(ReasonKind::kLicence) | Bit(ReasonKind::kLanguage));
  EXPECT_EQ(read.criteria.max_km, 12);
  EXPECT_THAT(read.criteria.areas, ElementsAre("noord", "zuid"));
  EXPECT_THAT(read.criteria.programmes, ElementsAre("basisbanen"));
  const PersonCircumstances& person = read.subject;
  EXPECT_EQ(person.home->latitude, Postcodes::BuiltIn().Find("9401")->latitude);
  EXPECT_EQ(person.hours.min, 20);
  EXPECT_EQ(person.available_from, ParseDay("2027-01-01"));
  EXPECT_EQ(person.licences, WithImpliedLicences(ToLicences(FromText(kEverything).licence().licences())));
  ASSERT_EQ(person.languages.size(), 1U);
  EXPECT_EQ(person.languages[0].level, 0);
  EXPECT_EQ(person.wished_work_forms, WorkFormSet{1} << v1::WORK_FORM_LEERBAAN);
  EXPECT_THAT(person.sectors, ElementsAre("groen"));
}

TEST(MatchFilterTest, WhatAFilterNamesReplacesTheWorksOwn) {
  const ForWork read(std::string(kEverything) + R"pb(
    eligibility { work_form: WORK_FORM_BANENAFSPRAAK purpose: "vacature" })pb");
  EXPECT_THAT(read.Found(), IsEmpty());
  EXPECT_EQ(read.criteria.hard, kAllHard);
  EXPECT_EQ(read.criteria.eligible_for, v1::WORK_FORM_BANENAFSPRAAK);
  const WorkCircumstances& work = read.subject;
  EXPECT_EQ(work.place->latitude, Postcodes::BuiltIn().Find("9401")->latitude);
  EXPECT_EQ(work.hours.max, 30);
  EXPECT_EQ(work.start, ParseDay("2027-01-01"));
  EXPECT_EQ(work.licences, ToLicences(FromText(kEverything).licence().licences()));
  ASSERT_EQ(work.languages.size(), 1U);
  EXPECT_EQ(work.languages[0].level, 1);
  EXPECT_EQ(work.work_form, v1::WORK_FORM_LEERBAAN);
  EXPECT_EQ(work.sector, "groen");
}

TEST(MatchFilterTest, ACriterionWithoutAValueKeepsTheSubjectsOwn) {
  PersonCircumstances own;
  own.home = GeoPoint{53, 6.5};
  own.hours = {8, 16};
  own.available_from = 20000;
  own.licences = 1;
  own.sectors = {"zorg"};
  own.wished_work_forms = 2;
  const ForPerson read(
      "distance {hard: true} hours {hard: true} start {hard: true} licence {hard: true} sector {hard: true} "
      "work_form {hard: true} language {}",
      own);
  EXPECT_THAT(read.Found(), IsEmpty());
  EXPECT_EQ(read.subject.home->latitude, 53);
  EXPECT_EQ(read.subject.hours.max, 16);
  EXPECT_EQ(read.subject.available_from, 20000);
  EXPECT_EQ(read.subject.licences, 1U);
  EXPECT_THAT(read.subject.sectors, ElementsAre("zorg"));
  EXPECT_EQ(read.subject.wished_work_forms, 2U);
  EXPECT_EQ(read.criteria.hard & Bit(ReasonKind::kLanguage), 0U);
  EXPECT_NE(read.criteria.asked & Bit(ReasonKind::kLanguage), 0U);
}

TEST(MatchFilterTest, EveryViolationIsNamedAtOnce) {
  constexpr char kWrong[] = R"pb(
    distance { postcode: "1" max_km: 501 }
    hours { hours { min: 81 max: 5 } }
    start { date: "soon" }
    licence { licences: "B" licences: "Z" }
    language {
      languages { language: "nl" }
      languages { language: "nld" level: 7 }
    }
    work_form { work_forms: 99 }
    area {}
    programme {}
    eligibility { purpose: "" }
  )pb";
  EXPECT_THAT(ForWork(kWrong).Found(),
              UnorderedElementsAre(Key("f.distance.postcode"), Key("f.distance.max_km"), Key("f.hours.hours.min"),
                                   Key("f.hours.hours.max"), Key("f.start.date"), Key("f.licence.licences[1]"),
                                   Key("f.language.languages[0].language"), Key("f.language.languages[1].level"),
                                   Key("f.work_form.work_forms[0]"), Key("f.area.areas"), Key("f.programme.programmes"),
                                   Key("f.eligibility.work_form"), Key("f.eligibility.purpose")));
}

TEST(MatchFilterTest, NumbersAtTheEdgeAreFine) {
  EXPECT_THAT(ForWork("distance {max_km: 500} hours {hours {min: 80 max: 80}}").Found(), IsEmpty());
  EXPECT_THAT(ForWork("hours {hours {min: 80}}").Found(), IsEmpty());
  EXPECT_THAT(ForWork("distance {max_km: -1}").Found(), UnorderedElementsAre(Key("f.distance.max_km")));
}

TEST(MatchFilterTest, AHardDistanceFromNowhereIsRefused) {
  EXPECT_THAT(ForPerson("distance {max_km: 10 hard: true}").Found(), UnorderedElementsAre(Key("f.distance.postcode")));
  EXPECT_THAT(ForPerson("distance {max_km: 10}").Found(), IsEmpty());
}

TEST(MatchFilterTest, AVacancyOffersOneFormAndOneSector) {
  const std::string several = "work_form {work_forms: 1 work_forms: 2} sector {sectors: 'a' sectors: 'b'}";
  EXPECT_THAT(ForPerson(several).Found(), IsEmpty());
  EXPECT_THAT(ForWork(several).Found(), UnorderedElementsAre(Key("f.work_form.work_forms"), Key("f.sector.sectors")));
}

TEST(MatchFilterTest, EligibilityIsForSearchesOfPeopleOnly) {
  EXPECT_THAT(ForPerson("eligibility {work_form: WORK_FORM_BASISBAAN purpose: 'x'}").Found(),
              UnorderedElementsAre(Key("f.eligibility")));
  EXPECT_THAT(ForWork("eligibility {work_form: WORK_FORM_BASISBAAN purpose: '" + std::string(201, 'x') + "'}").Found(),
              UnorderedElementsAre(Key("f.eligibility.purpose")));
}

}  // namespace
}  // namespace perron
