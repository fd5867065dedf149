#include "clients/bench/index_report.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace perron {
namespace {

// Three digits that mean something, and no more after the point than that takes.
std::string Figure(double value) {
  if (value <= 0) return "0";
  if (value >= 100) return absl::StrFormat("%.0f", value);
  if (value >= 10) return absl::StrFormat("%.1f", value);
  if (value >= 1) return absl::StrFormat("%.2f", value);
  return absl::StrFormat("%.3f", value);
}

std::string Percent(double share) { return absl::StrFormat("%.*f %%", share < 0.1 ? 2 : 0, 100 * share); }

const char* NameOf(MatchOrder order) {
  switch (order) {
    case MatchOrder::kFitTimesPreference:
      return "fit x preference";
    case MatchOrder::kFit:
      return "fit";
    case MatchOrder::kCoverage:
      return "coverage";
    case MatchOrder::kUnranked:
      break;
  }
  return "";
}

const char* NameOfGroup(std::size_t group) { return kGroups[group] == RequirementGroups::kOwn ? "own" : "family"; }

double BytesPerProfile(const IndexBenchResult& result, std::size_t system) {
  return static_cast<double>(result.builds[system].bytes) /
         static_cast<double>(std::max<std::uint64_t>(1, result.profiles));
}

// How many times the median of this system is that of the index; 0 when one of them is not known.
double TimesSlower(const CaseFigures& figures, std::size_t system) {
  const double index = figures.systems[0].times.Quantile(0.5);
  return index > 0 ? figures.systems[system].times.Quantile(0.5) / index : 0;
}

void AddRow(std::string& text, const std::vector<std::string>& cells) {
  absl::StrAppend(&text, "| ", absl::StrJoin(cells, " | "), " |\n");
}

// `left`: so many columns of words before those of figures.
void AddHead(std::string& text, const std::vector<std::string>& heads, std::size_t left) {
  AddRow(text, heads);
  text += "|";
  for (std::size_t i = 0; i < heads.size(); ++i) text += i < left ? "---|" : "---:|";
  text += "\n";
}

void AddBuilds(std::string& text, const IndexBenchResult& result) {
  AddHead(text, {"system", "built in s", "bytes a profile"}, 1);
  for (std::size_t s = 0; s < result.systems.size(); ++s) {
    AddRow(text, {NameOf(result.systems[s]), Figure(result.builds[s].seconds), Figure(BytesPerProfile(result, s))});
  }
}

std::string Exact(const SystemFigures& figures) {
  if (figures.compared == 0) return "";
  return absl::StrCat(figures.compared - figures.different, " of ", figures.compared);
}

void AddCases(std::string& text, const IndexBenchResult& result) {
  std::vector<std::string> heads = {"requirements", "order", "filter", "index median / p99 ms", "queries/s"};
  for (std::size_t s = 1; s < result.systems.size(); ++s) {
    heads.push_back(absl::StrCat(NameOf(result.systems[s]), " median / p99 ms"));
    heads.emplace_back("times");
  }
  heads.insert(heads.end(), {"recall@10", "exact"});
  AddHead(text, heads, 3);
  for (const CaseFigures& figures : result.cases) {
    const SystemFigures& index = figures.systems[0];
    const bool filtered = kFilterShares[figures.asked.filter] < 1;
    std::vector<std::string> cells = {
        NameOfGroup(figures.asked.group), NameOf(figures.asked.order), filtered ? Percent(figures.share) : "none",
        absl::StrCat(Figure(index.times.Quantile(0.5)), " / ", Figure(index.times.Quantile(0.99))),
        Figure(index.times.QueriesPerSecond())};
    for (std::size_t s = 1; s < figures.systems.size(); ++s) {
      const AnswerTimes& times = figures.systems[s].times;
      const bool asked = times.count() > 0;
      cells.push_back(asked ? absl::StrCat(Figure(times.Quantile(0.5)), " / ", Figure(times.Quantile(0.99))) : "");
      cells.push_back(asked ? Figure(TimesSlower(figures, s)) : "");
    }
    cells.push_back(index.compared > 0 ? absl::StrFormat("%.3f", index.recall) : "");
    cells.push_back(Exact(index));
    AddRow(text, cells);
  }
}

nlohmann::json CaseJson(const IndexBenchResult& result, const CaseFigures& figures) {
  nlohmann::json systems = nlohmann::json::array();
  for (std::size_t s = 0; s < figures.systems.size(); ++s) {
    const SystemFigures& one = figures.systems[s];
    if (one.times.count() == 0) continue;
    systems.push_back({{"system", NameOf(result.systems[s])},
                       {"median_ms", one.times.Quantile(0.5)},
                       {"p99_ms", one.times.Quantile(0.99)},
                       {"queries_per_second", one.times.QueriesPerSecond()},
                       {"times_slower", TimesSlower(figures, s)},
                       {"recall", one.recall},
                       {"compared", one.compared},
                       {"different", one.different}});
  }
  return {{"requirements", NameOfGroup(figures.asked.group)},
          {"order", NameOf(figures.asked.order)},
          {"filter", kFilterShares[figures.asked.filter]},
          {"share", figures.share},
          {"systems", systems}};
}

}  // namespace

