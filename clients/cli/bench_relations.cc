#include "clients/cli/bench_relations.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "clients/bench/relations_sample.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/taxonomy_import.h"
#include "index/esco_package.h"
#include "index/package_files.h"
#include "matching/competency_space.h"

namespace perron {
namespace {

struct RelationsOptions {
  std::string taxonomy;
  std::string out;
  RelationsSampleOptions sample;
};

absl::StatusOr<Taxonomy> ReadTaxonomy(const std::string& path) {
  PERRON_ASSIGN_OR_RETURN(const std::vector<PackageFile> files, PackageFilesOf(path));
  PackageFiles package;
  for (const PackageFile& file : files) {
    std::ifstream in(file.path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return absl::NotFoundError(absl::StrCat(file.path, ": cannot be read"));
    PERRON_RETURN_IF_ERROR(package.Add(file.name, std::move(content)));
  }
  PERRON_ASSIGN_OR_RETURN(EscoPackage read, ReadEscoPackage(package));
  return std::move(read.taxonomy);
}

absl::Status DrawSheet(Session& session, const RelationsOptions& options) {
  PERRON_ASSIGN_OR_RETURN(const Taxonomy taxonomy, ReadTaxonomy(options.taxonomy));
  const std::vector<ShownPair> pairs = DrawShownPairs(taxonomy, LearnCompetencySpace(taxonomy), options.sample);
  std::ofstream out(options.out, std::ios::binary | std::ios::trunc);
  out << RelationsSheet(taxonomy, pairs);
  out.close();
  if (!out) return absl::PermissionDeniedError(absl::StrCat(options.out, ": cannot be written"));
  session.out << pairs.size() << " pairs in " << options.out << '\n';
  return absl::OkStatus();
}

int Relations(Session& session, const RelationsOptions& options) {
  const absl::Status status = DrawSheet(session, options);
  if (status.ok()) return kExitOk;
  session.err << status.message() << '\n';
  return kExitRefused;
}

}  // namespace

void AddBenchRelationsCommand(CLI::App& bench, Command* chosen) {
  const auto options = std::make_shared<RelationsOptions>();
  CLI::App* app = AddSubcommand(
      bench, "relations", "Draws pairs of competencies that explanations show, to be judged by hand",
      "  perron bench relations --taxonomy ESCO/ --pairs 300 --seed 1 --out sheet.tsv", options, &Relations, chosen);
  app->add_option("--taxonomy", options->taxonomy, "Folder or .zip of the taxonomy package; imported into memory")
      ->required();
  app->add_option("--pairs", options->sample.pairs, "How many")->capture_default_str()->check(CLI::Range(1, 100000));
  app->add_option("--seed", options->sample.seed, "The same seed draws the same pairs")->capture_default_str();
  app->add_option("--out", options->out, "File for the sheet, tab separated")->required();
}

}  // namespace perron
