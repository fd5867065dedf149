// How fast a real perrond takes in people: over gRPC, into the store, into the index, the client's work included.
// Prints a table in Markdown for docs/benchmarks.md.
#include <grpcpp/client_context.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/bench_server.h"
#include "tests/bench/import_data.h"
#include "tests/bench/latencies.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

struct Options {
  std::string taxonomy;  // empty = the tests' tiny one
  std::string perrond = PERROND;
  std::size_t candidates = 100'000;
  std::size_t per_call = 10'000;
  std::size_t streams = 2;
  bool request_ids = false;
  std::size_t writers = 32;
  std::size_t writes = 20'000;
};

double OwnCpuSeconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double MbOnDisk(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

// Runs work(0) to work(count - 1) at once, each on a thread, and throws on what the first of them threw.
void AtOnce(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::mutex mutex;
  std::string failure;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      try {
        work(i);
      } catch (const std::runtime_error& error) {
        const std::lock_guard lock(mutex);
        failure = error.what();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (!failure.empty()) Fail(failure);
}

// What a piece of work took, of the clock and of both programs' processors.
struct Cost {
  double seconds = 0;
  double server_cpu = 0;
  double client_cpu = 0;

  static Cost Of(const BenchServer& server, const std::function<void()>& work) {
    const double server_before = server.CpuSeconds();
    const double client_before = OwnCpuSeconds();
    const double seconds = SecondsOf(work);
    return {seconds, server.CpuSeconds() - server_before, OwnCpuSeconds() - client_before};
  }

  std::string Describe(std::size_t count, const std::string& unit) const {
    const auto items = static_cast<double>(count);
    char text[200];
    std::snprintf(text, sizeof text,
                  "%.0f %s/s (%.2f s); processor per item: server %.1f us, client %.1f us, together %.1f us",
                  items / seconds, unit.c_str(), seconds, server_cpu / items * 1e6, client_cpu / items * 1e6,
                  (server_cpu + client_cpu) / items * 1e6);
    return text;
  }
};

void AddRow(const std::string& what, const std::string& measured) {
  std::cout << "| " << what << " | " << measured << " |" << std::endl;
}

// One call with messages[begin, end).
void ImportCall(v1::CandidateService::Stub& stub, const std::vector<v1::ImportCandidatesRequest>& messages,
                std::size_t begin, std::size_t end) {
  grpc::ClientContext context;
  v1::ImportCandidatesResponse response;
  const auto writer = stub.ImportCandidates(&context, &response);
  for (std::size_t i = begin; i < end; ++i) {
    if (!writer->Write(messages[i], grpc::WriteOptions().set_buffer_hint())) break;
  }
  writer->WritesDone();
  Check(writer->Finish(), "ImportCandidates");
  for (const v1::ImportItemResult& result : response.results()) {
    if (result.has_error()) Fail("row " + std::to_string(result.row()) + ": " + result.error().message());
  }
  if (response.summary().created() != static_cast<int>(end - begin)) Fail("not all rows were created");
}

std::vector<v1::ImportCandidatesRequest> MessagesOf(std::vector<v1::Candidate> people, bool request_ids) {
  Uuids uuids;
  std::vector<v1::ImportCandidatesRequest> messages(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    v1::ImportCandidateItem& item = *messages[i].mutable_item();
    item.set_row(static_cast<std::int64_t>(i) + 1);
    if (request_ids) item.set_request_id(uuids.Next());
    *item.mutable_candidate() = std::move(people[i]);
  }
  return messages;
}

void MeasureImport(const Options& options, const BenchServer& server,
                   const std::vector<v1::ImportCandidatesRequest>& messages) {
  std::vector<std::unique_ptr<v1::CandidateService::Stub>> stubs;
  for (std::size_t i = 0; i < options.streams; ++i) {
    stubs.push_back(v1::CandidateService::NewStub(server.NewChannel()));
  }
  std::atomic<std::size_t> next = 0;
  const Cost cost = Cost::Of(server, [&] {
    AtOnce(options.streams, [&](std::size_t stream) {
      for (std::size_t begin; (begin = next.fetch_add(options.per_call)) < messages.size();) {
        ImportCall(*stubs[stream], messages, begin, std::min(begin + options.per_call, messages.size()));
      }
    });
  });
  AddRow("ImportCandidates, " + std::to_string(messages.size()) + " people, " + std::to_string(options.streams) +
             " streams" + (options.request_ids ? ", with request ids" : ""),
         cost.Describe(messages.size(), "profiles"));
}

void MeasureWrites(const Options& options, const BenchServer& server, const std::vector<v1::Candidate>& people) {
  if (people.empty() || options.writers == 0) return;
  std::vector<Latencies> latencies(options.writers);
  std::vector<std::unique_ptr<v1::CandidateService::Stub>> stubs;
  for (std::size_t i = 0; i < options.writers; ++i) {
    stubs.push_back(v1::CandidateService::NewStub(server.NewChannel()));
  }
  const Cost cost = Cost::Of(server, [&] {
    AtOnce(options.writers, [&](std::size_t writer) {
      v1::CreateCandidateRequest request;
      for (std::size_t i = writer; i < people.size(); i += options.writers) {
        *request.mutable_candidate() = people[i];
        request.mutable_candidate()->clear_name();
        latencies[writer].Time([&] {
          grpc::ClientContext context;
          v1::Candidate answer;
          Check(stubs[writer]->CreateCandidate(&context, request, &answer), "CreateCandidate");
        });
      }
    });
  });
  AddRow("CreateCandidate, " + std::to_string(people.size()) + " people, " + std::to_string(options.writers) +
             " writers at once",
         cost.Describe(people.size(), "writes"));
  double slowest = 0;
  for (const Latencies& of_one : latencies) slowest = std::max(slowest, of_one.Quantile(0.5));
  char text[60];
  std::snprintf(text, sizeof text, "%.1f ms", slowest);
  AddRow("Median of the slowest of those writers", text);
}

void Run(const Options& options) {
  const TempFolder folder;
  BenchServer server(options.perrond, folder.File("data"));
  v1::ImportTaxonomyResponse taxonomy;
  Check(ImportPackage(*server.taxonomy, ReadPackage(options.taxonomy), false, &taxonomy), "ImportTaxonomy");
  std::vector<v1::Candidate> people = PeopleToImport(ListOccupations(server), options.candidates + options.writes);
  std::vector<v1::Candidate> written(people.end() - static_cast<std::ptrdiff_t>(options.writes), people.end());
  people.resize(options.candidates);
  const auto messages = MessagesOf(std::move(people), options.request_ids);
  std::size_t bytes = 0;
  for (const v1::ImportCandidatesRequest& message : messages) bytes += message.ByteSizeLong();

  std::cout << "| What | Measured |\n|---|---|" << std::endl;
  AddRow("Mean message", std::to_string(bytes / std::max<std::size_t>(1, messages.size())) + " bytes");
  const double disk_before = MbOnDisk(folder.File("data"));
  const double memory_before = server.ResidentMb();
  MeasureImport(options, server, messages);
  char text[100];
  std::snprintf(text, sizeof text, "%.1f MB on disk, %.1f MB in memory", MbOnDisk(folder.File("data")) - disk_before,
                server.ResidentMb() - memory_before);
  AddRow("Grown by", text);
  MeasureWrites(options, server, written);
  server.Stop();
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Measures how fast a perrond of its own takes in people, and prints a table in Markdown.");
  app.add_option("--taxonomy", options.taxonomy, "Folder with a package of CSV files; without it a tiny taxonomy")
      ->check(CLI::ExistingDirectory);
  app.add_option("--perrond", options.perrond, "The server's program")->check(CLI::ExistingFile);
  app.add_option("--candidates", options.candidates, "People to import");
  app.add_option("--per-call", options.per_call, "People of one call")->check(CLI::Range(1, 10'000));
  app.add_option("--streams", options.streams, "Calls at once")->check(CLI::Range(1, 64));
  app.add_flag("--request-ids", options.request_ids, "Give each row a request id, as `perron import` does");
  app.add_option("--writes", options.writes, "People to write one by one");
  app.add_option("--writers", options.writers, "Writers at once")->check(CLI::Range(0, 1'000));
  CLI11_PARSE(app, argc, argv);
  try {
    Run(options);
  } catch (const std::runtime_error& error) {
    std::cerr << "import_bench: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) { return perron::Main(argc, argv); }
