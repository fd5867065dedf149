#include "server/circumstances_convert.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "server/dates.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename Resource>
Resource FromText(const std::string& text) {
  Resource resource;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &resource)) << text;
  return resource;
}

const Postcodes& Table() { return Postcodes::BuiltIn(); }

LicenceSet Bits(const std::vector<std::string>& names) {
  google::protobuf::RepeatedPtrField<std::string> repeated(names.begin(), names.end());
  return ToLicences(repeated);
}

WorkFormSet Form(v1::WorkForm form) { return WorkFormSet{1} << form; }

TEST(CircumstancesConvertTest, WhatACandidateDoesNotSayStaysUnknown) {
  const PersonCircumstances person = ToCircumstances(v1::Candidate(), Table());
  EXPECT_FALSE(person.home);
  EXPECT_EQ(person.max_distance_km, 0);
  EXPECT_FALSE(person.hours.known());
  EXPECT_EQ(person.available_from, kUnknownDay);
  EXPECT_EQ(person.licences, 0U);
  EXPECT_THAT(person.languages, IsEmpty());
  EXPECT_EQ(person.wished_work_forms, 0U);
  EXPECT_EQ(person.eligible_work_forms, 0U);
  EXPECT_THAT(person.sectors, IsEmpty());
  EXPECT_EQ(person.area, "");
  EXPECT_THAT(person.programmes, IsEmpty());
  EXPECT_FALSE(person.interests);
}

TEST(CircumstancesConvertTest, EveryCircumstanceOfACandidateIsTaken) {
  const PersonCircumstances person = ToCircumstances(
      FromText<v1::Candidate>(R"pb(
        interests { realistic: 7 investigative: 2 artistic: 3 social: 4 enterprising: 5 conventional: 6 }
        mobility { postcode: "9711AB" max_distance_km: 15 }
        hours { min: 16 max: 24 }
        available_from: "2026-12-01"
        licences: "BE"
        languages { language: "nld" level: LANGUAGE_LEVEL_B1 }
        languages { language: "ara" }
        work_forms: WORK_FORM_REGULIER
        work_forms: WORK_FORM_LEERBAAN
        eligible_work_forms: WORK_FORM_BANENAFSPRAAK
        sectors: "zorg"
        sectors: "horeca"
        area: "noord"
        programmes: "basisbanen"
      )pb"),
      Table());
  EXPECT_TRUE(person.home);
  EXPECT_EQ(person.max_distance_km, 15);
  EXPECT_EQ(person.hours.min, 16);
  EXPECT_EQ(person.hours.max, 24);
  EXPECT_EQ(person.available_from, ParseDay("2026-12-01"));
  EXPECT_EQ(person.licences, WithImpliedLicences(Bits({"BE"})));
  EXPECT_NE(person.licences, Bits({"BE"}));
  ASSERT_EQ(person.languages.size(), 2U);
  EXPECT_EQ(person.languages[0].language, "nld");
  EXPECT_EQ(person.languages[0].level, 3);
  EXPECT_EQ(person.languages[1].level, 0);  // unknown, not A1
  EXPECT_EQ(person.wished_work_forms, Form(v1::WORK_FORM_REGULIER) | Form(v1::WORK_FORM_LEERBAAN));
  EXPECT_EQ(person.eligible_work_forms, Form(v1::WORK_FORM_BANENAFSPRAAK));
  EXPECT_THAT(person.sectors, ElementsAre("zorg", "horeca"));
  EXPECT_EQ(person.area, "noord");
  EXPECT_THAT(person.programmes, ElementsAre("basisbanen"));
  ASSERT_TRUE(person.interests);
  EXPECT_THAT(*person.interests, ElementsAre(7, 2, 3, 4, 5, 6));
}

TEST(CircumstancesConvertTest, EveryCircumstanceOfAVacancyIsTaken) {
  const WorkCircumstances work = ToCircumstances(FromText<v1::Vacancy>(R"pb(
                                                   hours { min: 32 max: 36 }
                                                   place { postcode: "9401" }
                                                   start_date: "2027-01-01"
                                                   work_form: WORK_FORM_BASISBAAN
                                                   sector: "groen"
                                                   area: "zuid"
                                                   licences: "C"
                                                   languages { language: "nld" }
                                                   programmes: "leerbanen"
                                                 )pb"),
                                                 Table());
  EXPECT_TRUE(work.place);
  EXPECT_EQ(work.hours.min, 32);
  EXPECT_EQ(work.hours.max, 36);
  EXPECT_EQ(work.start, ParseDay("2027-01-01"));
  EXPECT_EQ(work.work_form, v1::WORK_FORM_BASISBAAN);
  EXPECT_EQ(work.sector, "groen");
  EXPECT_EQ(work.area, "zuid");
  EXPECT_EQ(work.licences, Bits({"C"}));  // what is asked, not what it implies
  ASSERT_EQ(work.languages.size(), 1U);
  EXPECT_EQ(work.languages[0].level, 1);  // a demand without a level asks A1
  EXPECT_THAT(work.programmes, ElementsAre("leerbanen"));
  EXPECT_FALSE(work.interests);
}

TEST(CircumstancesConvertTest, AVacancyWithoutAFormIsRegularWork) {
  EXPECT_EQ(ToCircumstances(v1::Vacancy(), Table()).work_form, v1::WORK_FORM_REGULIER);
}

TEST(CircumstancesConvertTest, ATrainingHasNoFormOfWork) {
  const WorkCircumstances work = ToCircumstances(FromText<v1::Training>(R"pb(
                                                   place { postcode: "9401" }
                                                   start_date: "2027-01-01"
                                                   sector: "groen"
                                                   hours { max: 8 }
                                                   languages { language: "nld" level: LANGUAGE_LEVEL_A2 }
                                                 )pb"),
                                                 Table());
  EXPECT_TRUE(work.place);
  EXPECT_EQ(work.start, ParseDay("2027-01-01"));
  EXPECT_EQ(work.sector, "groen");
  EXPECT_EQ(work.hours.max, 8);
  EXPECT_EQ(work.work_form, 0);
  ASSERT_EQ(work.languages.size(), 1U);
  EXPECT_EQ(work.languages[0].level, 2);
}

TEST(CircumstancesConvertTest, APostcodeOutsideTheTableIsUnknown) {
  EXPECT_FALSE(ToCircumstances(FromText<v1::Candidate>(R"pb(mobility { postcode: "1011" })pb"), Table()).home);
}

TEST(CircumstancesConvertTest, EveryLicenceHasABitOfItsOwn) {
  LicenceSet all = 0;
  for (const char* name : kLicenceNames) {
    const LicenceSet bit = Bits({name});
    EXPECT_NE(bit, 0U) << name;
    EXPECT_EQ(all & bit, 0U) << name;
    all |= bit;
  }
  EXPECT_EQ(Bits({"Z"}), 0U);
}

}  // namespace
}  // namespace perron
