#include "matching/match_order.h"

#include <cmath>

namespace perron {
namespace {

// What rounding may add to a score; far below what is shown.
constexpr double kRounding = 1e-12;

}  // namespace

double OrderedScore(MatchOrder order, const PairScore& score, double preference) {
  switch (order) {
    case MatchOrder::kFitTimesPreference:
      return score.fit ? *score.fit * preference : -1.0;
    case MatchOrder::kFit:
      return score.fit.value_or(-1.0);
    case MatchOrder::kCoverage:
      return score.coverage;
    case MatchOrder::kUnranked:
      break;
  }
  return 0;
}

double HighestOrderedScore(MatchOrder order, double coverage, double preference) {
  if (order == MatchOrder::kUnranked) return 0;
  return OrderedScore(order, MakePairScore(coverage, 1, /*unspecified=*/false), preference) + kRounding;
}

double LeastScoreShownAs(std::int32_t shown) { return (shown - 0.5) / 1000 - kRounding; }

RankKey RankKey::Make(double score, Day last_proposed, std::string_view id) {
  return {static_cast<std::int32_t>(std::lround(score * 1000)), last_proposed, score, id};
}

}  // namespace perron
