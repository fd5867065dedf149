#ifndef PERRON_MATCHING_SCORING_MODEL_H_
#define PERRON_MATCHING_SCORING_MODEL_H_

#include <array>
#include <cstddef>

#include "matching/competency.h"

namespace perron {

inline constexpr std::size_t kIscoDigits = 4;  // most digits of an ISCO code

// The constants of docs/scoring.md. Every answer names the version; change the version with any value.
struct ScoringModel {
  const char* version = "scoring-2";

  // Reliability e by EvidenceKind; entry 0 is not used.
  std::array<double, kEvidenceKindCount> reliability = {0, 0.6, 0.9, 0.9, 0.95, 1.0, 1.0, 1.0, 0.8, 0.4};
  // Factor by Importance; entry 0 is not used. The last is the often asked one's, times its share.
  std::array<double, kImportanceCount> importance = {0, 1.0, 0.6, 0.3, 0.5};
  // What the occupation family usually asks (matching/occupation_family.h): at most this many; how much the occupation
  // itself and its ISCO group of so many digits count in the share; and the factor of a transfer to such a requirement
  // in the utilisation.
  std::size_t often_asked_count = 20;
  double often_asked_least = 0.2;  // lowest share: what fewer ask is not asked often
  double own_occupation_mix = 0.4;
  std::array<double, kIscoDigits + 1> isco_mix = {0, 0, 0.1, 0.2, 0.3};
  double often_asked_use = 0.5;
  // What an unknown held level counts as, in the score and at the low end of the interval.
  Level unknown_level = 2;
  Level unknown_level_low = 1;
  // A requirement is MET by its own competency from this level factor times reliability on.
  double met_threshold = 0.8;
  // Held competencies that the work does not use count in the utilisation for this many heaviest only, so that telling
  // more costs little.
  std::size_t unused_counted = 20;
  // Low end of the interval: evidence loses this much a year, down to the floor; of unknown age it takes the floor.
  double ageing_per_year = 0.05;
  double ageing_floor = 0.5;

  // Preference (matching/preference.h).
  double default_max_km = 30;  // where a person names no limit
  double beyond_km = 10;       // kilometres over the limit that halve the factor
  double hours_gap = 20;       // hours between the ranges that bring the factor to the floor
  double start_gap_days = 90;  // days too late that bring the factor to the floor
  double floor = 0.1;          // lowest factor of distance, hours and start
  double other_work_form = 0.5;
  double other_sector = 0.7;
  double opposite_interests = 0.7;  // factor at correlation -1; 1 at correlation +1
  double unmet_criterion = 0.5;     // soft licence, language, area, programme
};

}  // namespace perron

#endif  // PERRON_MATCHING_SCORING_MODEL_H_
