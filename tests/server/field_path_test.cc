#include "server/field_path.h"

#include "gtest/gtest.h"

namespace perron {
namespace {

TEST(FieldPathTest, ToldAsTheContractNamesIt) {
  const FieldPath path = "candidate";
  EXPECT_EQ(path.ToString(), "candidate");
  EXPECT_EQ((path + ".hours" + ".max").ToString(), "candidate.hours.max");
  EXPECT_EQ(At(path + ".wishes", 0).ToString(), "candidate.wishes[0]");
  EXPECT_EQ((At(At(path + ".competencies", 12) + ".evidence", 3) + ".level").ToString(),
            "candidate.competencies[12].evidence[3].level");
  EXPECT_EQ(At("names", 999).ToString(), "names[999]");
  EXPECT_EQ(FieldPath("").ToString(), "");
}

TEST(FieldPathTest, ALongerPathLeavesTheShorterAsItWas) {
  const std::string root = "vacancy";
  const FieldPath path = root;
  const FieldPath entry = At(path + ".tasks", 4);
  FieldPath other = path;
  other = entry + ".name";
  EXPECT_EQ(path.ToString(), "vacancy");
  EXPECT_EQ(entry.ToString(), "vacancy.tasks[4]");
  EXPECT_EQ(other.ToString(), "vacancy.tasks[4].name");
}

TEST(FieldPathTest, WhatIsTooDeepIsCutOff) {
  FieldPath path = "a";
  for (int i = 0; i < 20; ++i) path = path + ".b";
  EXPECT_EQ(path.ToString(), "a.b.b.b.b.b");
}

}  // namespace
}  // namespace perron
