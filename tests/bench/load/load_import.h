#ifndef PERRON_TESTS_BENCH_LOAD_LOAD_IMPORT_H_
#define PERRON_TESTS_BENCH_LOAD_LOAD_IMPORT_H_

#include <cstddef>

#include "tests/bench/bench_server.h"
#include "tests/bench/load/load_data.h"

namespace perron {

// Imports candidates, or vacancies, 0 to `count` - 1 of `data`: streams of at most 10,000 items, as many at once as
// `streams` says, each at a time on a connection of its own. Returns the seconds that it took, making the records
// included. Throws std::runtime_error when a call or a row fails.
double ImportCandidates(const BenchServer& server, const LoadData& data, std::size_t count, std::size_t streams);
double ImportVacancies(const BenchServer& server, const LoadData& data, std::size_t count, std::size_t streams);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_LOAD_IMPORT_H_
