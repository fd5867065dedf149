#include "clients/bench/related_quality.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(RelatedQualityTest, CountsAsTheScorerDoes) {
  // Left out: 9. Right: 1 and 3, and one more that no ranking can have.
  const std::vector<RelatedQuery> queries = {{0, {1, 3}, {9}, 3}, {0, {5}, {}, 1}};
  const auto ranker = [](const CandidateProfile& person) {
    return person.competencies.empty() ? std::vector<std::uint32_t>{9, 2, 1, 4, 3} : std::vector<std::uint32_t>{1, 2};
  };
  const std::vector<CandidateProfile> people = {{}, {{{CompetencyId{0}, false, {}}}}};
  std::size_t taken = 0;
  const RelatedQuality quality = MeasureRelated(queries, people, ranker, [&](std::size_t, const auto&) { ++taken; });
  EXPECT_EQ(taken, 2U);
  EXPECT_EQ(quality.queries, 2U);
  EXPECT_NEAR(quality.map, (1.0 / 2 + 2.0 / 4) / 3 / 2, 1e-12);
  EXPECT_NEAR(quality.mrr, 0.5 / 2, 1e-12);
  EXPECT_NEAR(quality.p10, 0.2 / 2, 1e-12);
}

TEST(RelatedQualityTest, NothingAskedIsZero) {
  EXPECT_EQ(MeasureRelated({}, {}, [](const CandidateProfile&) { return std::vector<std::uint32_t>{}; }).map, 0);
}

}  // namespace
}  // namespace perron
