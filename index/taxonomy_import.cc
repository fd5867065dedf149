#include "index/taxonomy_import.h"

#include <future>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/esco_package.h"
#include "index/taxonomy_codec.h"
#include "index/text/lexicon_learner.h"

namespace perron {

absl::StatusOr<ImportedTaxonomy> ImportTaxonomy(const PackageFiles& package, const Dictionaries& dictionaries) {
  PERRON_ASSIGN_OR_RETURN(EscoPackage read, ReadEscoPackage(package));
  if (read.taxonomy.competencies.size() > kMostOfTaxonomy) {
    return absl::InvalidArgumentError(
        absl::StrCat("package: ", read.taxonomy.competencies.size(), " competencies, want at most ", kMostOfTaxonomy));
  }
  ImportedTaxonomy imported;
  imported.taxonomy = std::move(read.taxonomy);
  std::future<Lexicon> lexicon =
      std::async(std::launch::async, [&] { return LearnLexicon(imported.taxonomy, dictionaries); });
  imported.space = LearnCompetencySpace(imported.taxonomy);
  imported.lexicon = lexicon.get();
  imported.missing_dictionaries = dictionaries.missing;
  PERRON_ASSIGN_OR_RETURN(imported.bytes, EncodeTaxonomy(imported.taxonomy, imported.space, imported.lexicon));
  imported.version = TaxonomyVersionOf(imported.bytes);
  imported.ignored_files = std::move(read.ignored_files);
  imported.warnings = read.warnings.kept();
  imported.warning_count = read.warnings.count();
  for (const Occupation& occupation : imported.taxonomy.occupations) {
    imported.relation_count += occupation.essential.size() + occupation.optional.size();
  }
  imported.transfer_count = imported.space.transfer.edge_count() - imported.space.transfer.size();
  return imported;
}

}  // namespace perron
