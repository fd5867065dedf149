#include "server/validate_vacancy.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

std::map<std::string, std::string> Found(const std::string& text) {
  v1::Vacancy vacancy;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &vacancy)) << text;
  Violations violations;
  Validate(vacancy, "vacancy", violations);
  return ViolationsOf(violations);
}

TEST(ValidateVacancyTest, TitleIsAllThatIsRequired) {
  EXPECT_THAT(Found(R"pb(title: "Kok")pb"), IsEmpty());
  EXPECT_THAT(Found(""), UnorderedElementsAre(Key("vacancy.title")));
}

TEST(ValidateVacancyTest, EveryViolationIsNamedAtOnceWithItsPath) {
  const auto found = Found(R"pb(
    title: "Kok"
    employer { oin: "123" }
    requirements { competency: "x" level: 9 }
    tasks { title: "" share_of_time: 0.6 competencies: "" }
    tasks { title: "a" share_of_time: 0.6 }
    tasks { title: "a" share_of_time: -0.1 }
    tasks { title: "a" share_of_time: nan }
    hours { min: 40 max: 30 }
    place { postcode: "x" }
    start_date: "x"
    closing_date: "x"
    work_form: 99
    positions: 1001
    licences: "Z"
  )pb");
  EXPECT_THAT(
      found, UnorderedElementsAre(Key("vacancy.employer.oin"), Key("vacancy.requirements[0].level"),
                                  Key("vacancy.tasks"), Key("vacancy.tasks[0].title"),
                                  Key("vacancy.tasks[0].competencies[0]"), Key("vacancy.tasks[2].share_of_time"),
                                  Key("vacancy.tasks[3].share_of_time"), Key("vacancy.hours.max"),
                                  Key("vacancy.place.postcode"), Key("vacancy.start_date"), Key("vacancy.closing_date"),
                                  Key("vacancy.work_form"), Key("vacancy.positions"), Key("vacancy.licences[0]")));
}

TEST(ValidateVacancyTest, OinHasTwentyDigitsAndRsinNine) {
  EXPECT_THAT(Found(R"pb(title: "x"
                         employer { oin: "00000001234567890000" })pb"),
              IsEmpty());
  EXPECT_THAT(Found(R"pb(title: "x"
                         employer { oin: "123456789" })pb"),
              IsEmpty());
  EXPECT_THAT(Found(R"pb(title: "x"
                         employer { oin: "12345678X" })pb"),
              UnorderedElementsAre(Key("vacancy.employer.oin")));
}

TEST(ValidateVacancyTest, TenTenthsAreAWhole) {
  v1::Vacancy vacancy;
  vacancy.set_title("x");
  for (int i = 0; i < 10; ++i) {
    vacancy.add_tasks()->set_title("x");
    vacancy.mutable_tasks(i)->set_share_of_time(0.1);
  }
  Violations violations;
  Validate(vacancy, "vacancy", violations);
  EXPECT_TRUE(violations.empty());
}

}  // namespace
}  // namespace perron
