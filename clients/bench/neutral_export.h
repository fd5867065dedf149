#ifndef PERRON_CLIENTS_BENCH_NEUTRAL_EXPORT_H_
#define PERRON_CLIENTS_BENCH_NEUTRAL_EXPORT_H_

#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "clients/bench/neutral_set.h"
#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// Makes a neutral set out of profiles and work of the product, one at a time, so that both need not be in memory at
// once. What the set has no place for is left out: evidence (only whether it counts on the day, and the level), the
// groups of requirements. Its weights are w_r of docs/scoring.md, rounded to float; its vectors are those of the space
// times w(r).
// Thread-compatible.
class NeutralSetBuilder {
 public:
  // The space must have at most 65,536 competencies: Check tells. `model` must outlive the builder.
  NeutralSetBuilder(const CompetencySpace& space, const ScoringModel& model, Day as_of);

  // INVALID_ARGUMENT when the space has more competencies than the arrays can number.
  static absl::Status Check(const CompetencySpace& space);

  // Adds a profile, or a vacancy; they are numbered from 0 in this order. The level of a competency is the best of the
  // records that count, an unknown one what the model takes it for; of work, what is not asked is level 1.
  void AddProfile(const CandidateProfile& person, NeutralMeta meta);
  void AddVacancy(const WorkProfile& work, NeutralMeta meta);

  // The set so far; the builder is empty afterwards and not to be used.
  NeutralSet Take() { return std::move(set_); }

 private:
  const ScoringModel& model_;
  const Day as_of_;
  std::vector<double> weights_;  // w(r)
  NeutralSet set_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_NEUTRAL_EXPORT_H_
