// How a real perrond serves many callers at once: latency at 50 and 90 % of its highest throughput, with and without
// writes, with TLS and without; what a call costs beyond the search in the index; how soon an update is seen; how soon
// it serves again after a stop. Prints tables in Markdown for docs/benchmarks.md.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/bench_server.h"
#include "tests/bench/load/load_data.h"
#include "tests/bench/load/load_import.h"
#include "tests/bench/load/load_report.h"
#include "tests/bench/load/match_load.h"
#include "tests/bench/load/visibility.h"
#include "tests/bench/load/write_load.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

constexpr std::uint64_t kSeed = 20261125;

constexpr char kFooter[] = R"(Examples:
  load_bench --taxonomy ../shared/data/esco
      100,000 candidates and as many vacancies of ESCO; all tables, in some minutes
  load_bench --taxonomy ../shared/data/esco --candidates 1000000 --vacancies 10000 --transport tls --json load.json
      a large city
  load_bench --taxonomy ../shared/data/esco --data load_data --only overhead --requests 5000
      what a call costs beyond the search, and nothing else; the next run with --data load_data imports nothing)";

struct Options {
  std::string taxonomy;  // empty = the tests' tiny one
  std::string perrond = PERROND;
  std::string transport = "both";
  std::string only = "all";
  std::string data;  // empty = a temporary folder
  std::string json;  // empty = none
  std::size_t candidates = 100'000;
  std::size_t vacancies = 100'000;
  std::size_t connections = 4;
  std::size_t requests = 2'000;
  std::size_t updates = 200;
  std::size_t most_outstanding = 1'000;
  double seconds = 10;
  double ramp_seconds = 2;
  double writes = 200;
};

// The two questions, as tables name them.
struct NamedQuestion {
  Question question;
  const char* name;
};
constexpr NamedQuestion kQuestions[] = {{Question::kCandidates, "MatchCandidates"},
                                        {Question::kVacancies, "MatchVacancies"}};

std::chrono::nanoseconds Nanos(double seconds) {
  return std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
}

double OwnCpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string Shown(double value) { return Cell(value, 0).text; }

// Processor time of server and client around some work, for each of the calls answered in it.
class CpuPerCall {
 public:
  explicit CpuPerCall(const BenchServer& server)
      : server_(server), server_begin_(server.CpuSeconds()), client_begin_(OwnCpuSeconds()) {}

  // In microseconds a call: server, client.
  std::vector<Cell> Of(std::size_t calls) const {
    const double each = 1e6 / static_cast<double>(std::max<std::size_t>(calls, 1));
    return {{(server_.CpuSeconds() - server_begin_) * each, 0}, {(OwnCpuSeconds() - client_begin_) * each, 0}};
  }

 private:
  const BenchServer& server_;
  const double server_begin_;
  const double client_begin_;
};

// One run: a data folder that is filled once, and servers on it one after the other.
class LoadBench {
 public:
  LoadBench(const Options& options, LoadReport& report) : options_(options), report_(report) {}

  void Measure() {
    Fill();
    const bool all = options_.only == "all";
    if (options_.transport != "plain") transports_.push_back(Transport::kTls);
    if (options_.transport != "tls") transports_.push_back(Transport::kPlain);
    if (all || options_.only == "start") MeasureStart();
    if (all || options_.only == "overhead") MeasureOverhead();
    if (all || options_.only == "load") MeasureLoad();
    if (all || options_.only == "updates") MeasureUpdates();
  }

 private:
  static const char* Name(Transport transport) { return transport == Transport::kTls ? "TLS" : "plain"; }

  std::unique_ptr<BenchServer> StartServer(Transport transport) const {
    const std::string data = options_.data.empty() ? folder_.File("data") : options_.data;
    return std::make_unique<BenchServer>(options_.perrond, data, transport, folder_.File("certificates"));
  }

