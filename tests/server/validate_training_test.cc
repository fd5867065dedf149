#include "server/validate_training.h"

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
  v1::Training training;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &training)) << text;
  Violations violations;
  Validate(training, "training", violations);
  return ViolationsOf(violations);
}

TEST(ValidateTrainingTest, TitleAndWhatItTeachesAreRequired) {
  EXPECT_THAT(Found(R"pb(title: "Heftruck"
                         teaches { competency: "x" }
                         certificate: EVIDENCE_KIND_DIPLOMA)pb"),
              IsEmpty());
  EXPECT_THAT(Found(""), UnorderedElementsAre(Key("training.title"), Key("training.teaches")));
}

TEST(ValidateTrainingTest, EveryViolationIsNamedAtOnceWithItsPath) {
  EXPECT_THAT(Found(R"pb(
                title: "x"
                teaches { level: 6 }
                builds_on { competency: "x" level: -1 }
                study_hours: 10001
                weeks: -1
                price_cents: -1
                place { postcode: "x" }
                start_date: "x"
                certificate: EVIDENCE_KIND_SELF_REPORTED
                hours { max: 90 }
              )pb"),
              UnorderedElementsAre(Key("training.teaches[0].competency"), Key("training.teaches[0].level"),
                                   Key("training.builds_on[0].level"), Key("training.study_hours"),
                                   Key("training.weeks"), Key("training.price_cents"), Key("training.place.postcode"),
                                   Key("training.start_date"), Key("training.certificate"), Key("training.hours.max")));
}

}  // namespace
}  // namespace perron
