#ifndef PERRON_INDEX_TEXT_SPAN_CHOICE_H_
#define PERRON_INDEX_TEXT_SPAN_CHOICE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perron {

// A concept that some words of a text may mean.
struct SpanCandidate {
  std::uint32_t concept_number = 0;
  std::size_t begin = 0;  // in the text, begin < end
  std::size_t end = 0;
  double score = 0;
  std::uint32_t source = 0;  // whatever the caller needs to find more about it
};

// Chooses, best score first, what neither overlaps with a chosen span nor repeats a chosen concept; of equal scores the
// longer span, then the earlier, then the lower concept. Returns the chosen ones by begin.
std::vector<SpanCandidate> ChooseSpans(std::vector<SpanCandidate> candidates);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_SPAN_CHOICE_H_