  static std::vector<std::shared_ptr<grpc::Channel>> Connect(const BenchServer& server, std::size_t count) {
    std::vector<std::shared_ptr<grpc::Channel>> connections(count);
    for (auto& connection : connections) {
      connection = server.NewChannel();
      if (CheckHealth(connection) != "SERVING") Fail("a connection failed");  // and so it is there when it is measured
    }
    return connections;
  }

  MatchLoad LoadOn(const BenchServer& server) const {
    return {Connect(server, options_.connections), options_.vacancies, options_.candidates, kSeed};
  }

  void Fill() {
    const auto server = StartServer(Transport::kTls);
    if (!IsFilled(*server)) Import(*server);
    if (!data_) data_ = std::make_unique<LoadData>(ListOccupations(*server), kSeed);
    server->Stop();
  }

  // Whether the folder is one that an earlier run of the same size left.
  bool IsFilled(const BenchServer& server) const {
    grpc::ClientContext context;
    v1::GetStatusResponse status;
    Check(server.admin->GetStatus(&context, {}, &status), "GetStatus");
    if (status.candidate_count() == 0 && status.vacancy_count() == 0) return false;
    // New candidates come with the writes.
    if (static_cast<std::size_t>(status.candidate_count()) >= options_.candidates &&
        static_cast<std::size_t>(status.vacancy_count()) == options_.vacancies) {
      return true;
    }
    Fail("--data " + options_.data + " holds other records than asked, want an empty folder");
  }

  void Import(const BenchServer& server) {
    report_.BeginTable("Import over TLS, one record of the generator after the other",
                       {"What", "Rows", "Seconds", "Rows/s", "Server's memory, MB"});
    v1::ImportTaxonomyResponse taxonomy;
    const double seconds = SecondsOf([&] {
      Check(ImportPackage(*server.taxonomy, ReadPackage(options_.taxonomy), false, &taxonomy), "ImportTaxonomy");
    });
    const auto add = [&](const char* what, std::size_t rows, double taken) {
      report_.AddRow({what, rows, {taken, 1}, {static_cast<double>(rows) / taken, 0}, {server.ResidentMb(), 0}});
    };
    add("ImportTaxonomy, competencies", static_cast<std::size_t>(taxonomy.version().competency_count()), seconds);
    data_ = std::make_unique<LoadData>(ListOccupations(server), kSeed);
    add("ImportVacancies", options_.vacancies,
        ImportVacancies(server, *data_, options_.vacancies, options_.connections));
    add("ImportCandidates", options_.candidates,
        ImportCandidates(server, *data_, options_.candidates, options_.connections));
  }

  void MeasureStart() {
    report_.BeginTable("Start to SERVING on the filled folder", {"Transport", "Seconds", "Server's memory, MB"});
    for (const Transport transport : transports_) {
      const auto server = StartServer(transport);
      report_.AddRow({Name(transport), {server->start_seconds(), 2}, {server->ResidentMb(), 0}});
      server->Stop();
    }
  }

  void MeasureOverhead() {
    report_.BeginTable("One call at a time: what is not the search in the index",
                       {"Call", "Transport", "Calls", "Median ms", "p99 ms", "Index median ms", "Rest median ms",
                        "Rest p99 ms", "Server CPU us", "Client CPU us"});
    for (const Transport transport : transports_) {
      const auto server = StartServer(transport);
      const MatchLoad load = LoadOn(*server);
      AddHealthRow(transport, *server);
      for (const auto& [question, name] : kQuestions) {
        load.OneByOne(question, std::max<std::size_t>(options_.requests / 10, 1));  // to warm up
        const CpuPerCall cpu(*server);
        const LoadOutcome outcome = load.OneByOne(question, options_.requests);
        if (outcome.failed > 0) Fail(std::string(name) + " failed");
        const std::vector<Cell> per_call = cpu.Of(options_.requests);
        report_.AddRow({name,
                        Name(transport),
                        options_.requests,
                        {outcome.latency.Quantile(0.5), 3},
                        {outcome.latency.Quantile(0.99), 3},
                        {outcome.index_time.Quantile(0.5), 3},
                        {outcome.rest.Quantile(0.5), 3},
                        {outcome.rest.Quantile(0.99), 3},
                        per_call[0],
                        per_call[1]});
      }
      server->Stop();
    }
  }

