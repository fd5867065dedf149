#include "index/exact/group_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

struct Lists {
  explicit Lists(const std::vector<std::vector<std::uint16_t>>& documents) {
    for (const std::vector<std::uint16_t>& document : documents) {
      for (const std::uint16_t competency : document) entries.push_back({competency, 1});
      begin.push_back(static_cast<std::uint32_t>(entries.size()));
    }
  }
  std::vector<std::uint32_t> Divided(const CompetencySpace& space) const {
    std::vector<std::uint32_t> order(begin.size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    GroupOrder(space, {begin, entries}).Divide(order);
    return order;
  }
  std::vector<std::uint32_t> begin = {0};
  std::vector<CodedEntry> entries;
};

CompetencySpace SpaceWith(const std::vector<double>& weights) {
  NaiveSpace naive;
  naive.weights = weights;
  return SpaceOf(naive);
}

std::vector<std::uint32_t> AsTheyWere(std::size_t size) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

TEST(GroupOrderTest, NobodyIsLostOrDoubled) {
  Random random(1);
  const World world = MakeWorld(random, 30);
  for (const std::size_t size : {0, 1, 256, 257, 3000}) {
    std::vector<std::vector<std::uint16_t>> documents(size);
    for (auto& document : documents) {
      for (std::uint16_t c = 0; c < 30; ++c) {
        if (random.Chance(0.3)) document.push_back(c);
      }
    }
    std::vector<std::uint32_t> order = Lists(documents).Divided(world.space);
    std::sort(order.begin(), order.end());
    EXPECT_EQ(order, AsTheyWere(size));
  }
}

TEST(GroupOrderTest, PutsLikeBesideLikeHoldersFirst) {
  std::vector<std::vector<std::uint16_t>> documents;
  for (std::uint16_t i = 0; i < 400; ++i) documents.push_back({static_cast<std::uint16_t>(i % 2), 2});
  const std::vector<std::uint32_t> order = Lists(documents).Divided(SpaceWith({1, 3, 9}));
  for (std::size_t i = 0; i < 400; ++i) {
    const std::size_t expected =
        i < 200 ? 2 * i + 1 : 2 * (i - 200);  // the holders of 1, then the others, as they were
    ASSERT_EQ(order[i], expected);
  }
}

TEST(GroupOrderTest, DividesByWhatDividesMost) {
  // Competency 0 divides in halves, 1 in fifths at three times the weight: 3 * 0.16 > 1 * 0.25.
  std::vector<std::vector<std::uint16_t>> documents;
  for (int i = 0; i < 300; ++i) {
    documents.emplace_back();
    if (i % 2 == 0) documents.back().push_back(0);
    if (i % 5 == 0) documents.back().push_back(1);
  }
  const std::vector<std::uint32_t> order = Lists(documents).Divided(SpaceWith({1, 3}));
  for (std::size_t i = 0; i < 300; ++i) ASSERT_EQ(order[i] % 5 == 0, i < 60) << i;
}

TEST(GroupOrderTest, OfEqualDividersTheLowerCounts) {
  std::vector<std::vector<std::uint16_t>> documents;
  for (int i = 0; i < 300; ++i) {
    documents.emplace_back();
    if (i % 4 < 2) documents.back().push_back(0);
    if (i % 2 == 0) documents.back().push_back(1);
  }
  const std::vector<std::uint32_t> order = Lists(documents).Divided(SpaceWith({2, 2}));
  for (std::size_t i = 0; i < 150; ++i) ASSERT_LT(order[i] % 4, 2U);
}

TEST(GroupOrderTest, LeavesFewAndUndividedOnesAsTheyWere) {
  std::vector<std::vector<std::uint16_t>> few;
  for (std::uint16_t i = 0; i < 256; ++i) few.push_back({static_cast<std::uint16_t>(i % 2)});
  EXPECT_EQ(Lists(few).Divided(SpaceWith({1, 1})), AsTheyWere(256));
  const std::vector<std::vector<std::uint16_t>> same(1000, {0, 1});
  EXPECT_EQ(Lists(same).Divided(SpaceWith({1, 1})), AsTheyWere(1000));
  std::vector<std::vector<std::uint16_t>> hardly(1000, {0});
  for (std::size_t i = 0; i < 50; ++i) hardly[i * 20] = {0, 1};
  EXPECT_EQ(Lists(hardly).Divided(SpaceWith({1, 1})), AsTheyWere(1000));
  EXPECT_EQ(Lists(std::vector<std::vector<std::uint16_t>>(600)).Divided(SpaceWith({1})), AsTheyWere(600));
}

}  // namespace
}  // namespace perron
