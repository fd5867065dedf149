#include "clients/cli/bench_command.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "clients/bench/held_out_labels.h"
#include "clients/bench/linking_file.h"
#include "clients/bench/linking_quality.h"
#include "clients/bench/ranking_quality.h"
#include "clients/cli/bench_index.h"
#include "clients/cli/bench_input.h"
#include "clients/cli/bench_related.h"
#include "clients/cli/bench_relations.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"
#include "index/taxonomy_import.h"
#include "index/text/lexicon_learner.h"

namespace perron {
namespace {

struct QualityOptions {
  std::string taxonomy;
  std::string linking;
  std::string occupations;
  RelatedOptions related;
  bool occupations_proxy = false;
  std::string run;
  std::uint64_t seed = 7;
  std::size_t top = 100;
};

struct NamedQuality {
  std::string benchmark;
  std::string ranking;
  RankingQuality quality;
};

RankingQuality Measure(Session& session, const std::string& label, const std::vector<JudgedQuery>& queries,
                       const Ranker& ranker) {
  ProgressBar bar(session, label, static_cast<std::int64_t>(queries.size()));
  return MeasureRanking(queries, ranker, [&](std::size_t done) { bar.Update(static_cast<std::int64_t>(done)); });
}

// The product's linker, then the baselines over the same labels.
void MeasureRankers(Session& session, const std::string& benchmark, const std::vector<JudgedQuery>& queries,
                    const Ranker& link, const std::vector<const std::vector<ConceptLabels>*>& labels,
                    const Taxonomy& taxonomy, std::size_t top, std::vector<NamedQuality>& found) {
  const LetterBaseline letters(labels, taxonomy.languages);
  const auto by_letters = [&](std::string_view text) { return letters.Rank(text, top); };
  const std::unique_ptr<LabelSearch> search = MakeLabelSearch(labels);
  const auto by_search = [&](std::string_view text) { return RankByLabelSearch(*search, text, top); };
  found.push_back({benchmark, "linker", Measure(session, "linker", queries, link)});
  found.push_back({benchmark, "letters 3-5 tf-idf", Measure(session, "letters", queries, by_letters)});
  found.push_back({benchmark, "label search", Measure(session, "label search", queries, by_search)});
}

template <typename Concept>
std::vector<std::string> UrisOf(const std::vector<Concept>& concepts, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::string> uris;
  uris.reserve(numbers.size());
  for (const std::uint32_t number : numbers) uris.push_back(concepts[number].uri);
  return uris;
}

absl::Status MeasureLinking(Session& session, const QualityOptions& options, const ImportedTaxonomy& imported,
                            std::vector<NamedQuality>& found) {
  const Taxonomy& taxonomy = imported.taxonomy;
  PERRON_ASSIGN_OR_RETURN(const std::string content, ReadBenchFile(session, options.linking));
  PERRON_ASSIGN_OR_RETURN(const std::vector<JudgedQuery> queries, ReadLinkingFile(options.linking, content, taxonomy));
  const auto linker = MakeCompetencyLinker(taxonomy, imported.lexicon);
  std::string run;
  const auto link = [&](std::string_view text) {
    std::vector<std::uint32_t> ranked = RankByLinker(*linker, text, options.top);
    run += RunLine(std::string(text), UrisOf(taxonomy.competencies, ranked));
    return ranked;
  };
  MeasureRankers(session, "linking", queries, link, CompetencyLabels(taxonomy), taxonomy, options.top, found);
  return WriteRun(options.run, run);
}

absl::Status LinkTitles(Session& session, const QualityOptions& options, const ImportedTaxonomy& imported) {
  PERRON_ASSIGN_OR_RETURN(const std::string content, ReadBenchFile(session, options.occupations));
  PERRON_ASSIGN_OR_RETURN(const std::vector<std::string> titles, ReadTextLines(options.occupations, content));
  const auto linker = MakeOccupationLinker(imported.taxonomy, imported.lexicon);
  ProgressBar bar(session, "titles", static_cast<std::int64_t>(titles.size()));
  std::string run;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    run += RunLine(titles[i], UrisOf(imported.taxonomy.occupations, RankByLinker(*linker, titles[i], options.top)));
    bar.Update(static_cast<std::int64_t>(i + 1));
  }
  bar.Wipe();
  PERRON_RETURN_IF_ERROR(WriteRun(options.run, run));
  if (!session.options.json) session.out << titles.size() << " titles linked, in " << options.run << '\n';
  return absl::OkStatus();
}

// The lexicon is learned without the labels that are held out, or it would know them.
void MeasureProxy(Session& session, const QualityOptions& options, const Taxonomy& whole, HeldOut held_out,
                  const std::string& name, std::vector<NamedQuality>& found) {
  Taxonomy taxonomy = whole;
  const std::vector<JudgedQuery> queries = HoldOutOccupationLabels(held_out, options.seed, &taxonomy);
  const auto linker = MakeOccupationLinker(taxonomy, LearnLexicon(taxonomy, ReadDictionaries()));
  const auto link = [&](std::string_view text) { return RankByLinker(*linker, text, options.top); };
  MeasureRankers(session, name, queries, link, OccupationLabels(taxonomy), taxonomy, options.top, found);
}

void Print(const Session& session, const std::vector<NamedQuality>& found) {
  if (session.options.json) {
    nlohmann::json rows = nlohmann::json::array();
    for (const NamedQuality& one : found) {
      rows.push_back({{"benchmark", one.benchmark},
                      {"ranking", one.ranking},
                      {"queries", one.quality.queries},
                      {"mrr", one.quality.mrr},
                      {"hit1", one.quality.hit1},
                      {"hit10", one.quality.hit10}});
    }
    session.out << nlohmann::json{{"quality", rows}}.dump(1) << '\n';
    return;
  }
  Table table({{"benchmark"}, {"ranking"}, {"queries", true}, {"MRR", true}, {"hit@1", true}, {"hit@10", true}});
  const auto four = [](double value) { return absl::StrFormat("%.4f", value); };
  for (const NamedQuality& one : found) {
    table.AddRow({one.benchmark, one.ranking, std::to_string(one.quality.queries), four(one.quality.mrr),
                  four(one.quality.hit1), four(one.quality.hit10)});
  }
  table.Print(session.out, session.width);
}

absl::Status RunQuality(Session& session, const QualityOptions& options) {
  PERRON_ASSIGN_OR_RETURN(const ImportedTaxonomy imported, ImportForBench(session, options.taxonomy));
  if (!options.related.judgements.empty()) {
    RelatedOptions related = options.related;
    related.run = options.run;
    related.seed = options.seed;
    return MeasureRelatedOccupations(session, related, imported);
  }
  std::vector<NamedQuality> found;
  if (!options.linking.empty()) PERRON_RETURN_IF_ERROR(MeasureLinking(session, options, imported, found));
  if (!options.occupations.empty()) PERRON_RETURN_IF_ERROR(LinkTitles(session, options, imported));
  if (options.occupations_proxy) {
    MeasureProxy(session, options, imported.taxonomy, HeldOut::kSample, "15 % of titles unknown", found);
    MeasureProxy(session, options, imported.taxonomy, HeldOut::kAll, "all other titles unknown", found);
  }
  if (!found.empty() || session.options.json) Print(session, found);
  return absl::OkStatus();
}

int Quality(Session& session, const QualityOptions& options) {
  const int asked = (options.related.judgements.empty() ? 0 : 1) + (options.linking.empty() ? 0 : 1) +
                    (options.occupations.empty() ? 0 : 1) + (options.occupations_proxy ? 1 : 0);
  if (asked != 1) {
    session.err << "bench quality measures one thing at a time, want one of --related, --linking, --occupations and "
                   "--occupations-proxy\n";
    return kExitUsage;
  }
  if (options.related.judgements.empty() != options.related.corpus.empty()) {
    session.err << "--related and --corpus go together: judgements, and the occupations to rank\n";
    return kExitUsage;
  }
  if (!options.occupations.empty() && options.run.empty()) {
    session.err << "--occupations has nothing to compare with, want --run FILE for the rankings\n";
    return kExitUsage;
  }
  const absl::Status status = RunQuality(session, options);
  if (status.ok()) return kExitOk;
  session.err << status.message() << '\n';
  return kExitRefused;
}

}  // namespace

