#ifndef PERRON_CLIENTS_BENCH_HELD_OUT_LABELS_H_
#define PERRON_CLIENTS_BENCH_HELD_OUT_LABELS_H_

#include <cstdint>
#include <vector>

#include "clients/bench/ranking_quality.h"
#include "matching/taxonomy.h"

namespace perron {

// How much of the occupations' Dutch alternative labels is taken away.
enum class HeldOut {
  kSample,  // the queries only: the other alternative labels stay
  kAll,     // all, so that only preferred labels stay; the queries are the same sample
};

// A seeded sample of about 15 % of the occupations' Dutch alternative labels, each taken out of *taxonomy and made a
// query for its occupation: how a job title is linked that nobody wrote down. Labels equal to the preferred one, after
// folding, stay. The same seed gives the same sample everywhere.
std::vector<JudgedQuery> HoldOutOccupationLabels(HeldOut held_out, std::uint64_t seed, Taxonomy* taxonomy);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_HELD_OUT_LABELS_H_
