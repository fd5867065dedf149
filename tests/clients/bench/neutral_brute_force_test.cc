#include "clients/bench/neutral_brute_force.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/clients/bench/neutral_sets.h"

namespace perron {
namespace {

// Coverage as its definition reads.
double Definition(const NeutralSet& set, std::uint32_t profile, std::uint32_t vacancy) {
  double covered = 0;
  double asked = 0;
  for (std::uint32_t v = set.vacancies.off[vacancy]; v < set.vacancies.off[vacancy + 1]; ++v) {
    const std::uint16_t r = set.vacancies.comp[v];
    double have = 0;
    for (std::uint32_t p = set.profiles.off[profile]; p < set.profiles.off[profile + 1]; ++p) {
      for (std::uint32_t k = set.transfer_off[r]; k < set.transfer_off[r + 1]; ++k) {
        if (set.transfer_comp[k] != set.profiles.comp[p]) continue;
        const double level = std::min(1.0, double{set.profiles.level[p] * 1.0} / set.vacancies.level[v]);
        have = std::max(have, static_cast<double>(set.transfer_t[k]) * level);
      }
    }
    covered += static_cast<double>(set.weight[v]) * have;
    asked += static_cast<double>(set.weight[v]);
  }
  return asked > 0 ? covered / asked : 0;
}

TEST(NeutralBruteForceTest, RanksByCoverageThenByTheLowerNumber) {
  const NeutralSet set = ThreeCompetencies();
  const std::vector<NeutralHit> hits = NeutralBruteForce(set).Find(0, false);
  ASSERT_EQ(hits.size(), 4U);
  EXPECT_EQ(hits[0].profile, 1U) << "as good as the next, and before it";
  EXPECT_NEAR(hits[0].coverage, 2.0 / 3, 1e-12);
  EXPECT_EQ(hits[1].profile, 2U);
  EXPECT_EQ(hits[1].coverage, hits[0].coverage) << "to the bit, whatever order the profile names its competencies in";
  EXPECT_EQ(hits[2].profile, 0U);
  EXPECT_NEAR(hits[2].coverage, 3 * 0.5 / 4, 1e-12);
  EXPECT_EQ(hits[3].profile, 3U);
  EXPECT_EQ(hits[3].coverage, 0.0);
}

TEST(NeutralBruteForceTest, KeepsToTheRegion) {
  const NeutralSet set = ThreeCompetencies();
  const std::vector<NeutralHit> hits = NeutralBruteForce(set).Find(0, true);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].profile, 1U);
  EXPECT_EQ(hits[1].profile, 3U);
}

TEST(NeutralBruteForceTest, IsTheDefinition) {
  Random random(2);
  for (int round = 0; round < 20; ++round) {
    const NeutralSet set = RandomNeutralSet(random, 30, 60, 8);
    NeutralBruteForce brute_force(set);  // bound again and again
    for (std::uint32_t v = 0; v < set.vacancies.size(); ++v) {
      const bool in_region = random.Chance(0.3);
      const std::vector<NeutralHit> hits = brute_force.Find(v, in_region);
      std::size_t candidates = 0;
      for (std::uint32_t p = 0; p < set.profiles.size(); ++p) {
        if (in_region && set.profiles.meta[p].region != set.vacancies.meta[v].region) continue;
        ++candidates;
        const auto found =
            std::find_if(hits.begin(), hits.end(), [p](const NeutralHit& hit) { return hit.profile == p; });
        if (found != hits.end()) {
          EXPECT_NEAR(found->coverage, Definition(set, p, v), 1e-12);
        } else {
          ASSERT_EQ(hits.size(), kNeutralTop);
          EXPECT_LE(Definition(set, p, v), hits.back().coverage + 1e-12) << "round " << round << " profile " << p;
        }
      }
      EXPECT_EQ(hits.size(), std::min(candidates, kNeutralTop));
      for (std::size_t i = 1; i < hits.size(); ++i) {
        EXPECT_TRUE(hits[i - 1].coverage > hits[i].coverage ||
                    (hits[i - 1].coverage == hits[i].coverage && hits[i - 1].profile < hits[i].profile));
      }
    }
  }
}

}  // namespace
}  // namespace perron
