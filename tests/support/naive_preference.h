#ifndef PERRON_TESTS_SUPPORT_NAIVE_PREFERENCE_H_
#define PERRON_TESTS_SUPPORT_NAIVE_PREFERENCE_H_

#include <map>

#include "matching/circumstances.h"
#include "matching/preference.h"

namespace perron {

// Preferences and hard filters as docs/scoring.md has them, once more from the text, for tests to compare the product
// with. Shares the plain data types with the product and none of its functions or constants.

// Kilometres between two places on a sphere, to 0.1, by way of the straight line through the earth.
double NaiveKm(GeoPoint a, GeoPoint b);

struct NaiveReason {
  double factor = 1;
  bool unknown = false;
  bool met = true;
};

struct NaivePreference {
  double value = 1;
  bool keep = true;
  std::map<ReasonKind, NaiveReason> reasons;
};

NaivePreference NaivelyJudge(const PersonCircumstances& person, const WorkCircumstances& work,
                             const Criteria& criteria);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_NAIVE_PREFERENCE_H_
