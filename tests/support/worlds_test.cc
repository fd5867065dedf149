#include "tests/support/worlds.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(WorldsTest, RandomNumbersAreThoseOfSplitmix64) {
  Random random(0);
  EXPECT_EQ(random.Next(), 0xE220A8397B1DCDAFU);
  EXPECT_EQ(random.Next(), 0x6E789E6AA1B965F4U);
}

TEST(WorldsTest, TheSameSeedMakesTheSameWorld) {
  Random one(7);
  Random other(7);
  const World world = MakeWorld(one, 20);
  const World same = MakeWorld(other, 20);
  EXPECT_EQ(ToText(world.naive), ToText(same.naive));
  EXPECT_EQ(ToText(MakePerson(one, world, 8)), ToText(MakePerson(other, same, 8)));
  EXPECT_EQ(ToText(MakeWork(one, world, 8)), ToText(MakeWork(other, same, 8)));
}

TEST(WorldsTest, TheProductReadsTheSameTransfer) {
  Random random(8);
  const World world = MakeWorld(random, 30);
  std::size_t edges = 0;
  for (std::size_t s = 0; s < 30; ++s) {
    for (const TransferEdge& edge : world.space.transfer.From(static_cast<CompetencyId>(s))) {
      if (IndexOf(edge.other) == s) continue;
      const auto it = world.naive.transfer.find({static_cast<CompetencyId>(s), edge.other});
      ASSERT_NE(it, world.naive.transfer.end());
      EXPECT_EQ(it->second.transfer, edge.transfer);
      EXPECT_EQ(it->second.relation, edge.relation);
      ++edges;
    }
  }
  EXPECT_EQ(edges, world.naive.transfer.size());
}

}  // namespace
}  // namespace perron
