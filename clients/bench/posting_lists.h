#ifndef PERRON_CLIENTS_BENCH_POSTING_LISTS_H_
#define PERRON_CLIENTS_BENCH_POSTING_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "clients/bench/packed_profiles.h"
#include "clients/bench/top_sieve.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"

namespace perron {

// Exact search through inverted lists without pruning, as well made as that is: for each competency the list of who
// holds it and how well, four bytes an entry. A query goes through the lists of everything that brings a requirement
// along, block by block of people, so that what is added up stays in the cache however many people there are. Whose
// estimate may be enough goes through TopSieve.
//
// Immutable, thread-safe.
class PostingLists {
 public:
  static constexpr std::size_t kMostPeople = std::size_t{1} << 26U;

  // All must outlive this. REQUIRES: at most kMostPeople.
  PostingLists(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model);

  std::vector<BaselineHit> Search(const BaselineQuery& query) const;

  // Bytes held, without the profiles.
  std::size_t MemoryBytes() const;

 private:
  const PackedProfiles& profiles_;
  const CompetencySpace& space_;
  const ScoringModel& model_;
  std::vector<std::uint32_t> begins_;    // by competency, one more than there are
  std::vector<std::uint32_t> postings_;  // person and code in one number; ascending in each list
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_POSTING_LISTS_H_