std::string MarkdownOf(const IndexBenchResult& result) {
  std::string text = absl::StrFormat(
      "### %d profiles\n\n%.1f competencies a profile, %.1f own requirements a vacancy, %.1f with those of the family; "
      "made in %s s.%s\n\n",
      result.profiles, result.competencies, result.requirements[0], result.requirements[1],
      Figure(result.people_seconds),
      result.timed_by == TimedBy::kThread ? " Answers by the time that the thread worked, not by the clock." : "");
  AddBuilds(text, result);
  text += "\n";
  AddCases(text, result);
  text += "\n";
  AddHead(text, {"the index alone", ""}, 1);
  for (const ThroughputFigures& one : result.throughput) {
    AddRow(text, {absl::StrCat("coverage and fit by turns, ", one.threads, one.threads == 1 ? " thread" : " threads"),
                  absl::StrCat(Figure(one.queries_per_second), " queries/s")});
  }
  if (result.throughput.size() == 2 && result.throughput[0].queries_per_second > 0) {
    AddRow(text, {"the second as many times the first",
                  Figure(result.throughput[1].queries_per_second / result.throughput[0].queries_per_second)});
  }
  AddRow(text,
         {"a write to the index that has it, median / p99",
          absl::StrCat(Figure(result.updates.Quantile(0.5)), " / ", Figure(result.updates.Quantile(0.99)), " ms")});
  AddRow(text, {"writes that the next search saw",
                absl::StrCat(result.updates.count() - result.updates_not_seen, " of ", result.updates.count())});
  AddRow(text, {"answers of all systems that are those of the oracle",
                absl::StrCat(result.compared() - result.different(), " of ", result.compared())});
  AddRow(text, {"load of the machine before and after the questions, this program included",
                absl::StrFormat("%.1f, %.1f", result.load_before, result.load_after)});
  if (!result.first_difference.empty()) absl::StrAppend(&text, "\nFirst difference: ", result.first_difference, "\n");
  return text;
}

nlohmann::json JsonOf(const IndexBenchResult& result) {
  nlohmann::json builds = nlohmann::json::array();
  for (std::size_t s = 0; s < result.systems.size(); ++s) {
    builds.push_back({{"system", NameOf(result.systems[s])},
                      {"seconds", result.builds[s].seconds},
                      {"bytes_per_profile", BytesPerProfile(result, s)}});
  }
  nlohmann::json cases = nlohmann::json::array();
  for (const CaseFigures& figures : result.cases) cases.push_back(CaseJson(result, figures));
  nlohmann::json throughput = nlohmann::json::array();
  for (const ThroughputFigures& one : result.throughput) {
    throughput.push_back({{"threads", one.threads}, {"queries_per_second", one.queries_per_second}});
  }
  return {{"profiles", result.profiles},
          {"timed_by", result.timed_by == TimedBy::kThread ? "thread" : "clock"},
          {"competencies", result.competencies},
          {"requirements", {{"own", result.requirements[0]}, {"family", result.requirements[1]}}},
          {"people_seconds", result.people_seconds},
          {"builds", builds},
          {"cases", cases},
          {"throughput", throughput},
          {"load", {result.load_before, result.load_after}},
          {"updates",
           {{"median_ms", result.updates.Quantile(0.5)},
            {"p99_ms", result.updates.Quantile(0.99)},
            {"count", result.updates.count()},
            {"not_seen", result.updates_not_seen}}}};
}

}  // namespace perron
