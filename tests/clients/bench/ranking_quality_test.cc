#include "clients/bench/ranking_quality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(RankingQualityTest, CountsThePlaceOfTheFirstRightOne) {
  const std::vector<JudgedQuery> queries = {{"first", {3, 7}}, {"fourth", {5}}, {"eleventh", {20}}, {"never", {99}}};
  const Ranker ranker = [](std::string_view text) -> std::vector<std::uint32_t> {
    if (text == "first") return {7, 3};
    if (text == "fourth") return {1, 2, 3, 5};
    return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20};
  };
  std::vector<std::size_t> done;
  const RankingQuality quality = MeasureRanking(queries, ranker, [&](std::size_t count) { done.push_back(count); });
  EXPECT_EQ(quality.queries, 4U);
  EXPECT_DOUBLE_EQ(quality.mrr, (1 + 0.25 + 1 / 11.0) / 4);
  EXPECT_DOUBLE_EQ(quality.hit1, 0.25);
  EXPECT_DOUBLE_EQ(quality.hit10, 0.5);
  EXPECT_THAT(done, testing::ElementsAre(1, 2, 3, 4));
}

TEST(RankingQualityTest, OfNoQueriesAllIsZero) {
  EXPECT_EQ(MeasureRanking({}, [](std::string_view) { return std::vector<std::uint32_t>(); }).mrr, 0);
}

TEST(RankingQualityTest, ARunLineIsTextTabAndUris) {
  EXPECT_EQ(RunLine("een tekst", {"http://a", "http://b"}), "een tekst\thttp://a http://b\n");
  EXPECT_EQ(RunLine("niets", {}), "niets\t\n");
}

}  // namespace
}  // namespace perron
