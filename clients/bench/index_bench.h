#ifndef PERRON_CLIENTS_BENCH_INDEX_BENCH_H_
#define PERRON_CLIENTS_BENCH_INDEX_BENCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/bench/answer_times.h"
#include "clients/bench/bench_questions.h"
#include "clients/bench/profile_world.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"
#include "matching/taxonomy.h"

namespace perron {

// What is measured. The index is always; the others can be left out.
enum class BenchSystem : std::uint8_t { kIndex, kPostingLists, kBruteForce };
inline constexpr std::size_t kBenchSystems = 3;
const char* NameOf(BenchSystem system);

struct IndexBenchOptions {
  std::uint64_t profiles = 100'000;
  std::size_t queries = 200;
  std::size_t oracle_queries = 200;  // of those, so many are compared with the oracle
  std::size_t updates = 200;
  std::size_t threads = 2;             // for making people, the oracle, the build and the throughput
  double throughput_seconds = 2;       // for each throughput
  TimedBy timed_by = TimedBy::kClock;  // answers; all else by the clock
  bool posting_lists = true;
  bool brute_force = true;
  WorldOptions world;
};

// How a system answered one case.
struct SystemFigures {
  AnswerTimes times;
  std::size_t compared = 0;   // answers compared with the oracle
  std::size_t different = 0;  // of those: ids, their order or a score differ, to the last bit
  double recall = 0;          // mean over those that were compared, of the oracle's rows that were found
};

struct CaseFigures {
  BenchCase asked;
  double share = 1;                    // of all people that the filters kept on average, counted
  std::vector<SystemFigures> systems;  // as in IndexBenchResult::systems; baselines do not know preferences
};

struct BuildFigures {
  double seconds = 0;  // of one thread, or of those that may build the index
  std::size_t bytes = 0;
};

// Queries a second in order of coverage and fit by turns, without filter, own requirements, the index alone.
struct ThroughputFigures {
  std::size_t threads = 1;
  double queries_per_second = 0;
};

struct IndexBenchResult {
  TimedBy timed_by = TimedBy::kClock;  // answers
  std::uint64_t profiles = 0;
  double competencies = 0;                               // a person, on average
  std::array<double, kGroups.size()> requirements = {};  // of a question by group, on average
  double people_seconds = 0;                             // making them, oracle included
  std::vector<BenchSystem> systems;
  std::vector<BuildFigures> builds;  // by system
  std::vector<CaseFigures> cases;
  std::vector<ThroughputFigures> throughput;
  double load_before = 0;  // of the machine, a minute's average; negative = not known. From 1 on others were at work
  double load_after = 0;
  AnswerTimes updates;  // from the write to the published index that has it
  std::size_t updates_not_seen = 0;
  std::string first_difference;  // in words; empty = none

  std::size_t compared() const;
  std::size_t different() const;
};

// Called now and then: what is going on, and how far it is.
using BenchProgress = std::function<void(const std::string& stage, std::int64_t done, std::int64_t total)>;

// Makes the people up, builds all systems from one stream of them, asks every system the same questions, side by side
// in one thread, and compares the answers with the oracle. FAILED_PRECONDITION when the taxonomy has no occupation with
// essential competencies, OUT_OF_RANGE when it has too many competencies.
absl::StatusOr<IndexBenchResult> RunIndexBench(const Taxonomy& taxonomy, std::shared_ptr<const CompetencySpace> space,
                                               const IndexBenchOptions& options,
                                               const BenchProgress& progress = nullptr);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_INDEX_BENCH_H_
