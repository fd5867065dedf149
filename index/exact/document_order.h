#ifndef PERRON_INDEX_EXACT_DOCUMENT_ORDER_H_
#define PERRON_INDEX_EXACT_DOCUMENT_ORDER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "index/exact/entry_code.h"
#include "matching/competency_space.h"
#include "matching/taxonomy.h"

namespace perron {

// Finds the occupation that a document's competencies speak of most, so that like lies beside like: blocks of 64 rows
// that share their competencies are small and have tight bounds. The order steers speed only, never an answer.
// Immutable; Dominant is thread-compatible.
class DominantOccupation {
 public:
  // Both are read by the constructor only.
  DominantOccupation(const Taxonomy& taxonomy, const CompetencySpace& space);

  // Place of the occupation among all, alike ones (by ISCO code) beside each other; the number of occupations when none
  // has anything in common with the entries. By sum of weights in common, essential ones whole and optional ones for
  // 0.3, against the root of the occupation's own weight.
  std::uint32_t Of(std::span<const CodedEntry> entries);

 private:
  struct Asked {
    std::uint32_t place = 0;
    float strength = 0;
  };
  std::vector<std::uint32_t> asked_begin_;  // by competency, one more than there are: into asked_
  std::vector<Asked> asked_;
  std::uint32_t occupations_ = 0;
  std::vector<float> strength_;         // scratch, by place
  std::vector<std::uint32_t> touched_;  // scratch
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_DOCUMENT_ORDER_H_
