#include "matching/learned_vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

double Dot(const std::vector<float>& vectors, std::size_t dimensions, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t d = 0; d < dimensions; ++d) {
    sum += static_cast<double>(vectors[a * dimensions + d]) * static_cast<double>(vectors[b * dimensions + d]);
  }
  return sum;
}

// Two lines of work that share nothing: 0 to 3 and 4 to 7; nobody asks 8.
Taxonomy TwoLines() {
  Taxonomy taxonomy = MakeTaxonomy(9);
  for (int i = 0; i < 3; ++i) {
    AddOccupation(taxonomy, {0, 1, 2}, {3});
    AddOccupation(taxonomy, {4, 5, 6}, {7});
  }
  return taxonomy;
}

TEST(LearnedVectorsTest, WhatIsAskedTogetherIsNear) {
  const Taxonomy taxonomy = TwoLines();
  const LearningModel model;
  const auto vectors = LearnVectors(taxonomy, Hierarchy(taxonomy), model);
  ASSERT_EQ(vectors.size(), 9 * model.dimensions);
  for (std::size_t c = 0; c < 8; ++c) EXPECT_NEAR(Dot(vectors, model.dimensions, c, c), 1, 1e-5);
  EXPECT_GT(Dot(vectors, model.dimensions, 0, 3), Dot(vectors, model.dimensions, 0, 4) + 0.05);
  EXPECT_NEAR(Dot(vectors, model.dimensions, 0, 4), 0, 1e-5);
}

TEST(LearnedVectorsTest, IsTheSameEveryTime) {
  const Taxonomy taxonomy = TwoLines();
  EXPECT_EQ(LearnVectors(taxonomy, Hierarchy(taxonomy), {}), LearnVectors(taxonomy, Hierarchy(taxonomy), {}));
}

TEST(LearnedVectorsTest, NothingIsKnownOfAnEmptyTaxonomy) {
  EXPECT_TRUE(LearnVectors(Taxonomy{}, Hierarchy(Taxonomy{}), {}).empty());
  EXPECT_TRUE(NearestRows({}, 128, 0, 3).empty());
}

// Against all pairs, one by one, over more than one block of rows.
TEST(NearestRowsTest, FindsTheNearestOfAll) {
  constexpr std::size_t kRows = 700;
  constexpr std::size_t kDimensions = 8;
  std::mt19937 random(7);
  std::normal_distribution<double> value;
  std::vector<float> vectors;
  for (std::size_t r = 0; r < kRows; ++r) {
    double row[kDimensions];
    double square = 0;
    for (double& x : row) {
      x = value(random);
      square += x * x;
    }
    for (const double x : row) vectors.push_back(static_cast<float>(x / std::sqrt(square)));
  }
  const auto nearest = NearestRows(vectors, kDimensions, 0.3F, 10);
  ASSERT_EQ(nearest.size(), kRows);
  for (std::size_t r = 0; r < kRows; ++r) {
    std::vector<double> cosines;
    for (std::size_t other = 0; other < kRows; ++other) {
      if (other != r) cosines.push_back(Dot(vectors, kDimensions, r, other));
    }
    std::sort(cosines.rbegin(), cosines.rend());
    const auto above = static_cast<std::size_t>(
        std::count_if(cosines.begin(), cosines.end(), [](double cosine) { return cosine > 0.3; }));
    ASSERT_EQ(nearest[r].size(), std::min<std::size_t>(10, above)) << r;
    for (std::size_t k = 0; k < nearest[r].size(); ++k) {
      EXPECT_NE(IndexOf(nearest[r][k].other), r);
      EXPECT_NEAR(nearest[r][k].cosine, cosines[k], 1e-5);
    }
  }
}

}  // namespace
}  // namespace perron
