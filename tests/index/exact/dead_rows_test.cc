#include "index/exact/dead_rows.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/worlds.h"

namespace perron {
namespace {

TEST(DeadRowsTest, KnowsWhoDied) {
  Random random(1);
  DeadRows dead;
  std::set<std::size_t> expected;
  for (int i = 0; i < 500; ++i) {
    const std::size_t row = random.Below(100000);
    dead.Kill(row);
    dead.Kill(row);
    expected.insert(row);
  }
  EXPECT_EQ(dead.count(), expected.size());
  for (std::size_t row = 0; row < 200000; ++row) {
    ASSERT_EQ(dead.IsDead(row), expected.count(row) != 0) << row;
    ASSERT_EQ(dead.Bits(row / 64) >> row % 64 & 1U, expected.count(row)) << row;
  }
  EXPECT_GT(dead.memory(), 0U);
}

TEST(DeadRowsTest, ACopyKeepsWhatItKnew) {
  DeadRows dead;
  dead.Kill(5);
  const DeadRows before = dead;
  dead.Kill(6);
  dead.Kill(70000);
  EXPECT_EQ(before.count(), 1U);
  EXPECT_TRUE(before.IsDead(5));
  EXPECT_FALSE(before.IsDead(6));
  EXPECT_FALSE(before.IsDead(70000));
  EXPECT_EQ(dead.count(), 3U);
  EXPECT_TRUE(dead.IsDead(5) && dead.IsDead(6) && dead.IsDead(70000));
}

TEST(DeadRowsTest, NobodyIsDeadAtFirst) {
  const DeadRows dead;
  EXPECT_EQ(dead.count(), 0U);
  EXPECT_EQ(dead.Bits(0), 0U);
  EXPECT_FALSE(dead.IsDead(1000000));
  EXPECT_EQ(dead.memory(), 0U);
}

}  // namespace
}  // namespace perron
