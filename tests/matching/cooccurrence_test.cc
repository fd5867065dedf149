#include "matching/cooccurrence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <span>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

double Dot(const std::vector<float>& vectors, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t d = 0; d < Cooccurrence::kDimensions; ++d) {
    sum += static_cast<double>(vectors[a * Cooccurrence::kDimensions + d]) *
           static_cast<double>(vectors[b * Cooccurrence::kDimensions + d]);
  }
  return sum;
}

// t of the pair whose rows have this cosine and that `together` occupations ask both.
double Transfer(double cosine, double together) { return (cosine * together / (together + 1) - 0.25) / 0.75; }

TEST(CooccurrenceTest, WhatIsOftenAskedTogetherTransfersMuch) {
  Taxonomy taxonomy = MakeTaxonomy(3);
  AddOccupation(taxonomy, {0, 1});
  AddOccupation(taxonomy, {0, 1, 2});
  AddOccupation(taxonomy, {0, 1, 2});
  const auto near = Cooccurrence(taxonomy).Near(Id(0));
  ASSERT_EQ(near.size(), 2U);
  EXPECT_EQ(near[0].other, Id(1));
  EXPECT_NEAR(near[0].transfer, Transfer(1, 3), 1e-6);
  // Rows (1/sqrt 2, 1/sqrt 3, 1/sqrt 3) and (0, 1/sqrt 3, 1/sqrt 3).
  const double cosine = (2.0 / 3) / std::sqrt((1.0 / 2 + 2.0 / 3) * (2.0 / 3));
  EXPECT_NEAR(near[1].transfer, Transfer(cosine, 2), 1e-6);
}

// A regression: in a small taxonomy two competencies that one single occupation asks brought each other along in full.
TEST(CooccurrenceTest, OneOccupationProvesLittle) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  AddOccupation(taxonomy, {0, 1});
  const auto near = Cooccurrence(taxonomy).Near(Id(0));
  ASSERT_EQ(near.size(), 1U);
  EXPECT_NEAR(near[0].transfer, Transfer(1, 1), 1e-6);
  EXPECT_LT(near[0].transfer, 0.4);
}

TEST(CooccurrenceTest, OptionalCountsLess) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  AddOccupation(taxonomy, {0}, {1});
  AddOccupation(taxonomy, {1});
  // Rows (1/sqrt 2, 0) and (.3/sqrt 2, 1).
  const double cosine = (0.3 / std::sqrt(2.0)) / std::sqrt(0.3 * 0.3 / 2 + 1);
  const auto near = Cooccurrence(taxonomy).Near(Id(0));
  EXPECT_LT(cosine, 0.25);
  EXPECT_TRUE(near.empty());
}

TEST(CooccurrenceTest, KnowsNothingOfWhatNoOccupationAsks) {
  Taxonomy taxonomy = MakeTaxonomy(2);
  AddOccupation(taxonomy, {0});
  const Cooccurrence cooccurrence(taxonomy);
  EXPECT_TRUE(cooccurrence.Near(Id(1)).empty());
  const auto vectors = cooccurrence.Vectors(Hierarchy(taxonomy));
  EXPECT_EQ(Dot(vectors, 1, 1), 0);
}

TEST(CooccurrenceTest, VectorsHaveLengthOneAndApproximateTheCosine) {
  Taxonomy taxonomy = MakeTaxonomy(6);
  for (int i = 0; i < 10; ++i) AddOccupation(taxonomy, {0, 1});
  for (int i = 0; i < 10; ++i) AddOccupation(taxonomy, {2, 3});
  taxonomy.competencies[4].broader = {Id(5)};
  const auto vectors = Cooccurrence(taxonomy).Vectors(Hierarchy(taxonomy));
  ASSERT_EQ(vectors.size(), 6 * Cooccurrence::kDimensions);
  EXPECT_NEAR(Dot(vectors, 0, 0), 1, 1e-5);
  EXPECT_NEAR(Dot(vectors, 0, 1), 1, 1e-5);
  EXPECT_NEAR(Dot(vectors, 0, 2), 0, 0.35);
  EXPECT_NEAR(Dot(vectors, 4, 5), 1, 1e-5) << "known by the hierarchy alone";
}

}  // namespace
}  // namespace perron
