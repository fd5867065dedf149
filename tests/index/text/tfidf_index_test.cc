#include "index/text/tfidf_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::FloatNear;

using Row = std::vector<WeightedTerm>;

// The definition, term by term.
double NaiveCosine(const std::vector<Row>& rows, const Row& query, const Row& row) {
  const auto weight = [&](const WeightedTerm& term) {
    double df = 0;
    for (const Row& other : rows) {
      for (const WeightedTerm& one : other) df += one.key == term.key ? 1 : 0;
    }
    const double tf = term.amount >= 1 ? 1 + std::log(term.amount) : term.amount;
    return tf * (std::log((1 + static_cast<double>(rows.size())) / (1 + df)) + 1);
  };
  double product = 0, query_square = 0, row_square = 0;
  for (const WeightedTerm& a : query) {
    query_square += weight(a) * weight(a);
    for (const WeightedTerm& b : row) product += a.key == b.key ? weight(a) * weight(b) : 0;
  }
  for (const WeightedTerm& b : row) row_square += weight(b) * weight(b);
  return query_square > 0 && row_square > 0 ? product / std::sqrt(query_square * row_square) : 0;
}

Row RandomRow(Random& random, std::size_t most) {
  std::map<std::uint64_t, float> terms;
  for (std::size_t i = random.Below(most); i > 0; --i) {
    terms[random.Below(12)] += random.Chance(0.3) ? 0.25F : 1.0F;
  }
  Row row;
  for (const auto& [key, amount] : terms) row.push_back({key, amount});
  return row;
}

TEST(TfIdfIndexTest, GivesTheCosineOfTheDefinitionInRandomWorlds) {
  Random random(3);
  for (int world = 0; world < 200; ++world) {
    std::vector<Row> rows;
    for (std::size_t i = 1 + random.Below(8); i > 0; --i) rows.push_back(RandomRow(random, 10));
    const TfIdfIndex index(rows);
    const Row query = RandomRow(random, 8);
    std::vector<float> scores(rows.size(), 0.5F);
    index.AddCosines(query, 2, scores);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ASSERT_NEAR(scores[i], 0.5 + 2 * NaiveCosine(rows, query, rows[i]), 1e-5) << "world " << world;
    }
  }
}

TEST(TfIdfIndexTest, ATermOfTooManyRowsIsNotLookedForButCountsInLengths) {
  const std::vector<Row> rows = {{{1, 1}, {2, 1}}, {{1, 1}}, {{1, 1}}};
  const TfIdfIndex all(rows);
  const TfIdfIndex some(rows, 2);
  EXPECT_EQ(some.DocumentFrequency(1), 3U);
  std::vector<float> with(3, 0), without(3, 0);
  all.AddCosines({{1, 1}, {2, 1}}, 1, with);
  some.AddCosines({{1, 1}, {2, 1}}, 1, without);
  EXPECT_THAT(with[0], FloatNear(1, 1e-6F));
  const float rare = some.Idf(1), common = some.Idf(3);
  EXPECT_THAT(without[0], FloatNear(rare * rare / (rare * rare + common * common), 1e-6F));
  EXPECT_EQ(without[1], 0);
}

TEST(TfIdfIndexTest, UnknownTermsMakeTheQueryLonger) {
  const TfIdfIndex index({{{1, 1}}});
  std::vector<float> known(1, 0), diluted(1, 0);
  index.AddCosines({{1, 1}}, 1, known);
  index.AddCosines({{1, 1}, {9, 1}}, 1, diluted);
  EXPECT_THAT(known[0], FloatNear(1, 1e-6F));
  EXPECT_LT(diluted[0], 0.8F);
  EXPECT_GT(diluted[0], 0);
}

TEST(TfIdfIndexTest, CountsTermsInOrder) {
  EXPECT_THAT(CountTerms({5, 3, 5}), ElementsAre(WeightedTerm{3, 1}, WeightedTerm{5, 2}));
}

}  // namespace
}  // namespace perron
