#include "clients/bench/held_out_labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace perron {
namespace {

// A hundred occupations with ten alternative labels each, in Dutch and in English.
Taxonomy ManyTitles() {
  Taxonomy taxonomy;
  taxonomy.languages = {"en", "nl"};
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    Occupation one;
    one.uri = "http://x/" + number;
    one.labels = {{0, "job " + number, {}, ""}, {1, "baan " + number, {}, ""}};
    for (int j = 0; j < 9; ++j) {
      one.labels[0].alternatives.push_back("work " + number + " " + std::to_string(j));
      one.labels[1].alternatives.push_back("werk " + number + " " + std::to_string(j));
    }
    one.labels[1].alternatives.push_back("Baan  " + number);  // the preferred one, after folding
    taxonomy.occupations.push_back(std::move(one));
  }
  return taxonomy;
}

TEST(HeldOutLabelsTest, TakesASampleOutAndAsksForIt) {
  Taxonomy taxonomy = ManyTitles();
  const std::vector<JudgedQuery> queries = HoldOutOccupationLabels(HeldOut::kSample, 7, &taxonomy);
  EXPECT_GT(queries.size(), 80U);
  EXPECT_LT(queries.size(), 200U);
  std::size_t left = 0;
  for (const Occupation& one : taxonomy.occupations) {
    left += one.labels[1].alternatives.size();
    EXPECT_EQ(one.labels[0].alternatives.size(), 9U);
  }
  EXPECT_EQ(left + queries.size(), 1000U);
  for (const JudgedQuery& query : queries) {
    ASSERT_EQ(query.right.size(), 1U);
    const std::vector<std::string>& labels = taxonomy.occupations[query.right[0]].labels[1].alternatives;
    EXPECT_EQ(std::count(labels.begin(), labels.end(), query.text), 0) << query.text;
    EXPECT_EQ(query.text.rfind("werk " + std::to_string(query.right[0]), 0), 0U) << query.text;
  }
}

TEST(HeldOutLabelsTest, TheSameSeedTakesTheSame) {
  const auto texts = [](HeldOut held_out, std::uint64_t seed) {
    Taxonomy taxonomy = ManyTitles();
    std::set<std::string> all;
    for (const JudgedQuery& query : HoldOutOccupationLabels(held_out, seed, &taxonomy)) all.insert(query.text);
    return all;
  };
  EXPECT_EQ(texts(HeldOut::kSample, 7), texts(HeldOut::kSample, 7));
  EXPECT_EQ(texts(HeldOut::kSample, 7), texts(HeldOut::kAll, 7));
  EXPECT_NE(texts(HeldOut::kSample, 7), texts(HeldOut::kSample, 8));
}

TEST(HeldOutLabelsTest, AllMayGo) {
  Taxonomy taxonomy = ManyTitles();
  HoldOutOccupationLabels(HeldOut::kAll, 7, &taxonomy);
  for (const Occupation& one : taxonomy.occupations) EXPECT_TRUE(one.labels[1].alternatives.empty());
}

}  // namespace
}  // namespace perron
