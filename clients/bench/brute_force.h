#ifndef PERRON_CLIENTS_BENCH_BRUTE_FORCE_H_
#define PERRON_CLIENTS_BENCH_BRUTE_FORCE_H_

#include <vector>

#include "clients/bench/packed_profiles.h"
#include "clients/bench/top_sieve.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"

namespace perron {

// Exact search that looks at every profile, as fast as that can be done: one table for the query, with a row of 16-bit
// terms for each competency that brings some requirement along and one row of zeros for all others, which stays in the
// nearest cache; an entry costs a multiplication and a maximum of vectors, a person one sum (coverage_kernels.h). Whose
// estimate may be enough goes through TopSieve. Immutable, thread-safe.
class BruteForce {
 public:
  // All must outlive this.
  BruteForce(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model);

  std::vector<BaselineHit> Search(const BaselineQuery& query) const;

 private:
  const PackedProfiles& profiles_;
  const CompetencySpace& space_;
  const ScoringModel& model_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_BRUTE_FORCE_H_
