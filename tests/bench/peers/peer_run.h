#ifndef PERRON_TESTS_BENCH_PEERS_PEER_RUN_H_
#define PERRON_TESTS_BENCH_PEERS_PEER_RUN_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "clients/bench/neutral_set.h"

namespace perron {

// Measures another engine on a neutral set. The engine names candidates for a vacancy; they are scored exactly, the
// ten best are the answer, and both together are what is timed. Single thread.
class PeerRun {
 public:
  // Reads the command line `DIR EXACT.u32 [--seconds S]`: the set, the exact answers to compare with, and how long to
  // go on with one setting (20). Ends the program with a message when it or a file is not as it should be.
  PeerRun(const std::string& name, int argc, char** argv);

  const NeutralSet& set() const { return set_; }

  // Ends the program with a message when the set has no vectors; derive_vectors makes some.
  void RequireVectors() const;

  // One setting: asks for candidates for vacancy after vacancy, until all were asked or the time is up.
  void Measure(const std::string& setting, double build_seconds,
               const std::function<std::vector<std::uint32_t>(std::uint32_t vacancy)>& candidates);

  // Adds a fact about the engine to what is printed.
  void Tell(const std::string& key, const nlohmann::json& value) { result_[key] = value; }

  // Prints everything as JSON.
  void Print() const;

 private:
  NeutralSet set_;
  std::vector<std::uint32_t> exact_;
  double seconds_ = 20;
  nlohmann::json result_;
};

// An empty folder that is removed with everything in it.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Seconds that `work` takes.
double SecondsOf(const std::function<void()>& work);

// Calls work(i) for 0 <= i < count on all cores; the order is not defined.
void OnAllCores(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_PEERS_PEER_RUN_H_
