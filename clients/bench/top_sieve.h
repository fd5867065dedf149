#ifndef PERRON_CLIENTS_BENCH_TOP_SIEVE_H_
#define PERRON_CLIENTS_BENCH_TOP_SIEVE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "clients/bench/packed_profiles.h"
#include "matching/competency_space.h"
#include "matching/match_order.h"
#include "matching/pair_score.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// What a baseline is asked: the first `limit` by coverage or by fit, of all or of those from some areas.
struct BaselineQuery {
  const WorkProfile& work;
  MatchOrder order = MatchOrder::kFit;    // kFit or kCoverage
  const std::vector<std::string>& areas;  // hard; empty = all
  std::size_t limit = 10;
};

// What it answers, best first.
struct BaselineHit {
  std::uint32_t person = 0;  // number in the PackedProfiles
  PairScore score;
};

// Finds the exact first k among people whose coverage is known to lie between two bounds: the part that the baselines
// share. It keeps whoever may still be among them, by the bounds; in the end it scores those with the product's scorer.
// For the order of fit it works out the utilisation of who may matter, which the bounds on the coverage decide.
//
// Invariant: at least `limit` of those kept will be shown with floor_ or more, once there are so many; so nobody whose
// highest shown score is below floor_ is among the first. Single thread.
class TopSieve {
 public:
  // All must outlive the sieve.
  TopSieve(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model,
           const BaselineQuery& query);

  // Whether the areas of the query keep the person.
  bool Passes(std::size_t person) const { return allowed_[profiles_.areas()[person]] != 0; }

  // Who covers less than this need not be offered. It rises with what is offered.
  double least_coverage() const { return least_coverage_; }

  // Asks for what Offer will want to know of the person.
  void Prefetch(std::size_t person) const {
    if (query_.order == MatchOrder::kFit) __builtin_prefetch(profiles_.CompetenciesOf(person).data());
  }

  // A person with a coverage between `low` and `high`. Whom the areas do not keep is passed over. True when
  // least_coverage() has changed.
  bool Offer(std::uint32_t person, double low, double high);

  // The first k in the total order.
  std::vector<BaselineHit> Finish();

 private:
  struct Kept {
    std::uint32_t person = 0;
    std::int32_t highest = 0;  // shown, in thousandths
  };

  double Utilisation(std::size_t person) const;
  void Raise();

  const PackedProfiles& profiles_;
  const CompetencySpace& space_;
  const ScoringModel& model_;
  const BaselineQuery query_;
  const std::vector<std::uint8_t> allowed_;
  std::vector<float> uses_;           // u_s by competency; for the order of fit only
  std::vector<std::int32_t> lowest_;  // heap: the `limit` highest lower bounds, the least on top
  std::int32_t floor_;
  double least_coverage_ = -1;
  std::vector<Kept> kept_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_TOP_SIEVE_H_
