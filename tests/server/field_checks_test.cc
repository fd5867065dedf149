#include "server/field_checks.h"

#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "perron/v1/candidate_service.pb.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

// The violations that `check(value, "f", violations)` gives.
template <typename Check, typename... Values>
std::map<std::string, std::string> Found(Check check, const Values&... values) {
  Violations violations;
  check(values..., "f", violations);
  return ViolationsOf(violations);
}

TEST(FieldChecksTest, TextIsCountedInCharactersNotBytes) {
  EXPECT_THAT(Found(CheckText, std::string("éé"), 2), IsEmpty());
  EXPECT_THAT(Found(CheckText, std::string("ééé"), 2)["f"], HasSubstr("3 characters, want at most 2"));
  EXPECT_THAT(Found(CheckText, std::string("\xff"), 2)["f"], HasSubstr("UTF-8"));
  EXPECT_THAT(Found(CheckText, std::string("a\0", 2), 2)["f"], HasSubstr("zero byte"));
  EXPECT_THAT(Found(CheckText, std::string(10 << 20, 'x'), 200)["f"], HasSubstr("10485760 characters"));
}

TEST(FieldChecksTest, RequiredTextIsMoreThanSpaces) {
  EXPECT_THAT(Found(CheckRequiredText, std::string(" \t"), 20)["f"], HasSubstr("empty"));
  EXPECT_THAT(Found(CheckRequiredText, std::string("x"), 20), IsEmpty());
}

TEST(FieldChecksTest, DaysAreRealDays) {
  for (const char* day : {"", "2026-02-28", "2024-02-29"}) EXPECT_THAT(Found(CheckDay, std::string(day)), IsEmpty());
  for (const char* day : {"2026-02-29", "2026-2-1", "01-02-2026", "2026-13-01", "gisteren", "2026-02-28 "}) {
    EXPECT_THAT(Found(CheckDay, std::string(day))["f"], HasSubstr("YYYY-MM-DD")) << day;
  }
  EXPECT_THAT(Found(CheckRequiredDay, std::string())["f"], HasSubstr("empty"));
}

TEST(FieldChecksTest, PostcodesAreDutch) {
  for (const char* code : {"", "9711", "9711AB", "9711ab"}) {
    EXPECT_THAT(Found(CheckPostcode, std::string(code)), IsEmpty()) << code;
  }
  for (const char* code : {"0711", "971", "97111", "9711A", "9711 AB", "AB9711", "9711A1"}) {
    EXPECT_THAT(Found(CheckPostcode, std::string(code)), UnorderedElementsAre(Key("f"))) << code;
  }
}

v1::HoursRange Hours(int min, int max) {
  v1::HoursRange hours;
  hours.set_min(min);
  hours.set_max(max);
  return hours;
}

TEST(FieldChecksTest, HoursAreZeroToEightyAndInOrderUnlessOpen) {
  for (const auto& [min, max] : {std::pair(0, 0), {32, 0}, {0, 80}, {24, 24}}) {
    EXPECT_THAT(Found(CheckHours, Hours(min, max)), IsEmpty()) << min << "-" << max;
  }
  EXPECT_EQ(Found(CheckHours, Hours(0, 90))["f.max"], "90, want 0 to 80");
  EXPECT_THAT(Found(CheckHours, Hours(-1, 81)), UnorderedElementsAre(Key("f.min"), Key("f.max")));
  EXPECT_THAT(Found(CheckHours, Hours(32, 24))["f.max"], HasSubstr("24, want at least min, 32"));
}

TEST(FieldChecksTest, InterestsAreAllOrNone) {
  v1::Interests interests;
  EXPECT_THAT(Found(CheckInterests, interests), IsEmpty());
  interests.set_realistic(7);
  EXPECT_EQ(Found(CheckInterests, interests).size(), 5u);
  interests.set_investigative(1);
  interests.set_artistic(1.5);
  interests.set_social(7.1);
  interests.set_enterprising(std::numeric_limits<double>::quiet_NaN());
  interests.set_conventional(0.9);
  EXPECT_THAT(Found(CheckInterests, interests),
              UnorderedElementsAre(Key("f.social"), Key("f.enterprising"), Key("f.conventional")));
}

TEST(FieldChecksTest, LicencesExistAndComeOnce) {
  v1::Candidate candidate;
  for (const char* licence : {"B", "B+", "D1E", "T"}) candidate.add_licences(licence);
  EXPECT_THAT(Found(CheckLicences, candidate.licences()), IsEmpty());
  candidate.add_licences("b");
  candidate.add_licences("B");
  auto found = Found(CheckLicences, candidate.licences());
  EXPECT_THAT(found, UnorderedElementsAre(Key("f[4]"), Key("f[5]")));
  EXPECT_THAT(found["f[5]"], HasSubstr("as f[0]"));
}

TEST(FieldChecksTest, LanguagesAreThreeLettersOnceWithALevelThatExists) {
  v1::Candidate candidate;
  const auto add = [&](const char* language, int level) {
    candidate.add_languages()->set_language(language);
    candidate.mutable_languages()->rbegin()->set_level(static_cast<v1::LanguageLevel>(level));
  };
  add("nld", 6);
  add("ara", 0);
  EXPECT_THAT(Found(CheckLanguages, candidate.languages()), IsEmpty());
  add("nl", 1);
  add("", 1);
  add("nld", 1);
  add("eng", 7);
  EXPECT_THAT(Found(CheckLanguages, candidate.languages()),
              UnorderedElementsAre(Key("f[2].language"), Key("f[3].language"), Key("f[4]"), Key("f[5].level")));
}

TEST(FieldChecksTest, EnumsOfAListExistAreSaidAndComeOnce) {
  v1::Candidate candidate;
  for (const int form : {1, 10, 0, 11, 1}) candidate.add_work_forms(static_cast<v1::WorkForm>(form));
  EXPECT_THAT(Found(CheckEnums, candidate.work_forms(), *v1::WorkForm_descriptor()),
              UnorderedElementsAre(Key("f[2]"), Key("f[3]"), Key("f[4]")));
}

TEST(FieldChecksTest, CodesAreNotEmptyAndComeOnceAndListsAreBounded) {
  v1::Candidate candidate;
  for (const char* sector : {"zorg", "", "zorg"}) candidate.add_sectors(sector);
  EXPECT_THAT(Found(CheckCodes, candidate.sectors()), UnorderedElementsAre(Key("f[1]"), Key("f[2]")));
  for (int i = 0; i < 200; ++i) candidate.add_sectors(std::to_string(i));
  EXPECT_EQ(Found(CheckCodes, candidate.sectors())["f"], "203 entries, want at most 100");
}

TEST(FieldChecksTest, RequirementsHaveAReferenceALevelAndAnImportance) {
  google::protobuf::RepeatedPtrField<v1::Requirement> requirements;
  requirements.Add()->set_level(9);
  requirements.Add()->set_competency("x");
  requirements[1].set_importance(static_cast<v1::Importance>(4));
  auto found = Found(CheckRequirements, requirements, 200);
  EXPECT_THAT(found, UnorderedElementsAre(Key("f[0].competency"), Key("f[0].level"), Key("f[1].importance")));
  EXPECT_EQ(found["f[0].level"], "9, want 0 to 5");
  EXPECT_THAT(Found(CheckRequirements, requirements, 1)["f"], HasSubstr("want at most 1"));
}

}  // namespace
}  // namespace perron
