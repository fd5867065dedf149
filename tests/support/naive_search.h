#ifndef PERRON_TESTS_SUPPORT_NAIVE_SEARCH_H_
#define PERRON_TESTS_SUPPORT_NAIVE_SEARCH_H_

#include <memory>
#include <string>
#include <vector>

#include "index/documents.h"
#include "matching/match_order.h"
#include "matching/preference.h"
#include "tests/support/naive_matcher.h"

namespace perron {

// Search by looking at everything and sorting it, for tests to compare an index with. No code in common with the
// product.

using People = std::vector<std::shared_ptr<const PersonDocument>>;
using Works = std::vector<std::shared_ptr<const WorkDocument>>;

struct NaiveHit {
  std::string id;
  NaiveScore score;
  double preference = 1;
  Day last_proposed = kUnknownDay;
};

// Everybody whom the criteria keep, in no order.
std::vector<NaiveHit> NaivelyFindPeople(const People& people, const WorkProfile& work,
                                        const WorkCircumstances& circumstances, const Criteria& criteria,
                                        const NaiveSpace& space, Day as_of);

// All work that the criteria keep, that is not past its last day and, for trainings, that teaches something new; in no
// order.
std::vector<NaiveHit> NaivelyFindWork(const Works& works, const CandidateProfile& person,
                                      const PersonCircumstances& circumstances, const Criteria& criteria,
                                      const NaiveSpace& space, Day as_of);

// The same hits in the total order.
std::vector<NaiveHit> NaivelyOrdered(std::vector<NaiveHit> hits, MatchOrder order);

// The number that is shown and ordered by, in thousandths; below 0 where there is no fit.
long NaivelyShown(const NaiveHit& hit, MatchOrder order);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_NAIVE_SEARCH_H_
