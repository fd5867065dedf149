#include "clients/cli/progress_bar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace perron {
namespace {

using testing::HasSubstr;

class ProgressBarTest : public testing::Test {
 protected:
  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
  Session session_{GlobalOptions(), in_, out_, err_};
};

TEST_F(ProgressBarTest, DrawsNothingWithoutATerminal) {
  { ProgressBar(session_, "sending", 10).Update(5); }
  EXPECT_EQ(err_.str(), "");
}

TEST_F(ProgressBarTest, DrawsNothingWhenQuiet) {
  session_.err_is_terminal = true;
  session_.options.quiet = true;
  { ProgressBar(session_, "sending", 10).Update(5); }
  EXPECT_EQ(err_.str(), "");
}

TEST_F(ProgressBarTest, ShowsHowFarAndWipesItself) {
  session_.err_is_terminal = true;
  {
    ProgressBar bar(session_, "sending", 10);
    bar.Update(5);
    EXPECT_THAT(err_.str(), HasSubstr("sending ███████████████░░░░░░░░░░░░░░░ 50 %"));
    bar.Update(10);
    EXPECT_THAT(err_.str(), HasSubstr("100 %"));
  }
  EXPECT_THAT(err_.str(), testing::EndsWith("\r\x1b[K"));
  EXPECT_EQ(out_.str(), "");
}

TEST_F(ProgressBarTest, WithoutATotalShowsTheAmount) {
  session_.err_is_terminal = true;
  ProgressBar bar(session_, "rows", 0);
  bar.Update(123);
  EXPECT_THAT(err_.str(), HasSubstr("rows 123"));
}

}  // namespace
}  // namespace perron
