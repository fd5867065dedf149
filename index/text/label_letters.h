#ifndef PERRON_INDEX_TEXT_LABEL_LETTERS_H_
#define PERRON_INDEX_TEXT_LABEL_LETTERS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "index/text/tfidf_index.h"

namespace perron {

// How much a text is like the labels of concepts, letter by letter. Immutable, thread-safe.
class LabelLetters {
 public:
  LabelLetters() = default;
  // Folded labels of each concept; a concept may have none.
  explicit LabelLetters(const std::vector<std::vector<std::string>>& labels);

  std::size_t concepts() const { return ends_.size(); }

  // For each concept the largest cosine that `letters` (index/text/link_query.h) has with any of its labels.
  std::vector<float> BestCosines(const std::vector<WeightedTerm>& letters) const;

  std::size_t memory_bytes() const { return index_.memory_bytes() + ends_.capacity() * sizeof(ends_[0]); }

 private:
  TfIdfIndex index_;                 // a row for each label, concept by concept
  std::vector<std::uint32_t> ends_;  // by concept: end of its rows
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_LABEL_LETTERS_H_
