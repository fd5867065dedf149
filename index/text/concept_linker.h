#ifndef PERRON_INDEX_TEXT_CONCEPT_LINKER_H_
#define PERRON_INDEX_TEXT_CONCEPT_LINKER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "index/text/lexicon.h"
#include "matching/taxonomy.h"

namespace perron {

// Finds the concepts that a text means: "heftruk besturen" -> the competency "vorkheftruck bedienen". Unlike
// LabelSearch (index/label_search.h) it needs no word of a label: it compares letters, stems, parts of compounds and
// translations (docs/linking.md). For a phrase or a sentence of up to some tens of words; cut a longer text first.
// Immutable, thread-safe.
class ConceptLinker {
 public:
  struct Hit {
    std::uint32_t concept_number = 0;  // position in Taxonomy::competencies or ::occupations
    // In (0, 1]: how much alike text and concept are, comparable across texts; 1 for a label of the concept itself and
    // for nothing else. docs/linking.md tells how often a hit of a given score is right.
    double score = 0;
  };

  virtual ~ConceptLinker() = default;

  // Best first, of equal ones the likelier and then the lower number; each concept once. Dutch and English alike, the
  // text says which. Empty when nothing is alike, and for a text without letters. Costs about 0.2 ms for a short phrase
  // on ESCO.
  virtual std::vector<Hit> Link(std::string_view text, std::size_t limit) const = 0;

  virtual std::size_t memory_bytes() const = 0;
};

// One for all competencies, one for all occupations of a taxonomy. Neither keeps a reference to its arguments. An empty
// lexicon works: without translations.
std::unique_ptr<const ConceptLinker> MakeCompetencyLinker(const Taxonomy& taxonomy, const Lexicon& lexicon);
std::unique_ptr<const ConceptLinker> MakeOccupationLinker(const Taxonomy& taxonomy, const Lexicon& lexicon);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_CONCEPT_LINKER_H_
