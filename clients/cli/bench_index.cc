#include "clients/cli/bench_index.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "clients/bench/index_bench.h"
#include "clients/bench/index_report.h"
#include "clients/cli/bench_input.h"
#include "clients/cli/bench_neutral.h"
#include "clients/cli/bench_neutral_export.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/subcommand.h"

namespace perron {
namespace {

constexpr std::uint64_t kMostProfiles = 50'000'000;

struct IndexOptions {
  NeutralOptions neutral;
  std::string export_neutral;
  std::string taxonomy;
  std::vector<std::string> profiles = {"100k"};
  std::vector<std::size_t> queries = {200};
  std::vector<std::size_t> oracle_queries;
  std::vector<std::string> systems = {"lists", "brute"};
  std::string results;
  IndexBenchOptions bench;
};

// "5000", "100k", "1M".
absl::StatusOr<std::uint64_t> ReadCount(const std::string& text) {
  std::string digits = text;
  std::uint64_t unit = 1;
  if (!digits.empty() && (digits.back() == 'k' || digits.back() == 'M')) {
    unit = digits.back() == 'k' ? 1000 : 1'000'000;
    digits.pop_back();
  }
  std::uint64_t count = 0;
  if (!absl::SimpleAtoi(digits, &count) || count == 0 || count > kMostProfiles / unit) {
    return absl::InvalidArgumentError(
        absl::StrCat("--profiles: ", text, ", want a number from 1 to ", kMostProfiles / 1'000'000, "M, such as 100k"));
  }
  return count * unit;
}

// The value for the run: one for all, or one each.
absl::StatusOr<std::size_t> ValueFor(const char* flag, const std::vector<std::size_t>& values, std::size_t run,
                                     std::size_t runs) {
  if (values.size() == 1) return values[0];
  if (values.size() == runs) return values[run];
  return absl::InvalidArgumentError(
      absl::StrCat(flag, ": ", values.size(), " values, want one, or one for each of the ", runs, " of --profiles"));
}

absl::StatusOr<std::vector<IndexBenchOptions>> RunsOf(const IndexOptions& options) {
  std::vector<IndexBenchOptions> runs;
  for (std::size_t i = 0; i < options.profiles.size(); ++i) {
    IndexBenchOptions run = options.bench;
    PERRON_ASSIGN_OR_RETURN(run.profiles, ReadCount(options.profiles[i]));
    PERRON_ASSIGN_OR_RETURN(run.queries, ValueFor("--queries", options.queries, i, options.profiles.size()));
    run.oracle_queries = run.queries;
    if (!options.oracle_queries.empty()) {
      PERRON_ASSIGN_OR_RETURN(run.oracle_queries,
                              ValueFor("--oracle-queries", options.oracle_queries, i, options.profiles.size()));
    }
    run.posting_lists = run.brute_force = false;
    for (const std::string& system : options.systems) {
      run.posting_lists |= system == "lists";
      run.brute_force |= system == "brute";
    }
    runs.push_back(run);
  }
  return runs;
}

// A bar for each stage.
class StageBars {
 public:
  explicit StageBars(const Session& session) : session_(session) {}

  void Update(const std::string& stage, std::int64_t done, std::int64_t total) {
    if (stage != stage_) {
      bar_.reset();
      bar_.emplace(session_, stage, total);
      stage_ = stage;
    }
    bar_->Update(done);
  }

