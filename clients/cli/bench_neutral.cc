#include "clients/cli/bench_neutral.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "clients/bench/measured_index.h"
#include "clients/bench/neutral_documents.h"
#include "clients/bench/neutral_run.h"
#include "clients/bench/neutral_set.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/table.h"

namespace perron {
namespace {

// The index of all profiles, and what it took.
struct BuiltIndex {
  std::shared_ptr<const PeopleIndex> people;
  double seconds = 0;
  double bytes_per_profile = 0;
};

BuiltIndex Build(const NeutralSet& set, std::shared_ptr<const CompetencySpace> space, const ScoringModel& model,
                 ProgressBar& bar) {
  const auto begin = std::chrono::steady_clock::now();
  const std::unique_ptr<MeasuredIndex> index =
      MakeMeasuredIndex(TopicsOf(set), std::move(space), model, std::max(1U, std::thread::hardware_concurrency()));
  for (std::uint32_t p = 0; p < set.profiles.size(); ++p) {
    index->Add(*PersonOf(set, p));
    if (p % 1024 == 0) bar.Update(p);
  }
  BuiltIndex built{.people = index->Publish()};
  built.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (set.profiles.size() > 0) {
    built.bytes_per_profile = static_cast<double>(index->MemoryBytes()) / static_cast<double>(set.profiles.size());
  }
  return built;
}

double RatioOf(const NeutralRun& run) {
  const double brute_force = run.brute_force.QueriesPerSecond();
  return brute_force > 0 ? run.index.QueriesPerSecond() / brute_force : 0;
}

void PrintJson(Session& session, const NeutralSet& set, const NeutralRun& run, const BuiltIndex& built) {
  const auto figures = [](const AnswerTimes& times) {
    return nlohmann::json{{"queries_per_second", times.QueriesPerSecond()},
                          {"median_ms", times.Quantile(0.5)},
                          {"p99_ms", times.Quantile(0.99)},
                          {"answers", times.count()}};
  };
  nlohmann::json index = figures(run.index);
  index["build_seconds"] = built.seconds;
  index["bytes_per_profile"] = built.bytes_per_profile;
  session.out << nlohmann::json{{"profiles", set.profiles.size()},
                                {"vacancies", set.vacancies.size()},
                                {"competencies", set.competencies()},
                                {"index", index},
                                {"brute_force", figures(run.brute_force)},
                                {"ratio", RatioOf(run)},
                                {"compared", run.compared},
                                {"different", run.different}}
                     .dump(1)
              << '\n';
}

void PrintTable(Session& session, const NeutralSet& set, const NeutralRun& run, const BuiltIndex& built) {
  Table table({{"way"},
               {"queries/s", true},
               {"median ms", true},
               {"p99 ms", true},
               {"built in s", true},
               {"bytes a profile", true}});
  const auto add = [&table](const char* way, const AnswerTimes& times, const std::string& seconds,
                            const std::string& bytes) {
    table.AddRow({way, absl::StrFormat("%.1f", times.QueriesPerSecond()), absl::StrFormat("%.3f", times.Quantile(0.5)),
                  absl::StrFormat("%.3f", times.Quantile(0.99)), seconds, bytes});
  };
  add("index", run.index, absl::StrFormat("%.2f", built.seconds), absl::StrFormat("%.0f", built.bytes_per_profile));
  add("brute force", run.brute_force, "", "");
  table.Print(session.out, session.width);
  session.out << absl::StrFormat(
      "%d profiles, %d vacancies, %d competencies; the index is %.1f times the brute force\n", set.profiles.size(),
      set.vacancies.size(), set.competencies(), RatioOf(run));
  session.out << run.compared - run.different << " of " << run.compared
              << " vacancies that both answered have the same profiles, order and scores to the last bit\n";
}

}  // namespace

void AddNeutralOptions(CLI::App& app, NeutralOptions& options) {
  app.add_option("--neutral", options.folder, "Folder of a neutral data set (docs/peers.md): answer its vacancies");
  app.add_option("--out", options.out, "File to write the answers to: ten profile numbers a vacancy, u32");
  app.add_option("--seconds", options.seconds, "Go round all vacancies again until this much was measured")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_flag("--region", options.in_region, "Keep only profiles of the vacancy's region");
}

absl::Status MeasureNeutral(Session& session, const NeutralOptions& options) {
  PERRON_ASSIGN_OR_RETURN(const NeutralSet set, ReadNeutralSet(options.folder));
  const ScoringModel model;
  const auto space = std::make_shared<const CompetencySpace>(SpaceOf(set));
  BuiltIndex built;
  {
    ProgressBar bar(session, "profiles", static_cast<std::int64_t>(set.profiles.size()));
    built = Build(set, space, model, bar);
  }
  NeutralRun run;
  {
    // Twice: by the index and by the brute force.
    ProgressBar bar(session, "answers", static_cast<std::int64_t>(2 * set.vacancies.size()));
    run = RunNeutral(set, *built.people, {.in_region = options.in_region, .least_seconds = options.seconds},
                     [&bar](std::size_t done) { bar.Update(static_cast<std::int64_t>(done)); });
  }
  if (!options.out.empty()) PERRON_RETURN_IF_ERROR(WriteNeutralAnswer(run.answer, options.out));
  if (session.options.json) {
    PrintJson(session, set, run, built);
  } else {
    PrintTable(session, set, run, built);
  }
  if (run.different == 0) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("the index and the brute force differ for ", run.different, " of ",
                                          run.compared, " vacancies; ", run.first_difference));
}

}  // namespace perron
