#ifndef PERRON_TESTS_BENCH_LOAD_MATCH_LOAD_H_
#define PERRON_TESTS_BENCH_LOAD_MATCH_LOAD_H_

#include <grpcpp/channel.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "perron/v1/match_service.grpc.pb.h"
#include "tests/bench/latencies.h"

namespace perron {

// What a load asks: a page of ten in the BASIC view for one of the stored subjects of LoadData, chosen by chance.
enum class Question {
  kCandidates,  // MatchCandidates for a vacancy
  kVacancies,   // MatchVacancies for a candidate
};

// What came of a load.
struct LoadOutcome {
  double seconds = 0;          // from the beginning to the last answer
  std::size_t failed = 0;      // answered with an error, without matches, or past the deadline of 10 s
  std::size_t overflowed = 0;  // not sent, because too many were outstanding
  Latencies latency;           // of what was answered: from when it was due to the parsed answer
  Latencies index_time;        // of that, in the index ("perron-index-us")
  Latencies rest;              // of that, everywhere else; call by call, not median by median

  double rate() const { return seconds > 0 ? static_cast<double>(latency.count()) / seconds : 0; }
};

// Asks a server over some connections, one thread each. Thread-compatible: one load at a time.
class MatchLoad {
 public:
  // `vacancies` and `candidates`: how many of LoadData's are stored. The same seed gives the same questions.
  MatchLoad(const std::vector<std::shared_ptr<grpc::Channel>>& connections, std::size_t vacancies,
            std::size_t candidates, std::uint64_t seed);

  // `count` calls on the first connection, each after the answer to the one before, as a blocking client does.
  LoadOutcome OneByOne(Question question, std::size_t count) const;

  // Closed loop: `outstanding` calls are under way at any time, spread over the connections.
  LoadOutcome Closed(Question question, std::size_t outstanding, std::chrono::nanoseconds duration) const;

  // Open loop: requests leave when they are due (PoissonArrivals), whatever the answers do, in turn over the
  // connections. Those that find `most_outstanding` under way are dropped and counted.
  LoadOutcome Open(Question question, double rate, std::chrono::nanoseconds duration,
                   std::size_t most_outstanding) const;

 private:
  class Run;

  std::vector<std::unique_ptr<v1::MatchService::Stub>> connections_;
  const std::size_t vacancies_;
  const std::size_t candidates_;
  const std::uint64_t seed_;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_MATCH_LOAD_H_
