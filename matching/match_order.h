#ifndef PERRON_MATCHING_MATCH_ORDER_H_
#define PERRON_MATCHING_MATCH_ORDER_H_

#include <cstdint>
#include <string_view>

#include "matching/competency.h"
#include "matching/pair_score.h"

namespace perron {

// In what order matches come. Values are those of perron.v1.MatchOrder.
enum class MatchOrder : std::uint8_t {
  kFitTimesPreference = 1,
  kFit = 2,
  kCoverage = 3,
  kUnranked = 4,  // by id
};

// The number that the order sorts by; -1 when the work asks nothing and a fit is asked for; 0 when unranked.
double OrderedScore(MatchOrder order, const PairScore& score, double preference);

// At least what OrderedScore gives for any score with this coverage: a fit is highest when everything that the person
// brings is used.
double HighestOrderedScore(MatchOrder order, double coverage, double preference);

// Lowest ordered score that is shown as so many thousandths.
double LeastScoreShownAs(std::int32_t shown);

// The place of a match in the total order of docs/scoring.md: the score as shown, then who was proposed longest ago,
// then the exact score, then the lower id. No two matches of one list are equal.
struct RankKey {
  std::int32_t shown = 0;      // score rounded to 1/1000, in thousandths
  Day proposed = kUnknownDay;  // last proposed; kUnknownDay = never, which is longest ago
  double exact = 0;
  std::string_view id;  // what it points to must outlive the key

  static RankKey Make(double score, Day last_proposed, std::string_view id);

  // Whether `a` comes before `b`.
  friend bool operator<(const RankKey& a, const RankKey& b) {
    if (a.shown != b.shown) return a.shown > b.shown;
    if (a.proposed != b.proposed) return a.proposed < b.proposed;
    if (a.exact != b.exact) return a.exact > b.exact;
    return a.id < b.id;
  }
};

}  // namespace perron

#endif  // PERRON_MATCHING_MATCH_ORDER_H_
