#include "clients/bench/popularity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace perron {
namespace {

std::vector<double> SharesOf(const Popularity& popularity) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < popularity.size(); ++i) shares.push_back(popularity.ShareOf(i));
  return shares;
}

TEST(PopularityTest, SharesFollowZipfsLawInSomeOrder) {
  std::vector<double> shares = SharesOf(Popularity(100, 1.0, 3));
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-12);
  EXPECT_FALSE(std::is_sorted(shares.rbegin(), shares.rend())) << "shuffled";
  std::sort(shares.rbegin(), shares.rend());
  for (std::size_t k = 0; k < shares.size(); ++k) {
    EXPECT_NEAR(shares[k], shares[0] / static_cast<double>(k + 1), 1e-12);
  }
}

TEST(PopularityTest, DrawsAsOftenAsTheSharesSay) {
  const Popularity popularity(20, 0.8, 5);
  Chance chance(1);
  constexpr int kDraws = 200'000;
  std::vector<int> drawn(popularity.size());
  for (int i = 0; i < kDraws; ++i) ++drawn[popularity.Draw(chance)];
  for (std::size_t i = 0; i < popularity.size(); ++i) {
    const double expected = kDraws * popularity.ShareOf(i);
    EXPECT_NEAR(drawn[i], expected, 5 * std::sqrt(expected));
  }
}

TEST(PopularityTest, TheSeedDecidesWhichIsPopular) {
  EXPECT_EQ(SharesOf(Popularity(50, 1, 7)), SharesOf(Popularity(50, 1, 7)));
  EXPECT_NE(SharesOf(Popularity(50, 1, 7)), SharesOf(Popularity(50, 1, 8)));
}

TEST(PopularityTest, WithoutExponentAllAreAsPopular) {
  const Popularity popularity(4, 0, 1);
  for (const double share : SharesOf(popularity)) EXPECT_DOUBLE_EQ(share, 0.25);
  Chance chance(2);
  EXPECT_EQ(Popularity(1, 1, 1).Draw(chance), 0U);
}

}  // namespace
}  // namespace perron
