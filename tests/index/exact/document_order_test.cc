#include "index/exact/document_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

CompetencyId Id(std::size_t id) { return static_cast<CompetencyId>(id); }

CompetencySpace PlainSpace(std::size_t competencies) {
  NaiveSpace naive;
  naive.weights.assign(competencies, 1);
  return SpaceOf(naive);
}

Occupation MakeOccupation(const std::string& isco_code, std::vector<CompetencyId> essential,
                          std::vector<CompetencyId> optional = {}) {
  Occupation occupation;
  occupation.isco_code = isco_code;
  occupation.essential = std::move(essential);
  occupation.optional = std::move(optional);
  return occupation;
}

TEST(DominantOccupationTest, AlikeOccupationsLieBesideEachOther) {
  Taxonomy taxonomy;
  taxonomy.occupations = {MakeOccupation("9111", {Id(0)}), MakeOccupation("2221", {Id(1)}),
                          MakeOccupation("9111", {Id(2)}), MakeOccupation("", {Id(3)})};
  DominantOccupation order(taxonomy, PlainSpace(5));
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{3, 1}}), 0U);
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{1, 1}}), 1U);
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{0, 1}}), 2U);
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{2, 1}}), 3U);
}

TEST(DominantOccupationTest, OfEquallyStrongOnesTheFirstCounts) {
  Taxonomy taxonomy;
  taxonomy.occupations = {MakeOccupation("2", {Id(0)}), MakeOccupation("1", {Id(0)}), MakeOccupation("3", {Id(0)})};
  DominantOccupation order(taxonomy, PlainSpace(1));
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{0, 1}}), 0U);
}

TEST(DominantOccupationTest, EssentialCountsWholeAndOptionalLess) {
  Taxonomy taxonomy;
  taxonomy.occupations = {MakeOccupation("1", {Id(1)}, {Id(0)}), MakeOccupation("2", {Id(0)}, {Id(1)})};
  DominantOccupation order(taxonomy, PlainSpace(2));
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{0, 1}}), 1U);
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{1, 1}}), 0U);
}

TEST(DominantOccupationTest, NothingInCommonComesLast) {
  Taxonomy taxonomy;
  taxonomy.occupations = {MakeOccupation("1", {Id(0)}), MakeOccupation("2", {})};
  DominantOccupation order(taxonomy, PlainSpace(2));
  EXPECT_EQ(order.Of(std::vector<CodedEntry>{{1, 5}}), 2U);
  EXPECT_EQ(order.Of({}), 2U);
  EXPECT_EQ(DominantOccupation(Taxonomy{}, PlainSpace(2)).Of(std::vector<CodedEntry>{{1, 5}}), 0U);
}

// How much every occupation has in common with the entries, by place.
std::vector<double> NaiveStrengths(const Taxonomy& taxonomy, const CompetencySpace& space,
                                   const std::vector<CodedEntry>& entries) {
  std::vector<const Occupation*> ordered;
  for (const Occupation& occupation : taxonomy.occupations) ordered.push_back(&occupation);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Occupation* a, const Occupation* b) { return a->isco_code < b->isco_code; });
  std::vector<double> strengths;
  for (const Occupation* occupation : ordered) {
    double whole = 0;
    double common = 0;
    const auto add = [&](CompetencyId id, double factor) {
      const double weight = factor * space.weights[IndexOf(id)].weight;
      whole += weight;
      for (const CodedEntry& entry : entries) common += entry.competency == IndexOf(id) ? weight : 0;
    };
    for (const CompetencyId id : occupation->essential) add(id, 1);
    for (const CompetencyId id : occupation->optional) add(id, 0.3);
    strengths.push_back(common == 0 ? 0 : common / std::sqrt(whole));
  }
  return strengths;
}

TEST(DominantOccupationTest, IsTheOneWithMostInCommon) {
  Random random(5);
  for (int i = 0; i < 50; ++i) {
    const World world = MakeWorld(random, 40);
    Taxonomy taxonomy;
    for (int o = 0; o < 20; ++o) {
      std::vector<std::vector<CompetencyId>> asked(2);
      for (std::size_t c = 0; c < 40; ++c) {
        if (random.Chance(0.2)) asked[random.Below(2)].push_back(Id(c));
      }
      taxonomy.occupations.push_back(MakeOccupation(std::to_string(random.Below(30)), asked[0], asked[1]));
    }
    DominantOccupation order(taxonomy, world.space);
    for (int document = 0; document < 20; ++document) {
      std::vector<CodedEntry> entries;
      for (std::uint16_t c = 0; c < 40; ++c) {
        if (random.Chance(0.15)) entries.push_back({c, 1});
      }
      const std::uint32_t place = order.Of(entries);
      const std::vector<double> strengths = NaiveStrengths(taxonomy, world.space, entries);
      const double highest = *std::max_element(strengths.begin(), strengths.end());
      if (highest == 0) {
        ASSERT_EQ(place, 20U);
        continue;
      }
      ASSERT_LT(place, 20U);
      ASSERT_GE(strengths[place], highest * (1 - 1e-5));
      ASSERT_EQ(order.Of(entries), place) << "asked again";
    }
  }
}

}  // namespace
}  // namespace perron
