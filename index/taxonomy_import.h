#ifndef PERRON_INDEX_TAXONOMY_IMPORT_H_
#define PERRON_INDEX_TAXONOMY_IMPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "index/package_files.h"
#include "index/text/dictionaries.h"
#include "index/text/lexicon.h"
#include "matching/competency_space.h"
#include "matching/taxonomy.h"

namespace perron {

// Most competencies of a taxonomy: the exact index counts them in 16 bits. ESCO has some 14,000.
inline constexpr std::size_t kMostOfTaxonomy = 65'536;

// What became of a package.
struct ImportedTaxonomy {
  Taxonomy taxonomy;
  CompetencySpace space;
  Lexicon lexicon;
  std::string version;                            // 16 hexadecimal digits from `bytes`
  std::string bytes;                              // to be stored (index/taxonomy_store.h)
  std::vector<std::string> ignored_files;         // names that mean nothing to Perron, ascending
  std::vector<std::string> warnings;              // the first 20 rows or values that were left out, and why
  std::size_t warning_count = 0;                  // all that were left out
  std::vector<std::string> missing_dictionaries;  // without which linking texts knows less; for people
  std::size_t relation_count = 0;                 // occupation x competency relations
  std::size_t transfer_count = 0;  // edges of the transfer table, without those from a competency to itself
};

// Reads a package, computes the competency space and the lexicon, and serialises all. Deterministic: the same files and
// dictionaries give the same bytes, whatever they were packed in. Takes seconds. INVALID_ARGUMENT as
// `skills_en.csv:120: column skillType: ...`, and for
// more than kMostOfTaxonomy.
absl::StatusOr<ImportedTaxonomy> ImportTaxonomy(const PackageFiles& package,
                                                const Dictionaries& dictionaries = ReadDictionaries());

}  // namespace perron

#endif  // PERRON_INDEX_TAXONOMY_IMPORT_H_
