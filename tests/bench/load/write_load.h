#ifndef PERRON_TESTS_BENCH_LOAD_WRITE_LOAD_H_
#define PERRON_TESTS_BENCH_LOAD_WRITE_LOAD_H_

#include <grpcpp/channel.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

#include "perron/v1/candidate_service.grpc.pb.h"
#include "tests/bench/latencies.h"
#include "tests/bench/load/load_data.h"

namespace perron {

// What came of the writes.
struct WriteOutcome {
  double seconds = 0;
  std::size_t failed = 0;
  Latencies acknowledged;  // from when a write was due
  double rate() const { return seconds > 0 ? static_cast<double>(acknowledged.count()) / seconds : 0; }
};

// Writes candidates at an even pace for as long as it lives, whatever the answers do: three of four writes change the
// competencies of a stored one, the fourth makes a new one. A thread for each connection. Thread-compatible.
class WriteLoad {
 public:
  // `rate`: writes a second; 0 = none at all. Candidates 0 to `stored` - 1 of *data are stored; new ones get names from
  // the server. *data must outlive the load.
  WriteLoad(const std::vector<std::shared_ptr<grpc::Channel>>& connections, const LoadData& data, double rate,
            std::size_t stored);
  // Stops.
  ~WriteLoad();
  WriteLoad(const WriteLoad&) = delete;
  WriteLoad& operator=(const WriteLoad&) = delete;

  // Ends the load and tells what came of it. REQUIRES: called once.
  WriteOutcome Stop();

 private:
  struct Lane {
    std::unique_ptr<v1::CandidateService::Stub> stub;
    WriteOutcome outcome;  // the thread's
    std::thread thread;
  };

  void Write(Lane& lane, std::size_t first);
  bool WriteOne(v1::CandidateService::Stub& stub, std::size_t number) const;
  void Join();

  const LoadData& data_;
  const double rate_;
  const std::size_t stored_;
  const Latencies::Clock::time_point begin_;
  std::atomic<bool> stopping_ = false;
  std::vector<Lane> lanes_;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_WRITE_LOAD_H_
