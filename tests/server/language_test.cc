#include "server/language.h"

#include "gtest/gtest.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

TEST(LanguageTest, EmptyIsDutchAndTwoLettersAreTaken) {
  Violations violations;
  EXPECT_EQ(ReadLanguage("", violations), "nl");
  EXPECT_EQ(ReadLanguage("ar", violations), "ar");
  EXPECT_TRUE(violations.empty());
}

TEST(LanguageTest, AnythingElseIsAViolation) {
  for (const char* language : {"NL", "nld", "n", "n1", "nl-NL"}) {
    Violations violations;
    ReadLanguage(language, violations);
    EXPECT_EQ(ViolationsOf(violations).count("language"), 1u) << language;
  }
}

}  // namespace
}  // namespace perron