void AddBenchCommand(CLI::App& app, Command* chosen) {
  CLI::App* parent = app.add_subcommand("bench", "Measure how good the answers are; needs no server");
  parent->require_subcommand(1);
  AddBenchRelationsCommand(*parent, chosen);
  AddBenchIndexCommand(*parent, chosen);
  const auto options = std::make_shared<QualityOptions>();
  CLI::App* quality = AddSubcommand(
      *parent, "quality", "Ranks the texts of a benchmark with the product's own code and scores the rankings",
      "  perron bench quality --taxonomy ESCO/ --related related_occupations_dev.tsv.gz \\\n"
      "      --corpus related_occupations_corpus.txt.gz --run run.tsv\n"
      "  perron bench quality --taxonomy ESCO/ --linking competency_linking_dev.tsv.gz --run run.tsv\n"
      "  perron bench quality --taxonomy ESCO/ --occupations titles.txt --run run.tsv\n"
      "  perron bench quality --taxonomy ESCO/ --occupations-proxy --json",
      options, &Quality, chosen);
  quality->add_option("--taxonomy", options->taxonomy, "Folder or .zip of the taxonomy package; imported into memory")
      ->required();
  AddRelatedOptions(*quality, options->related);
  quality->add_option("--linking", options->linking,
                      "Texts with the competencies that they mean, after a heading: text, tab, URIs; plain or .gz");
  quality->add_option("--occupations", options->occupations, "Job titles to link, one a line; plain or .gz");
  quality->add_flag("--occupations-proxy", options->occupations_proxy,
                    "Links Dutch alternative labels of occupations that were taken out first");
  quality->add_option("--run", options->run,
                      "File to write the rankings of the product to: query, tab, URIs, best first");
  quality
      ->add_option("--seed", options->seed,
                   "Of what is drawn: the labels that --occupations-proxy takes out, the profiles of --related")
      ->capture_default_str();
  quality->add_option("--top", options->top, "Most concepts of a ranking")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
}

}  // namespace perron
