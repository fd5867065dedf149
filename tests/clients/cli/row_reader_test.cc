#include "clients/cli/row_reader.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(ProblemTextTest, NamesColumnValueAndWhatWasWanted) {
  EXPECT_EQ(ProblemText({"hours_min", "veel", "a whole number"}), "hours_min: \"veel\", wanted a whole number");
  EXPECT_EQ(ProblemText({"", "", "a row"}), "wanted a row");
}

TEST(ProblemTextTest, ShortensAndFlattensTheValue) {
  const std::string text = ProblemText({"x", std::string(1000, 'a') + "\n", "less"});
  EXPECT_LT(text.size(), 100u);
  EXPECT_NE(text.find("…"), std::string::npos);
}

}  // namespace
}  // namespace perron
