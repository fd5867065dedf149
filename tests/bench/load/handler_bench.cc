// What the handlers of MatchCandidates and MatchVacancies take without a network: calls a second of one and of more
// threads in this process, and what a call takes beyond the search in the index. Reads a data folder that
// `load_bench --data` filled.
#include <grpcpp/server_context.h>
#include <grpcpp/test/server_context_test_spouse.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "index/cipher.h"
#include "index/postcodes.h"
#include "index/rocksdb_store.h"
#include "index/snapshot.h"
#include "index/taxonomy_store.h"
#include "matching/scoring_model.h"
#include "server/handler_guard.h"
#include "server/index_feeder.h"
#include "server/log.h"
#include "server/match_service.h"
#include "tests/bench/bench_server.h"
#include "tests/bench/latencies.h"
#include "tests/bench/load/load_data.h"
#include "tests/bench/load/load_random.h"
#include "tests/bench/load/load_report.h"
#include "tests/support/fake_clock.h"

namespace perron {
namespace {

using Clock = Latencies::Clock;

struct Options {
  std::string data;
  std::string tenant = "groningen";
  std::size_t calls = 2'000;
  std::size_t threads = 2;
};

// A server's handlers, without what listens.
class Handlers {
 public:
  explicit Handlers(const Options& options)
      : store_(Value(RocksdbStore::Open(options.data, cipher_))),
        logger_(LogFormat::kText, LogLevel::kInfo, clock_, std::cerr),
        feeder_(*store_, Postcodes::BuiltIn(), model_, snapshots_),
        guard_(options.tenant, logger_),
        service(*store_, snapshots_, Postcodes::BuiltIn(), model_, clock_, guard_) {
    std::optional<StoredTaxonomy> stored = Value(LoadTaxonomy(*store_));
    if (!stored) Fail(options.data + " holds no taxonomy, want a folder that load_bench --data filled");
    const absl::Status swapped = feeder_.SwapTaxonomy(std::make_shared<const TaxonomyVersion>(
        std::move(stored->version), stored->import_time, std::move(stored->taxonomy), std::move(stored->space),
        std::move(stored->lexicon)));
    if (!swapped.ok()) Fail(swapped.ToString());
    const auto snapshot = snapshots_.Get();
    const auto tenant = snapshot->tenants.find(options.tenant);
    if (tenant == snapshot->tenants.end()) Fail(options.data + " holds no records");
    candidates = CountNumbered(options.tenant, RecordKind::kCandidate, tenant->second.people->size());
    vacancies = CountNumbered(options.tenant, RecordKind::kVacancy, tenant->second.vacancies->size());
  }

 private:
  template <typename T>
  static T Value(absl::StatusOr<T> value) {
    if (!value.ok()) Fail(value.status().ToString());
    return *std::move(value);
  }

  // How many of the records 0, 1, ... of LoadData are stored, `most` at most: writes under load made others.
  std::size_t CountNumbered(const std::string& tenant, RecordKind kind, std::size_t most) const {
    std::size_t stored = 0;
    while (stored < most) {
      const std::size_t middle = stored + (most - stored) / 2;
      if (Value(store_->Get({tenant, kind, "load-" + std::to_string(middle)}))) {
        stored = middle + 1;
      } else {
        most = middle;
      }
    }
    return stored;
  }

  const IdentityCipher cipher_;
  const std::unique_ptr<RocksdbStore> store_;
  const ScoringModel model_;
  FakeClock clock_;
  Logger logger_;
  SnapshotHolder snapshots_;
  IndexFeeder feeder_;
  HandlerGuard guard_;

