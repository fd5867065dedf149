#include "clients/cli/bench_related.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "clients/bench/occupation_rankers.h"
#include "clients/bench/ranking_quality.h"
#include "clients/bench/related_file.h"
#include "clients/bench/related_profiles.h"
#include "clients/bench/related_quality.h"
#include "clients/cli/bench_input.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/table.h"

namespace perron {
namespace {

constexpr std::size_t kIndexChecked = 100;  // the first so many of the index must be those of scoring everything

struct Row {
  std::string ranking;
  std::string profile;
  RelatedQuality quality;
};

// One benchmark: what is asked, of whom, over what.
class Benchmark {
 public:
  Benchmark(Session& session, const RelatedOptions& options, const Taxonomy& taxonomy,
            std::vector<RelatedQuery> queries, std::vector<std::uint32_t> corpus)
      : session_(session),
        options_(options),
        taxonomy_(taxonomy),
        queries_(std::move(queries)),
        corpus_(std::move(corpus)) {}

  RankedCorpus Corpus(const std::shared_ptr<const CompetencySpace>& space) const {
    return {taxonomy_, space, model_, corpus_};
  }

  // Adds a row; keeps the rankings for the run when `keep`.
  void Measure(const std::string& name, const std::string& profile, const OccupationRanker& ranker,
               const CompetencySpace& space, bool keep = false) {
    const std::vector<CandidateProfile> people = People(profile, space);
    ProgressBar bar(session_, absl::StrCat(name, ", ", profile), static_cast<std::int64_t>(queries_.size()));
    rows_.push_back(
        {name, profile, MeasureRelated(queries_, people, ranker, [&](std::size_t query, const auto& ranked) {
           bar.Update(static_cast<std::int64_t>(query + 1));
           if (keep) run_ += Line(query, ranked);
         })});
  }

  // INTERNAL when the index and scoring everything differ for someone.
  absl::Status CheckIndex(const std::shared_ptr<const CompetencySpace>& space) {
    const RankedCorpus corpus = Corpus(space);
    const OccupationRanker index = RankByIndex(corpus, true, kIndexChecked);
    const OccupationRanker all = RankByScoringAll(corpus, true);
    const std::vector<CandidateProfile> people = People("full", *space);
    ProgressBar bar(session_, "index and scoring everything", static_cast<std::int64_t>(queries_.size()));
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      std::vector<std::uint32_t> expected = all(people[i]);
      expected.resize(std::min(expected.size(), kIndexChecked));
      if (index(people[i]) != expected) {
        return absl::InternalError(absl::StrCat("the index and scoring everything differ for ",
                                                taxonomy_.occupations[queries_[i].occupation].uri));
      }
      bar.Update(static_cast<std::int64_t>(i + 1));
    }
    bar.Wipe();
    session_.err << "the first " << kIndexChecked << " of the index are those of scoring everything, for all "
                 << queries_.size() << " queries\n";
    return absl::OkStatus();
  }

  void Print() const {
    if (session_.options.json) {
      nlohmann::json rows = nlohmann::json::array();
      for (const Row& row : rows_) {
        rows.push_back({{"ranking", row.ranking},
                        {"profile", row.profile},
                        {"queries", row.quality.queries},
                        {"map", row.quality.map},
                        {"mrr", row.quality.mrr},
                        {"p10", row.quality.p10}});
      }
      session_.out << nlohmann::json{{"quality", rows}}.dump(1) << '\n';
      return;
    }
    Table table({{"ranking"}, {"profile"}, {"queries", true}, {"MAP", true}, {"MRR", true}, {"P@10", true}});
    const auto four = [](double value) { return absl::StrFormat("%.4f", value); };
    for (const Row& row : rows_) {
      table.AddRow({row.ranking, row.profile, std::to_string(row.quality.queries), four(row.quality.map),
                    four(row.quality.mrr), four(row.quality.p10)});
    }
    table.Print(session_.out, session_.width);
  }

  const std::string& run() const { return run_; }

 private:
  std::vector<CandidateProfile> People(const std::string& profile, const CompetencySpace& space) const {
    std::vector<CandidateProfile> people;
    people.reserve(queries_.size());
    for (const RelatedQuery& query : queries_) {
      people.push_back(MakeProfile(taxonomy_, space, query.occupation, *FindProfileKind(profile), options_.seed));
    }
    return people;
  }

  std::string Line(std::size_t query, const std::vector<std::uint32_t>& ranked) const {
    std::vector<std::string> uris;
    uris.reserve(ranked.size());
    for (const std::uint32_t occupation : ranked) uris.push_back(taxonomy_.occupations[occupation].uri);
    return RunLine(taxonomy_.occupations[queries_[query].occupation].uri, uris);
  }

