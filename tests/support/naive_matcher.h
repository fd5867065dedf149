#ifndef PERRON_TESTS_SUPPORT_NAIVE_MATCHER_H_
#define PERRON_TESTS_SUPPORT_NAIVE_MATCHER_H_

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "matching/competency.h"
#include "matching/profile.h"

namespace perron {

// The score of docs/scoring.md, written down once more from the text: slow loops over plain values, for tests to
// compare the product with. It shares the plain data types with the product and none of its functions or constants. A
// change of the formulas is made here by hand, from the text, never by copying the product.

struct NaiveTransfer {
  float transfer = 0;
  CompetencyRelation relation = CompetencyRelation::kNone;
};

// What the taxonomy says: the weight of each competency, and t(held -> asked) by {held, asked}. A competency brings
// itself along in full; that is not in the map. What is not there is 0.
struct NaiveSpace {
  std::vector<double> weights;
  std::map<std::pair<CompetencyId, CompetencyId>, NaiveTransfer> transfer;
};

struct NaiveScore {
  double own = 0;
  double related = 0;
  double line_of_work = 0;
  double often_asked = 0;  // part of the coverage that comes from what the family often asks
  double coverage = 0;
  double utilisation = 0;
  std::optional<double> fit;  // absent when the work asks nothing
};

// Scores the pair on the day `as_of`.
NaiveScore NaivelyScore(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space, Day as_of);

struct NaiveInterval {
  NaiveScore low;
  NaiveScore high;
};

// The ends of the interval; `high` has the coverage and the utilisation each at its best, and the fit of those two, on
// the day `as_of`.
NaiveInterval NaivelyBound(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space, Day as_of);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_NAIVE_MATCHER_H_
