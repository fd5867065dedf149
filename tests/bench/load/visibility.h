#ifndef PERRON_TESTS_BENCH_LOAD_VISIBILITY_H_
#define PERRON_TESTS_BENCH_LOAD_VISIBILITY_H_

#include <grpcpp/channel.h>

#include <cstddef>
#include <memory>

#include "tests/bench/latencies.h"
#include "tests/bench/load/load_data.h"

namespace perron {

// How soon a search answers with what was written.
struct VisibilityOutcome {
  std::size_t writes = 0;
  std::size_t in_next_answer = 0;  // of those, shown by the first search after the acknowledgement
  Latencies acknowledged;          // from the update's request to its answer
  Latencies shown;                 // from that answer to the search's answer that shows the update
};

// Teaches `count` stored candidates, one after the other, all that a stored vacancy asks, and looks after each for a
// candidate who covers that vacancy fully and takes part in a programme that only this write knows. Candidates and
// vacancies 0 to `count` - 1 of `data` must be stored. Throws std::runtime_error when a call fails or an update is not
// shown within a second.
VisibilityOutcome MeasureVisibility(const std::shared_ptr<grpc::Channel>& connection, const LoadData& data,
                                    std::size_t count);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_VISIBILITY_H_