  Session& session_;
  const RelatedOptions& options_;
  const Taxonomy& taxonomy_;
  const std::vector<RelatedQuery> queries_;
  const std::vector<std::uint32_t> corpus_;
  const ScoringModel model_;
  std::vector<Row> rows_;
  std::string run_;
};

// A way to learn with something left out.
struct Ablation {
  std::string name;
  std::function<void(LearningModel&)> change;
};

void WithoutText(LearningModel& model) { model.letters = model.label_words = model.described_words = 0; }
void WithoutIsco(LearningModel& model) { model.isco4 = model.isco3 = model.isco2 = 0; }

std::vector<Ablation> Ablations() {
  return {
      {"learned from occupations alone",
       [](LearningModel& model) {
         WithoutText(model);
         WithoutIsco(model);
         model.hierarchy = 0;
       }},
      {"learned without the hierarchy", [](LearningModel& model) { model.hierarchy = 0; }},
      {"learned without ISCO groups", WithoutIsco},
      {"learned without labels and descriptions", WithoutText},
      {"singular values to the power 1", [](LearningModel& model) { model.singular_power = 1; }},
      {"64 learned edges for each competency", [](LearningModel& model) { model.max_learned = 64; }},
      {"general competencies bring along as much as others",
       [](LearningModel& model) { model.general_occupations = model.general_share = 1e9; }},
      {"the line of work counts in full", [](LearningModel& model) { model.line_of_work = 1; }},
      {"nothing learned, hierarchy only", [](LearningModel& model) { model.max_learned = 0; }},
  };
}

void MeasureAblations(Session& session, Benchmark& benchmark, const Taxonomy& taxonomy) {
  for (const Ablation& ablation : Ablations()) {
    if (session.shows_progress()) session.err << "learning again: " << ablation.name << "\n";
    LearningModel model;
    ablation.change(model);
    const auto space = std::make_shared<const CompetencySpace>(LearnCompetencySpace(taxonomy, model));
    const OccupationRanker own = RankByIndex(benchmark.Corpus(space), false);
    for (const char* profile : {"full", "5", "5+10"}) {
      benchmark.Measure(absl::StrCat("own requirements, ", ablation.name), profile, own, *space);
    }
  }
}

}  // namespace

void AddRelatedOptions(CLI::App& app, RelatedOptions& options) {
  std::vector<std::string> names;
  names.reserve(ProfileKinds().size());
  for (const ProfileKind& kind : ProfileKinds()) names.push_back(kind.name);
  app.add_option(
      "--related", options.judgements,
      "Occupations with those that experts call related, after a heading: URI, tab, URIs, tab, URIs to leave "
      "out; plain or .gz");
  app.add_option("--corpus", options.corpus, "The occupations to rank, a URI a line; plain or .gz");
  app.add_option("--profile", options.profile,
                 "With --related: whose rankings --run gets; 5 and 10: so many random essential competencies, +10: and "
                 "ten of the 60 most common")
      ->capture_default_str()
      ->check(CLI::IsMember(names));
  app.add_flag("--without-family", options.without_family,
               "With --related: --run gets the rankings by own requirements alone");
  app.add_flag("--baselines", options.baselines, "With --related: rank in well-known ways too");
  app.add_flag("--ablation", options.ablation, "With --related: learn again without each part, some minutes");
  app.add_flag("--check-index", options.check_index,
               "With --related: fail unless the index gives the order of scoring everything");
}

absl::Status MeasureRelatedOccupations(Session& session, const RelatedOptions& options,
                                       const ImportedTaxonomy& imported) {
  const Taxonomy& taxonomy = imported.taxonomy;
  PERRON_ASSIGN_OR_RETURN(const std::string judged, ReadBenchFile(session, options.judgements));
  PERRON_ASSIGN_OR_RETURN(auto queries, ReadRelatedFile(options.judgements, judged, taxonomy));
  PERRON_ASSIGN_OR_RETURN(const std::string listed, ReadBenchFile(session, options.corpus));
  PERRON_ASSIGN_OR_RETURN(auto occupations, ReadRelatedCorpus(options.corpus, listed, taxonomy));
  const auto space = std::make_shared<const CompetencySpace>(imported.space);
  Benchmark benchmark(session, options, taxonomy, std::move(queries), std::move(occupations));
  const RankedCorpus corpus = benchmark.Corpus(space);
  if (options.check_index) PERRON_RETURN_IF_ERROR(benchmark.CheckIndex(space));
  for (const bool with_family : {true, false}) {
    const OccupationRanker ranker = RankByIndex(corpus, with_family);
    for (const ProfileKind& kind : ProfileKinds()) {
      const bool keep = kind.name == options.profile && with_family != options.without_family;
      benchmark.Measure(with_family ? "fit, with what is often asked" : "fit, own requirements alone", kind.name,
                        ranker, *space, keep);
    }
  }
  if (options.baselines) {
    for (const NamedRanker& baseline : BaselineRankers(corpus)) {
      for (const char* profile : {"full", "5", "5+10"}) {
        benchmark.Measure(baseline.name, profile, baseline.ranker, *space);
      }
    }
  }
  if (options.ablation) MeasureAblations(session, benchmark, taxonomy);
  PERRON_RETURN_IF_ERROR(WriteRun(options.run, benchmark.run()));
  benchmark.Print();
  return absl::OkStatus();
}

}  // namespace perron
