#include "index/taxonomy_import.h"

#include <utility>

#include "base/status_macros.h"
#include "index/esco_package.h"
#include "index/taxonomy_codec.h"

namespace perron {

absl::StatusOr<ImportedTaxonomy> ImportTaxonomy(const PackageFiles& package) {
  PERRON_ASSIGN_OR_RETURN(EscoPackage read, ReadEscoPackage(package));
  ImportedTaxonomy imported;
  imported.taxonomy = std::move(read.taxonomy);
  imported.space = LearnCompetencySpace(imported.taxonomy);
  PERRON_ASSIGN_OR_RETURN(imported.bytes, EncodeTaxonomy(imported.taxonomy, imported.space));
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