  // A call that does nothing: what gRPC and the system take.
  void AddHealthRow(Transport transport, const BenchServer& server) {
    const auto connection = Connect(server, 1).front();
    Latencies latency;
    const CpuPerCall cpu(server);
    for (std::size_t i = 0; i < options_.requests; ++i) latency.Time([&] { CheckHealth(connection); });
    const std::vector<Cell> per_call = cpu.Of(options_.requests);
    report_.AddRow({"Health/Check",
                    Name(transport),
                    options_.requests,
                    {latency.Quantile(0.5), 3},
                    {latency.Quantile(0.99), 3},
                    {0, 3},
                    {latency.Quantile(0.5), 3},
                    {latency.Quantile(0.99), 3},
                    per_call[0],
                    per_call[1]});
  }

  // The highest throughput of closed loops with more and more calls under way.
  double HighestRate(const MatchLoad& load, Question question) const {
    double highest = 0;
    int not_better = 0;
    for (std::size_t outstanding = 1; outstanding <= 64 && not_better < 2; outstanding *= 2) {
      const double rate = load.Closed(question, outstanding, Nanos(options_.ramp_seconds)).rate();
      constexpr double kBetter = 1.02;
      not_better = rate > kBetter * highest ? 0 : not_better + 1;
      highest = std::max(highest, rate);
    }
    if (highest == 0) Fail("no call was answered");
    return highest;
  }

  void MeasureLoad() {
    report_.BeginTable("Open loop over " + std::to_string(options_.connections) +
                           " connections, latency from when a call was due; the highest throughput is that of a closed "
                           "loop under the same writes",
                       {"Call", "Transport", "Writes/s", "Write p50 ms", "Highest/s", "Load", "Achieved/s", "Median ms",
                        "p90 ms", "p99 ms", "p99.9 ms", "Failed", "Server CPU us", "Client CPU us"});
    for (const Transport transport : transports_) {
      const auto server = StartServer(transport);
      const MatchLoad load = LoadOn(*server);
      const auto writers = Connect(*server, options_.connections);
      for (const auto& [question, name] : kQuestions) {
        for (const double writes : {0.0, options_.writes})
          MeasureUnder(*server, load, writers, question, name, transport, writes);
      }
      server->Stop();
    }
  }

  void MeasureUnder(const BenchServer& server, const MatchLoad& load,
                    const std::vector<std::shared_ptr<grpc::Channel>>& writers, Question question, const char* name,
                    Transport transport, double writes) {
    const auto begin_writing = [&] {
      return std::make_unique<WriteLoad>(writers, *data_, writes, options_.candidates);
    };
    double highest = 0;
    {
      const auto writing = begin_writing();
      highest = HighestRate(load, question);
    }
    for (const double share : {0.5, 0.9}) {
      const auto writing = begin_writing();
      const CpuPerCall cpu(server);
      const LoadOutcome outcome =
          load.Open(question, share * highest, Nanos(options_.seconds), options_.most_outstanding);
      const std::vector<Cell> per_call = cpu.Of(outcome.latency.count());
      const WriteOutcome written = writing->Stop();
      if (written.failed > 0) Fail(std::to_string(written.failed) + " writes failed");
      report_.AddRow({name,
                      Name(transport),
                      {written.rate(), 0},
                      {written.acknowledged.Quantile(0.5), 2},
                      {highest, 0},
                      Shown(share * 100) + " %",
                      {outcome.rate(), 0},
                      {outcome.latency.Quantile(0.5), 2},
                      {outcome.latency.Quantile(0.9), 2},
                      {outcome.latency.Quantile(0.99), 2},
                      {outcome.latency.Quantile(0.999), 2},
                      outcome.failed + outcome.overflowed,
                      per_call[0],
                      per_call[1]});
    }
  }

