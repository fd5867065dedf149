#include "clients/cli/bench_neutral.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "clients/bench/neutral_documents.h"
#include "clients/bench/neutral_run.h"
#include "clients/bench/neutral_set.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"
#include "index/flat_index.h"

namespace perron {
namespace {

// The index that is measured.
std::unique_ptr<PeopleIndex> MakePeopleIndex(const NeutralSet& set, std::shared_ptr<const CompetencySpace> space,
                                             const ScoringModel& model, ProgressBar& bar) {
  DocumentListBuilder<PersonDocument> people;
  for (std::uint32_t p = 0; p < set.profiles.size(); ++p) {
    people.Put(PersonOf(set, p));
    if (p % 1024 == 0) bar.Update(p);
  }
  return std::make_unique<FlatPeopleIndex>(people.Publish(), std::move(space), model);
}

double RatioOf(const NeutralRun& run) {
  const double brute_force = run.brute_force.QueriesPerSecond();
  return brute_force > 0 ? run.index.QueriesPerSecond() / brute_force : 0;
}

void PrintJson(Session& session, const NeutralSet& set, const NeutralRun& run, double build_seconds) {
  const auto figures = [](const AnswerTimes& times) {
    return nlohmann::json{{"queries_per_second", times.QueriesPerSecond()},
                          {"median_ms", times.Quantile(0.5)},
                          {"p99_ms", times.Quantile(0.99)},
                          {"answers", times.count()}};
  };
  nlohmann::json index = figures(run.index);
  index["build_seconds"] = build_seconds;
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

void PrintTable(Session& session, const NeutralSet& set, const NeutralRun& run, double build_seconds) {
  Table table({{"way"}, {"queries/s", true}, {"median ms", true}, {"p99 ms", true}, {"built in s", true}});
  const auto add = [&table](const char* way, const AnswerTimes& times, const std::string& built) {
    table.AddRow({way, absl::StrFormat("%.1f", times.QueriesPerSecond()), absl::StrFormat("%.3f", times.Quantile(0.5)),
                  absl::StrFormat("%.3f", times.Quantile(0.99)), built});
  };
  add("index", run.index, absl::StrFormat("%.2f", build_seconds));
  add("brute force", run.brute_force, "");
  table.Print(session.out, session.width);
  session.out << absl::StrFormat(
      "%d profiles, %d vacancies, %d competencies; the index is %.1f times the brute force\n", set.profiles.size(),
      set.vacancies.size(), set.competencies(), RatioOf(run));
  session.out << run.compared - run.different << " of " << run.compared
              << " vacancies that both answered have the same profiles, order and scores to the last bit\n";
}

int Neutral(Session& session, const NeutralOptions& options) {
  const absl::Status status = MeasureNeutral(session, options);
  if (status.ok()) return kExitOk;
  session.err << status.message() << '\n';
  return kExitRefused;
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

void AddNeutralCommand(CLI::App& parent, Command* chosen) {
  const auto options = std::make_shared<NeutralOptions>();
  CLI::App* index = AddSubcommand(parent, "index", "Measures how fast the index answers, beside a brute force",
                                  "  perron bench index --neutral DIR --out TOP10.u32", options, &Neutral, chosen);
  AddNeutralOptions(*index, *options);
  index->get_option("--neutral")->required();
}

absl::Status MeasureNeutral(Session& session, const NeutralOptions& options) {
  PERRON_ASSIGN_OR_RETURN(const NeutralSet set, ReadNeutralSet(options.folder));
  const ScoringModel model;
  const auto space = std::make_shared<const CompetencySpace>(SpaceOf(set));
  std::unique_ptr<PeopleIndex> index;
  const auto begin = std::chrono::steady_clock::now();
  {
    ProgressBar bar(session, "profiles", static_cast<std::int64_t>(set.profiles.size()));
    index = MakePeopleIndex(set, space, model, bar);
  }
  const double build_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  NeutralRun run;
  {
    // Twice: by the index and by the brute force.
    ProgressBar bar(session, "answers", static_cast<std::int64_t>(2 * set.vacancies.size()));
    run = RunNeutral(set, *index, {.in_region = options.in_region, .least_seconds = options.seconds},
                     [&bar](std::size_t done) { bar.Update(static_cast<std::int64_t>(done)); });
  }
  if (!options.out.empty()) PERRON_RETURN_IF_ERROR(WriteNeutralAnswer(run.answer, options.out));
  if (session.options.json) {
    PrintJson(session, set, run, build_seconds);
  } else {
    PrintTable(session, set, run, build_seconds);
  }
  if (run.different == 0) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("the index and the brute force differ for ", run.different, " of ",
                                          run.compared, " vacancies; ", run.first_difference));
}

}  // namespace perron
