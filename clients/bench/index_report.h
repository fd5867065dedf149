#ifndef PERRON_CLIENTS_BENCH_INDEX_REPORT_H_
#define PERRON_CLIENTS_BENCH_INDEX_REPORT_H_

#include <nlohmann/json.hpp>
#include <string>

#include "clients/bench/index_bench.h"

namespace perron {

// The figures of a run as tables in Markdown, as docs/benchmarks.md has them: what was built; median, p99 and queries a
// second of every system for every case, with how many times the index is faster by the medians; what was exact.
std::string MarkdownOf(const IndexBenchResult& result);

// The same for programs (deploy/plot_growth.py reads it):
//   {"profiles", "timed_by", "competencies", "requirements": {"own", "family"}, "people_seconds",
//    "builds": [{"system", "seconds", "bytes_per_profile"}],
//    "cases": [{"requirements", "order", "filter", "share",
//               "systems": [{"system", "median_ms", "p99_ms", "queries_per_second", "times_slower", "recall",
//                            "compared", "different"}]}],
//    "throughput": [{"threads", "queries_per_second"}], "load": [before, after],
//    "updates": {"median_ms", "p99_ms", "count", "not_seen"}}
nlohmann::json JsonOf(const IndexBenchResult& result);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_INDEX_REPORT_H_
