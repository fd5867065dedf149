// How long a real perrond takes: to import a taxonomy, vacancies and people, to start again, to match and to search,
// over one connection on loopback. Prints a table in Markdown for docs/benchmarks.md.
#include <grpcpp/client_context.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/bench_server.h"
#include "tests/bench/latencies.h"
#include "tests/bench/serving_data.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

struct Options {
  std::string taxonomy;  // empty = the tests' tiny one
  std::string perrond = PERROND;
  std::size_t candidates = 2'000;
  std::size_t requests = 1'000;
};

std::string Format(const char* format, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::vector<std::string> ListLabels(const BenchServer& server) {
  std::vector<std::string> labels;
  for (const v1::Competency& competency : ListCompetencies(server)) labels.push_back(competency.label());
  return labels;
}

template <typename Response>
void CheckImported(const Response& response, const std::string& what) {
  if (response.summary().failed() == 0) return;
  for (const v1::ImportItemResult& result : response.results()) {
    if (result.has_error()) Fail(what + " row " + std::to_string(result.row()) + ": " + result.error().message());
  }
}

void ImportVacancies(const BenchServer& server, const std::vector<v1::Vacancy>& vacancies) {
  grpc::ClientContext context;
  v1::ImportVacanciesResponse response;
  const auto writer = server.vacancies->ImportVacancies(&context, &response);
  v1::ImportVacanciesRequest message;
  for (const v1::Vacancy& vacancy : vacancies) {
    message.mutable_item()->set_row(message.item().row() + 1);
    *message.mutable_item()->mutable_vacancy() = vacancy;
    writer->Write(message);
  }
  writer->WritesDone();
  Check(writer->Finish(), "ImportVacancies");
  CheckImported(response, "ImportVacancies");
}

void ImportCandidates(const BenchServer& server, const std::vector<v1::Candidate>& candidates) {
  grpc::ClientContext context;
  v1::ImportCandidatesResponse response;
  const auto writer = server.candidates->ImportCandidates(&context, &response);
  v1::ImportCandidatesRequest message;
  for (const v1::Candidate& candidate : candidates) {
    message.mutable_item()->set_row(message.item().row() + 1);
    *message.mutable_item()->mutable_candidate() = candidate;
    writer->Write(message);
  }
  writer->WritesDone();
  Check(writer->Finish(), "ImportCandidates");
  CheckImported(response, "ImportCandidates");
}

// Prints a table row by row, as they are measured.
class Table {
 public:
  Table() { std::cout << "| What | Measured | Target |\n|---|---|---|" << std::endl; }

  void Add(const std::string& what, const std::string& measured, const std::string& target = "") {
    std::cout << "| " << what << " | " << measured << " | " << target << " |" << std::endl;
  }
  void Add(const std::string& what, const Latencies& latencies, const std::string& target = "") {
    Add(what,
        Format("median %.2f ms, ", latencies.Quantile(0.5)) + Format("p90 %.2f ms, ", latencies.Quantile(0.9)) +
            Format("p99 %.2f ms", latencies.Quantile(0.99)),
        target);
  }
};

// `ask(i)` for i = 0 .. requests - 1, after a few that do not count.
template <typename Ask>
Latencies Measure(std::size_t requests, const Ask& ask) {
  constexpr std::size_t kWarmUp = 20;
  for (std::size_t i = 0; i < std::min(kWarmUp, requests); ++i) ask(i);
  Latencies latencies;
  for (std::size_t i = 0; i < requests; ++i) latencies.Time([&] { ask(i); });
  return latencies;
}

void AskVacancies(const BenchServer& server, const v1::Candidate& candidate, bool stored, v1::MatchView view) {
  grpc::ClientContext context;
  v1::MatchVacanciesRequest request;
  request.mutable_options()->set_view(view);
  if (stored) {
    request.set_candidate(candidate.name());
  } else {
    *request.mutable_inline_candidate() = candidate;
  }
  v1::MatchVacanciesResponse response;
  Check(server.matches->MatchVacancies(&context, request, &response), "MatchVacancies");
  if (response.matches().empty()) Fail("MatchVacancies found nothing");
}

void AskCandidates(const BenchServer& server, const v1::Vacancy& vacancy, bool stored, v1::MatchView view) {
  grpc::ClientContext context;
  v1::MatchCandidatesRequest request;
  request.mutable_options()->set_view(view);
  if (stored) {
    request.set_vacancy(vacancy.name());
  } else {
    *request.mutable_inline_vacancy() = vacancy;
  }
  v1::MatchCandidatesResponse response;
  Check(server.matches->MatchCandidates(&context, request, &response), "MatchCandidates");
  if (response.matches().empty()) Fail("MatchCandidates found nothing");
}

void AskCompetencies(const BenchServer& server, const std::string& query) {
  grpc::ClientContext context;
  v1::SearchCompetenciesRequest request;
  request.set_query(query);
  v1::SearchCompetenciesResponse response;
  Check(server.taxonomy->SearchCompetencies(&context, request, &response), "SearchCompetencies \"" + query + "\"");
}

// The texts of docs/vacancy_texts one behind the other.
std::string ReadVacancyTexts() {
  std::set<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PERRON_SOURCE_DIR) + "/docs/vacancy_texts")) {
    if (entry.path().extension() == ".txt") paths.insert(entry.path());
  }
  std::ostringstream all;
  for (const auto& path : paths) all << std::ifstream(path).rdbuf() << "\n\n";
  return all.str();
}

