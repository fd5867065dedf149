#include "clients/cli/text_width.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace perron {
namespace {

TEST(TextWidthTest, CountsWhatAReaderSees) {
  EXPECT_EQ(TextWidth(""), 0);
  EXPECT_EQ(TextWidth("kok"), 3);
  EXPECT_EQ(TextWidth("café"), 4);
  EXPECT_EQ(TextWidth("cafe\u0301"), 4) << "an accent on its own takes no room";
  EXPECT_EQ(TextWidth("👷"), 2);
  EXPECT_EQ(TextWidth("工作"), 4);
  EXPECT_EQ(TextWidth("\xff"), 1) << "not UTF-8";
}

TEST(OneLineTest, TakesAwayWhatWouldSpoilTheTerminal) {
  EXPECT_EQ(OneLine("a\r\nb\tc"), "a b c");
  EXPECT_EQ(OneLine("\x1b[31mred"), "[31mred") << "the escape itself is gone";
  EXPECT_EQ(OneLine("a\xff"), "a?");
  EXPECT_EQ(OneLine("é👷"), "é👷");
}

TEST(CutToWidthTest, KeepsWhatFits) {
  EXPECT_EQ(CutToWidth("kok", 3), "kok");
  EXPECT_EQ(CutToWidth("koken", 4), "kok…");
  EXPECT_EQ(CutToWidth("koken", 1), "…");
  EXPECT_EQ(CutToWidth("koken", 0), "");
  EXPECT_EQ(CutToWidth("brood bakken", 7), "brood…") << "no space before the ellipsis";
}

TEST(CutToWidthTest, NeverCutsInsideACharacter) {
  EXPECT_EQ(CutToWidth("éééé", 3), "éé…");
  EXPECT_EQ(CutToWidth("👷👷👷", 4), "👷…") << "two and one columns; another emoji would make five";
  EXPECT_EQ(CutToWidth("cafe\u0301s erbij", 5), "cafe\u0301…");
}

TEST(TerminalWidthTest, WithoutATerminalUsesColumnsOr100) {
  setenv("COLUMNS", "77", 1);
  const int with = TerminalWidth();
  unsetenv("COLUMNS");
  const int without = TerminalWidth();
  if (with != 77) GTEST_SKIP() << "standard output is a terminal";
  EXPECT_EQ(without, 100);
}

}  // namespace
}  // namespace perron
