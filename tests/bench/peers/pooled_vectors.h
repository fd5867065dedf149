#ifndef PERRON_TESTS_BENCH_PEERS_POOLED_VECTORS_H_
#define PERRON_TESTS_BENCH_PEERS_POOLED_VECTORS_H_

#include <cstdint>
#include <vector>

#include "clients/bench/neutral_set.h"

namespace perron {

// Profiles and vacancies as one vector each, for engines that search by vectors. REQUIRES: a set with vectors.

// The sums of the rows of what each profile holds, levels below 3 in proportion, of length 1; profiles x dimensions,
// zero rows where nothing is known.
std::vector<float> PooledProfiles(const NeutralSet& set);

// The sum of the directions of what the vacancy asks, each times the weight of the requirement, of length 1.
std::vector<float> PooledVacancy(const NeutralSet& set, std::uint32_t vacancy);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_PEERS_POOLED_VECTORS_H_
