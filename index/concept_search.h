#ifndef PERRON_INDEX_CONCEPT_SEARCH_H_
#define PERRON_INDEX_CONCEPT_SEARCH_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "index/label_search.h"
#include "index/taxonomy_version.h"

namespace perron {

// Finds concepts by what somebody types: by labels (index/label_search.h) and, where no label has all the words as they
// were typed, also by what the text means (index/text/concept_linker.h), so that "heftruk besturen" finds what is
// called "vorkheftruck bedienen". What only the meaning finds gets at most .59, below a label with all the words, and
// the concept's label in `language` as the matched one. Best first, of equal ones those whose label was found; each
// concept once.
std::vector<LabelSearch::Hit> FindCompetencies(const TaxonomyVersion& version, std::string_view query,
                                               std::string_view language, std::size_t limit);
std::vector<LabelSearch::Hit> FindOccupations(const TaxonomyVersion& version, std::string_view query,
                                              std::string_view language, std::size_t limit);

}  // namespace perron

#endif  // PERRON_INDEX_CONCEPT_SEARCH_H_