  void MeasureUpdates() {
    report_.BeginTable("Updates, one at a time, each looked for by a search at once",
                       {"Transport", "Updates", "In the very next answer", "Acknowledged median ms", "p99 ms",
                        "Shown after acknowledgement median ms", "p99 ms "});
    for (const Transport transport : transports_) {
      const auto server = StartServer(transport);
      const std::size_t count = std::min({options_.updates, options_.candidates, options_.vacancies});
      const VisibilityOutcome seen = MeasureVisibility(Connect(*server, 1).front(), *data_, count);
      report_.AddRow({Name(transport),
                      seen.writes,
                      seen.in_next_answer,
                      {seen.acknowledged.Quantile(0.5), 2},
                      {seen.acknowledged.Quantile(0.99), 2},
                      {seen.shown.Quantile(0.5), 2},
                      {seen.shown.Quantile(0.99), 2}});
      if (seen.in_next_answer != seen.writes) Fail("an acknowledged update was not in the next answer");
      server->Stop();
    }
  }

  const Options& options_;
  LoadReport& report_;
  const TempFolder folder_;
  std::vector<Transport> transports_;
  std::unique_ptr<LoadData> data_;
};

void AddOptions(CLI::App& app, Options& options) {
  app.add_option("--taxonomy", options.taxonomy, "Folder with a package of CSV files; without it a tiny taxonomy")
      ->check(CLI::ExistingDirectory);
  app.add_option("--perrond", options.perrond, "The server's program")->check(CLI::ExistingFile);
  app.add_option("--candidates", options.candidates, "People to store")->check(CLI::Range(1, 20'000'000));
  app.add_option("--vacancies", options.vacancies, "Vacancies to store")->check(CLI::Range(1, 20'000'000));
  app.add_option("--transport", options.transport, "tls, plain or both")
      ->check(CLI::IsMember({"tls", "plain", "both"}));
  app.add_option("--only", options.only, "What to measure: all, start, overhead, load or updates")
      ->check(CLI::IsMember({"all", "start", "overhead", "load", "updates"}));
  app.add_option("--connections", options.connections, "Connections, for searches and as many for writes")
      ->check(CLI::Range(1, 64));
  app.add_option("--requests", options.requests, "Calls of each kind, one at a time")->check(CLI::Range(1, 1'000'000));
  app.add_option("--updates", options.updates, "Updates to look for")->check(CLI::Range(1, 100'000));
  app.add_option("--most-outstanding", options.most_outstanding, "Calls under way; what comes beyond counts as failed")
      ->check(CLI::Range(1, 100'000));
  app.add_option("--seconds", options.seconds, "Of each open loop")->check(CLI::Range(0.01, 3600.0));
  app.add_option("--ramp-seconds", options.ramp_seconds, "Of each closed loop in search of the highest throughput")
      ->check(CLI::Range(0.01, 3600.0));
  app.add_option("--writes", options.writes, "Writes a second, where there are any")->check(CLI::Range(1.0, 100'000.0));
  app.add_option("--data", options.data, "Data folder to fill, or to use as it is when a run of this size filled it");
  app.add_option("--json", options.json, "File for the same figures as JSON");
  for (CLI::Option* option : app.get_options()) option->capture_default_str();
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Loads a perrond of its own, on a folder of its own, and prints tables in Markdown.");
  app.footer(kFooter);
  AddOptions(app, options);
  CLI11_PARSE(app, argc, argv);
  std::string command = "load_bench";
  for (int i = 1; i < argc; ++i) command += std::string(" ") + argv[i];
  try {
    LoadReport report(command, std::cout);
    LoadBench(options, report).Measure();
    if (!options.json.empty() && !(std::ofstream(options.json) << report.ToJson() << '\n')) {
      Fail("cannot write " + options.json);
    }
  } catch (const std::runtime_error& error) {
    std::cerr << "load_bench: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) { return perron::Main(argc, argv); }