 public:
  MatchServiceImpl service;
  std::size_t candidates = 0;
  std::size_t vacancies = 0;
};

// What one thread's calls took.
struct Taken {
  Latencies all;
  Latencies rest;  // beyond the search in the index
  std::size_t failed = 0;
};

template <typename Request, typename Response>
using Method = grpc::Status (MatchServiceImpl::*)(grpc::ServerContext*, const Request*, Response*);

template <typename Request, typename Response>
void Call(MatchServiceImpl& service, Method<Request, Response> method, const Request& request, Taken& taken) {
  grpc::ServerContext context;
  Response response;
  const auto begin = Clock::now();
  const grpc::Status status = (service.*method)(&context, &request, &response);
  const auto time = Clock::now() - begin;
  if (!status.ok() || response.matches().empty()) {
    ++taken.failed;
    return;
  }
  const auto metadata = grpc::testing::ServerContextTestSpouse(&context).GetTrailingMetadata();
  taken.all.Add(time);
  taken.rest.Add(time - std::chrono::microseconds(std::stoll(metadata.find("perron-index-us")->second)));
}

void Ask(Handlers& handlers, bool people, std::uint64_t number, Taken& taken) {
  LoadRandom random(1, number);
  if (people) {
    v1::MatchCandidatesRequest request;
    request.set_vacancy(LoadData::VacancyName(random.Below(handlers.vacancies)));
    Call(handlers.service, &MatchServiceImpl::MatchCandidates, request, taken);
  } else {
    v1::MatchVacanciesRequest request;
    request.set_candidate(LoadData::CandidateName(random.Below(handlers.candidates)));
    Call(handlers.service, &MatchServiceImpl::MatchVacancies, request, taken);
  }
}

void Measure(Handlers& handlers, const Options& options, LoadReport& report) {
  report.BeginTable("Handlers in one process", {"Call", "Threads", "Calls/s", "Against one thread", "Median ms",
                                                "Rest median ms", "Rest p99 ms", "CPU us"});
  for (const bool people : {true, false}) {
    Taken warm_up;
    for (std::size_t i = 0; i < options.calls / 10; ++i) Ask(handlers, people, i, warm_up);
    double one = 0;
    for (std::size_t threads = 1; threads <= options.threads; threads *= 2) {
      std::vector<Taken> taken(threads);
      const std::clock_t cpu = std::clock();
      const double seconds = SecondsOf([&] {
        std::vector<std::jthread> running;
        for (std::size_t t = 0; t < threads; ++t) {
          running.emplace_back([&, t] {
            for (std::size_t i = 0; i < options.calls; ++i) Ask(handlers, people, t * options.calls + i, taken[t]);
          });
        }
      });
      const double cpu_seconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
      Taken total;
      for (const Taken& part : taken) {
        total.all.AddAll(part.all);
        total.rest.AddAll(part.rest);
        total.failed += part.failed;
      }
      if (total.failed > 0) Fail(std::to_string(total.failed) + " calls failed");
      const double rate = static_cast<double>(total.all.count()) / seconds;
      if (threads == 1) one = rate;
      report.AddRow({people ? "MatchCandidates" : "MatchVacancies",
                     threads,
                     {rate, 0},
                     {rate / one, 2},
                     {total.all.Quantile(0.5), 3},
                     {total.rest.Quantile(0.5), 3},
                     {total.rest.Quantile(0.99), 3},
                     {cpu_seconds * 1e6 / static_cast<double>(total.all.count()), 0}});
    }
  }
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Calls the handlers of Match* in this process, and prints a table in Markdown.");
  app.footer(
      "Example:\n  load_bench --taxonomy ../shared/data/esco --data load_data --only start\n"
      "  handler_bench --data load_data");
  app.add_option("--data", options.data, "Data folder that load_bench --data filled")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--tenant", options.tenant, "Whose records")->capture_default_str();
  app.add_option("--calls", options.calls, "Calls of each kind on each thread")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  app.add_option("--threads", options.threads, "Most threads at once")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    LoadReport report("handler_bench --data " + options.data + " --calls " + std::to_string(options.calls), std::cout);
    Handlers handlers(options);
    Measure(handlers, options, report);
  } catch (const std::runtime_error& error) {
    std::cerr << "handler_bench: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) { return perron::Main(argc, argv); }
