#include "matching/occupation_family.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "tests/matching/taxonomy_builder.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::IsEmpty;

void AddOccupation(Taxonomy& taxonomy, const std::string& isco, const std::vector<std::uint32_t>& essential,
                   const std::vector<std::uint32_t>& optional = {}) {
  perron::AddOccupation(taxonomy, essential, optional);
  taxonomy.occupations.back().isco_code = isco;
}

CompetencySpace SpaceWith(std::vector<double> weights) {
  CompetencySpace space;
  for (const double weight : weights) space.weights.push_back({.weight = weight});
  return space;
}

// {competency, share} of what is often asked.
std::map<std::uint32_t, float> Shares(const std::vector<Requirement>& often_asked) {
  std::map<std::uint32_t, float> shares;
  for (const Requirement& requirement : often_asked) {
    EXPECT_TRUE(requirement.often_asked());
    EXPECT_EQ(requirement.level, 0);
    shares[static_cast<std::uint32_t>(requirement.competency)] = requirement.share;
  }
  EXPECT_EQ(shares.size(), often_asked.size());
  return shares;
}

// Two cooks of group 5120, a waiter of 5131 (the same two digits only), and a smith far away.
class OccupationFamilyTest : public testing::Test {
 protected:
  OccupationFamilyTest() {
    AddOccupation(taxonomy_, "5120", {0, 1});
    AddOccupation(taxonomy_, "5120", {0, 2}, {3});
    AddOccupation(taxonomy_, "5131", {4});
    AddOccupation(taxonomy_, "7221", {5});
    AddOccupation(taxonomy_, "", {6}, {7});
    model_.often_asked_least = 0;
  }

  std::map<std::uint32_t, float> OftenAsked(std::uint32_t occupation, const std::vector<Requirement>& own) const {
    return Shares(OccupationFamilies(taxonomy_, space_, model_).OftenAsked(occupation, own));
  }

  Taxonomy taxonomy_ = MakeTaxonomy(8);
  CompetencySpace space_ = SpaceWith(std::vector<double>(8, 1.0));
  ScoringModel model_;
};

TEST_F(OccupationFamilyTest, TheNearerTheGroupTheStrongerItsMean) {
  // Of 2 one in two cooks is essential in groups 5120 and 512, one in three in group 51; of 3 the same times 0.3.
  const std::map<std::uint32_t, float> shares = OftenAsked(0, {{Id(0)}, {Id(1)}});
  ASSERT_EQ(shares.size(), 3U);
  EXPECT_FLOAT_EQ(shares.at(2), static_cast<float>((0.3 / 2 + 0.2 / 2 + 0.1 / 3) / 0.4));
  EXPECT_FLOAT_EQ(shares.at(3), static_cast<float>(0.3 * (0.3 / 2 + 0.2 / 2 + 0.1 / 3) / 0.4));
  EXPECT_FLOAT_EQ(shares.at(4), static_cast<float>(0.1 / 3 / 0.4));
}

TEST_F(OccupationFamilyTest, WhatTheOccupationItselfAsksIsPartOfIt) {
  // A vacancy with one requirement of its own: what its occupation asks is as strong as can be.
  const std::map<std::uint32_t, float> shares = OftenAsked(1, {{Id(6)}});
  EXPECT_EQ(shares.at(0), 1);
  EXPECT_EQ(shares.at(2), 1);
  EXPECT_FLOAT_EQ(shares.at(3), static_cast<float>(0.3 * (0.4 + 0.3 / 2 + 0.2 / 2 + 0.1 / 3) / 0.4));
  EXPECT_LT(shares.at(1), 1);
  EXPECT_EQ(shares.count(6), 0U);
}

TEST_F(OccupationFamilyTest, AGroupOfOneAddsNothingToWhatIsAskedItself) {
  EXPECT_THAT(OftenAsked(3, {{Id(5)}}), IsEmpty());
  EXPECT_EQ(OftenAsked(3, {}).at(5), 1);
}

TEST_F(OccupationFamilyTest, WithoutACodeThereIsOnlyWhatIsAskedItself) {
  EXPECT_THAT(OftenAsked(4, {{Id(6)}, {Id(7)}}), IsEmpty());
  const std::map<std::uint32_t, float> shares = OftenAsked(4, {});
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_EQ(shares.at(6), 1);
  EXPECT_FLOAT_EQ(shares.at(7), 0.3F);
}

TEST_F(OccupationFamilyTest, AShortCodeHasTheGroupsThatItNames) {
  AddOccupation(taxonomy_, "51", {7});
  const std::map<std::uint32_t, float> shares = OftenAsked(5, {{Id(7)}});
  // In group 51 are now four.
  EXPECT_FLOAT_EQ(shares.at(0), static_cast<float>(0.1 * (2.0 / 4) / 0.4));
  EXPECT_FLOAT_EQ(shares.at(4), static_cast<float>(0.1 * (1.0 / 4) / 0.4));
}

TEST_F(OccupationFamilyTest, TheStrongestByShareAndWeightAreKept) {
  model_.often_asked_count = 2;
  space_ = SpaceWith({1, 1, 1, 100, 1, 1, 1, 1});
  const std::map<std::uint32_t, float> shares = OftenAsked(0, {{Id(0)}, {Id(1)}});
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_EQ(shares.count(2) + shares.count(3), 2U);
  model_.often_asked_count = 1;
  EXPECT_EQ(OftenAsked(0, {{Id(0)}, {Id(1)}}).begin()->first, 3U);
}

