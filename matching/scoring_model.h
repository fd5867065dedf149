#ifndef PERRON_MATCHING_SCORING_MODEL_H_
#define PERRON_MATCHING_SCORING_MODEL_H_

#include <array>
#include <cstddef>

#include "matching/competency.h"

namespace perron {

// The constants of docs/scoring.md. Every answer names the version; change the version with any value.
struct ScoringModel {
  const char* version = "scoring-1";

  // Reliability e by EvidenceKind; entry 0 is not used.
  std::array<double, kEvidenceKindCount> reliability = {0, 0.6, 0.9, 0.9, 0.95, 1.0, 1.0, 1.0, 0.8, 0.4};
  // Factor by Importance; entry 0 is not used.
  std::array<double, kImportanceCount> importance = {0, 1.0, 0.6, 0.3};
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