// The 5,000 bytes from `first` on, from and to a whole line.
void AskRequirements(const BenchServer& server, const std::string& texts, std::size_t first) {
  constexpr std::size_t kBytes = 5'000;
  const std::size_t begin = texts.find('\n', first % (texts.size() - 2 * kBytes)) + 1;
  v1::SuggestRequirementsRequest request;
  request.set_title("Magazijnmedewerker");
  request.set_text(texts.substr(begin, texts.find('\n', begin + kBytes) - begin));
  grpc::ClientContext context;
  v1::SuggestRequirementsResponse response;
  Check(server.vacancies->SuggestRequirements(&context, request, &response), "SuggestRequirements");
}

struct Data {
  std::vector<v1::Vacancy> vacancies;
  std::vector<v1::Candidate> candidates;
  std::vector<std::string> queries;
};

Data Load(const Options& options, const BenchServer& server, Table& table) {
  const auto package = ReadPackage(options.taxonomy);
  v1::ImportTaxonomyResponse taxonomy;
  const double taxonomy_seconds =
      SecondsOf([&] { Check(ImportPackage(*server.taxonomy, package, false, &taxonomy), "ImportTaxonomy"); });
  table.Add("ImportTaxonomy, " + std::to_string(taxonomy.version().competency_count()) + " competencies, " +
                std::to_string(taxonomy.version().occupation_count()) + " occupations",
            Format("%.1f s", taxonomy_seconds), "< 15 s");

  const std::vector<v1::Occupation> occupations = ListOccupations(server);
  Data data{.vacancies = VacanciesFor(occupations),
            .candidates = CandidatesFor(occupations, options.candidates),
            .queries = TypedQueries(ListLabels(server), options.requests)};
  const double vacancy_seconds = SecondsOf([&] { ImportVacancies(server, data.vacancies); });
  const double candidate_seconds = SecondsOf([&] { ImportCandidates(server, data.candidates); });
  table.Add("ImportVacancies, " + std::to_string(data.vacancies.size()) + " rows",
            Format("%.0f rows/s", static_cast<double>(data.vacancies.size()) / vacancy_seconds));
  table.Add("ImportCandidates, " + std::to_string(data.candidates.size()) + " rows",
            Format("%.0f rows/s", static_cast<double>(data.candidates.size()) / candidate_seconds));
  table.Add("Resident memory after the imports", Format("%.0f MB", server.ResidentMb()));
  return data;
}

void MeasureCalls(const Options& options, const BenchServer& server, const Data& data, Table& table) {
  const struct {
    std::string name;
    bool stored;
    v1::MatchView view;
  } kCases[] = {{"stored, BASIC", true, v1::MATCH_VIEW_BASIC},
                {"stored, FULL", true, v1::MATCH_VIEW_FULL},
                {"inline, BASIC", false, v1::MATCH_VIEW_BASIC},
                {"inline, FULL", false, v1::MATCH_VIEW_FULL}};
  for (const auto& shape : kCases) {
    table.Add("MatchVacancies, " + shape.name,
              Measure(options.requests,
                      [&](std::size_t i) {
                        AskVacancies(server, data.candidates[i % data.candidates.size()], shape.stored, shape.view);
                      }),
              "median < 5 ms");
  }
  for (const auto& shape : kCases) {
    table.Add("MatchCandidates, " + shape.name, Measure(options.requests, [&](std::size_t i) {
                AskCandidates(server, data.vacancies[i % data.vacancies.size()], shape.stored, shape.view);
              }));
  }
  table.Add("SearchCompetencies, beginnings and typing errors",
            Measure(data.queries.size(), [&](std::size_t i) { AskCompetencies(server, data.queries[i]); }), "< 5 ms");
  const std::string texts = ReadVacancyTexts();
  table.Add("SuggestRequirements, 5,000 characters",
            Measure(options.requests, [&](std::size_t i) { AskRequirements(server, texts, i * 97); }), "< 50 ms");
}

// What else the machine does: the mean number of runnable threads of the last minute.
void AddLoad(const std::string& when, Table& table) {
  double load[1] = {0};
  if (getloadavg(load, 1) == 1) table.Add("Load of the machine " + when, Format("%.1f", load[0]));
}

void Run(const Options& options) {
  const TempFolder folder;
  Table table;
  Data data;
  AddLoad("before", table);
  {
    BenchServer server(options.perrond, folder.File("data"));
    data = Load(options, server, table);
    server.Stop();
  }
  std::optional<BenchServer> server;
  const double start_seconds = SecondsOf([&] { server.emplace(options.perrond, folder.File("data")); });
  table.Add("Start to SERVING, all of it loaded", Format("%.2f s", start_seconds), "< 3 s");
  table.Add("Resident memory after that start", Format("%.0f MB", server->ResidentMb()));
  MeasureCalls(options, *server, data, table);
  table.Add("Resident memory after all calls", Format("%.0f MB", server->ResidentMb()), "< 600 MB");
  server->Stop();
  AddLoad("after", table);
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Measures a perrond of its own, on a folder of its own, and prints a table in Markdown.");
  app.add_option("--taxonomy", options.taxonomy, "Folder with a package of CSV files; without it a tiny taxonomy")
      ->check(CLI::ExistingDirectory);
  app.add_option("--perrond", options.perrond, "The server's program")->check(CLI::ExistingFile);
  app.add_option("--candidates", options.candidates, "People to store")->check(CLI::Range(1, 10'000));
  app.add_option("--requests", options.requests, "Requests of each kind")->check(CLI::Range(1, 1'000'000));
  CLI11_PARSE(app, argc, argv);
  try {
    Run(options);
  } catch (const std::runtime_error& error) {
    std::cerr << "serving_bench: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) { return perron::Main(argc, argv); }