TEST_F(OccupationFamilyTest, WhatFewAskIsNotAskedOften) {
  model_.often_asked_least = 0.3;
  const std::map<std::uint32_t, float> shares = OftenAsked(0, {{Id(0)}, {Id(1)}});
  ASSERT_EQ(shares.size(), 1U);
  EXPECT_FLOAT_EQ(shares.at(2), static_cast<float>((0.3 / 2 + 0.2 / 2 + 0.1 / 3) / 0.4));
  EXPECT_EQ(OftenAsked(4, {}).size(), 2U) << "what the occupation itself asks at 0.3 is kept";
}

TEST_F(OccupationFamilyTest, IsPutAmongTheOwnRequirementsInOrder) {
  WorkProfile work{{{Id(1), Importance::kImportant, 3}}};
  OccupationFamilies(taxonomy_, space_, model_).AddOftenAsked(0, work);
  ASSERT_EQ(work.requirements.size(), 5U);
  for (std::size_t i = 0; i < work.requirements.size(); ++i) {
    EXPECT_EQ(work.requirements[i].competency, Id(static_cast<std::uint32_t>(i)));
    EXPECT_EQ(work.requirements[i].often_asked(), i != 1);
  }
  EXPECT_EQ(work.requirements[1].level, 3);
}

TEST_F(OccupationFamilyTest, AnEmptyTaxonomyHasNoFamilies) {
  const Taxonomy empty;
  const CompetencySpace nothing;
  OccupationFamilies families(empty, nothing, model_);
}

// Worked out again from the text, the slow way.
double NaiveShare(const Taxonomy& taxonomy, std::uint32_t occupation, CompetencyId id) {
  const auto ask = [id](const Occupation& one) {
    if (std::count(one.essential.begin(), one.essential.end(), id) > 0) return 1.0;
    return std::count(one.optional.begin(), one.optional.end(), id) > 0 ? 0.3 : 0.0;
  };
  const std::string& code = taxonomy.occupations[occupation].isco_code;
  double sum = 0.4 * ask(taxonomy.occupations[occupation]);
  for (const auto& [digits, mix] : {std::pair<std::size_t, double>{4, 0.3}, {3, 0.2}, {2, 0.1}}) {
    if (code.size() < digits) continue;
    double asks = 0;
    int members = 0;
    for (const Occupation& other : taxonomy.occupations) {
      if (other.isco_code.size() < digits || other.isco_code.substr(0, digits) != code.substr(0, digits)) continue;
      asks += ask(other);
      ++members;
    }
    sum += mix * asks / members;
  }
  return std::min(1.0, sum / 0.4);
}

TEST(OccupationFamiliesTest, EqualWhatTheTextSaysOnRandomTaxonomies) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const auto competencies = static_cast<std::uint32_t>(1 + random.Below(60));
    Taxonomy taxonomy = MakeTaxonomy(competencies);
    std::vector<double> weights;
    for (std::uint32_t c = 0; c < competencies; ++c) weights.push_back(1 + 20 * random.Unit());
    for (std::size_t o = 0; o < 1 + random.Below(40); ++o) {
      std::set<std::uint32_t> essential, optional;
      for (std::size_t i = random.Below(12); i > 0; --i)
        essential.insert(static_cast<std::uint32_t>(random.Below(competencies)));
      for (std::size_t i = random.Below(12); i > 0; --i)
        optional.insert(static_cast<std::uint32_t>(random.Below(competencies)));
      for (const std::uint32_t id : essential) optional.erase(id);
      const std::string code =
          std::to_string(1111 + random.Below(3) * 1000 + random.Below(3) * 100 + random.Below(2) * 10);
      AddOccupation(taxonomy, code.substr(0, random.Chance(0.8) ? 4 : random.Below(5)),
                    {essential.begin(), essential.end()}, {optional.begin(), optional.end()});
    }
    const CompetencySpace space = SpaceWith(weights);
    const ScoringModel model;
    const OccupationFamilies families(taxonomy, space, model);
    for (std::uint32_t o = 0; o < taxonomy.occupations.size(); ++o) {
      std::vector<Requirement> own;
      for (std::uint32_t c = 0; c < competencies; ++c) {
        if (random.Chance(0.2)) own.push_back({Id(c)});
      }
      // Strengths, the highest first, of what is not among the own requirements.
      std::vector<std::pair<double, CompetencyId>> expected;
      for (std::uint32_t c = 0; c < competencies; ++c) {
        if (std::any_of(own.begin(), own.end(), [&](const Requirement& one) { return one.competency == Id(c); }))
          continue;
        const double share = NaiveShare(taxonomy, o, Id(c));
        ASSERT_GT(std::abs(share - 0.2), 1e-9) << "too near to tell";
        if (share > 0.2) expected.emplace_back(share * weights[c], Id(c));
      }
      std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
      if (expected.size() > 20) expected.resize(20);
      const std::vector<Requirement> often_asked = families.OftenAsked(o, own);
      ASSERT_EQ(often_asked.size(), expected.size());
      ASSERT_TRUE(
          std::is_sorted(often_asked.begin(), often_asked.end(),
                         [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; }));
      const std::map<std::uint32_t, float> shares = Shares(often_asked);
      for (const auto& [strength, id] : expected) {
        const auto found = shares.find(static_cast<std::uint32_t>(id));
        ASSERT_NE(found, shares.end()) << IndexOf(id);
        ASSERT_NEAR(static_cast<double>(found->second), NaiveShare(taxonomy, o, id), 1e-6);
      }
    }
  }
}

}  // namespace
}  // namespace perron
