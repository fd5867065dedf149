#include "clients/cli/names.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(NamesTest, CompletesShortNamesOnly) {
  EXPECT_EQ(FullName("candidates", "c-001"), "candidates/c-001");
  EXPECT_EQ(FullName("candidates", "vacancies/v-1"), "vacancies/v-1");
  EXPECT_EQ(FullName("occupations", "http://data/occupation/x"), "http://data/occupation/x");
}

TEST(NamesTest, TakesTheIdOffAName) {
  EXPECT_EQ(ShortId("candidates/c-001"), "c-001");
  EXPECT_EQ(ShortId("c-001"), "c-001");
}

TEST(NamesTest, KnowsWhatNamesItsKind) {
  EXPECT_TRUE(NamesItsKind("vacancies/v-1"));
  EXPECT_FALSE(NamesItsKind("v-1"));
}

}  // namespace
}  // namespace perron
