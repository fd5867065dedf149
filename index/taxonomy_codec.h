#ifndef PERRON_INDEX_TAXONOMY_CODEC_H_
#define PERRON_INDEX_TAXONOMY_CODEC_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/text/lexicon.h"
#include "matching/competency_space.h"
#include "matching/taxonomy.h"

namespace perron {

// A taxonomy with all that was computed from it.
struct CompiledContent {
  Taxonomy taxonomy;
  CompetencySpace space;
  Lexicon lexicon;
};

// Serialises all as perron.store.v1.CompiledTaxonomy. Equal values give equal bytes. RESOURCE_EXHAUSTED when it is
// over 2 GiB, which a message cannot be.
absl::StatusOr<std::string> EncodeTaxonomy(const Taxonomy& taxonomy, const CompetencySpace& space,
                                           const Lexicon& lexicon = {});

// Reads it back. DATA_LOSS when the bytes are no such message, of another format version, or break an invariant of
// matching/taxonomy.h or of index/text/lexicon.h that reading past an end could follow from.
absl::StatusOr<CompiledContent> DecodeTaxonomy(std::string_view bytes);

// Version of a taxonomy: 16 hexadecimal digits from its bytes.
std::string TaxonomyVersionOf(std::string_view bytes);

}  // namespace perron

#endif  // PERRON_INDEX_TAXONOMY_CODEC_H_
