#include "clients/cli/output.h"

#include <gtest/gtest.h>

#include <sstream>

namespace perron {
namespace {

TEST(OutputTest, RoundsPerCentsHalfUp) {
  EXPECT_EQ(Percent(0), "0");
  EXPECT_EQ(Percent(0.725), "73");
  EXPECT_EQ(Percent(0.724), "72");
  EXPECT_EQ(Percent(1), "100");
}

TEST(OutputTest, PrintsJsonOnOneLineOrMore) {
  v1::Interval interval;
  interval.set_low(0.5);
  std::ostringstream line;
  PrintJson(line, interval, true);
  EXPECT_EQ(line.str(), "{\"low\":0.5}\n");
  std::ostringstream document;
  PrintJson(document, interval);
  EXPECT_EQ(document.str(), "{\n \"low\": 0.5\n}\n");
}

TEST(OutputTest, WrapsAtSpacesByWidth) {
  std::ostringstream out;
  PrintWrapped(out, "één twee  drie\nvier", 8);
  EXPECT_EQ(out.str(), "één twee\ndrie\nvier\n");
  std::ostringstream nothing;
  PrintWrapped(nothing, "", 8);
  EXPECT_EQ(nothing.str(), "");
}

TEST(OutputTest, AlignsFieldsAndLeavesOutEmptyOnes) {
  std::istringstream in;
  std::ostringstream out;
  const Session session{GlobalOptions(), in, out, out};
  PrintFields(session, {{Word::kFit, "73 %"}, {Word::kTown, ""}, {Word::kName, "a\nb"}});
  EXPECT_EQ(out.str(), "passendheid  73 %\nnaam         a b\n");
}

TEST(OutputTest, AnUnsetTimeIsEmpty) { EXPECT_EQ(TimeText(google::protobuf::Timestamp()), ""); }

}  // namespace
}  // namespace perron