 private:
  const Session& session_;
  std::string stage_;
  std::optional<ProgressBar> bar_;
};

absl::Status WriteResults(const std::string& path, const nlohmann::json& results) {
  if (path.empty()) return absl::OkStatus();
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << results.dump(1) << '\n';
  out.close();
  return out ? absl::OkStatus() : absl::PermissionDeniedError(absl::StrCat(path, ": cannot be written"));
}

absl::Status MeasureIndex(Session& session, const IndexOptions& options, const std::vector<IndexBenchOptions>& runs) {
  PERRON_ASSIGN_OR_RETURN(ImportedTaxonomy imported, ImportForBench(session, options.taxonomy));
  const auto space = std::make_shared<const CompetencySpace>(std::move(imported.space));
  nlohmann::json results = nlohmann::json::array();
  std::string difference;
  for (const IndexBenchOptions& run : runs) {
    absl::StatusOr<IndexBenchResult> result;
    {
      StageBars bars(session);
      result = RunIndexBench(imported.taxonomy, space, run,
                             [&bars](const std::string& stage, std::int64_t done, std::int64_t total) {
                               bars.Update(stage, done, total);
                             });
    }
    PERRON_RETURN_IF_ERROR(result.status());
    if (!session.options.json) session.out << MarkdownOf(*result) << std::endl;  // at once: the next may take long
    results.push_back(JsonOf(*result));
    if (difference.empty()) difference = result->first_difference;
    if (difference.empty() && result->updates_not_seen > 0) difference = "a search did not see a write before it";
  }
  const nlohmann::json document = {{"seed", options.bench.world.seed}, {"runs", results}};
  if (session.options.json) session.out << document.dump(1) << '\n';
  PERRON_RETURN_IF_ERROR(WriteResults(options.results, document));
  if (difference.empty()) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("not exact: ", difference));
}

int Index(Session& session, const IndexOptions& options) {
  if (options.neutral.folder.empty() == options.taxonomy.empty()) {
    session.err << "want one of --taxonomy, to make people up from, and --neutral, a data set\n";
    return kExitUsage;
  }
  absl::Status status;
  if (!options.neutral.folder.empty()) {
    status = MeasureNeutral(session, options.neutral);
  } else {
    const absl::StatusOr<std::vector<IndexBenchOptions>> runs = RunsOf(options);
    if (!runs.ok()) {
      session.err << runs.status().message() << '\n';
      return kExitUsage;
    }
    status = options.export_neutral.empty() ? MeasureIndex(session, options, *runs)
                                            : ExportNeutral(session, {.folder = options.export_neutral,
                                                                      .taxonomy = options.taxonomy,
                                                                      .people = runs->front().profiles,
                                                                      .vacancies = runs->front().queries,
                                                                      .seed = options.bench.world.seed});
  }
  if (status.ok()) return kExitOk;
  session.err << status.message() << '\n';
  return kExitRefused;
}

void AddBenchOptions(CLI::App& app, IndexBenchOptions& bench) {
  app.add_option("--updates", bench.updates, "Writes to time")->capture_default_str()->check(CLI::Range(0, 100'000));
  app.add_option("--threads", bench.threads, "For making people, the oracle, the build and the throughput")
      ->capture_default_str()
      ->check(CLI::Range(1, 256));
  app.add_option("--throughput-seconds", bench.throughput_seconds, "How long each throughput is measured")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 3600.0));
  app.add_flag_callback(
      "--thread-time", [&bench] { bench.timed_by = TimedBy::kThread; },
      "Time answers by what the thread has worked instead of the clock, on a machine that others use too");
  app.add_option("--seed", bench.world.seed, "The same seed makes the same people and vacancies")
      ->capture_default_str();
  app.add_option("--zipf", bench.world.occupation_exponent,
                 "How unequally popular occupations are: exponent of Zipf's law, 0 = all the same")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 3.0));
}

}  // namespace

void AddBenchIndexCommand(CLI::App& bench, Command* chosen) {
  const auto options = std::make_shared<IndexOptions>();
  CLI::App* app = AddSubcommand(bench, "index",
                                "Measures the index beside unpruned lists and a brute force, and whether all are exact",
                                "  perron bench index --taxonomy ESCO/\n"
                                "  perron bench index --taxonomy ESCO/ --profiles 100k,1M,10M --queries 200,200,50 "
                                "--oracle-queries 200,200,20 \\\n"
                                "      --results growth.json\n"
                                "  perron bench index --taxonomy ESCO/ --profiles 1M --systems lists --updates 1000\n"
                                "  perron bench index --neutral DIR --out TOP10.u32",
                                options, &Index, chosen);
  app->add_option("--taxonomy", options->taxonomy,
                  "Folder or .zip of the taxonomy package that people and vacancies are made up from");
  app->add_option("--profiles", options->profiles, "How many people, such as 100k,1M,10M: a run each")
      ->capture_default_str()
      ->delimiter(',');
  app->add_option("--queries", options->queries, "Vacancies to search for: one number, or one for each run")
      ->capture_default_str()
      ->delimiter(',')
      ->check(CLI::Range(1, 100'000));
  app->add_option("--oracle-queries", options->oracle_queries,
                  "Of those, how many are compared with the oracle; default all")
      ->delimiter(',')
      ->check(CLI::Range(0, 100'000));
  app->add_option("--systems", options->systems, "What the index is measured beside: lists, brute, none")
      ->capture_default_str()
      ->delimiter(',')
      ->check(CLI::IsMember({"lists", "brute", "none"}));
  app->add_option("--results", options->results, "File to write all figures to as JSON, for deploy/plot_growth.py");
  AddBenchOptions(*app, options->bench);
  app->add_option("--export-neutral", options->export_neutral,
                  "Folder to write the people and the vacancies to, as a neutral data set, instead of measuring");
  AddNeutralOptions(*app, options->neutral);
}

}  // namespace perron
