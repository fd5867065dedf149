#ifndef PERRON_INDEX_TEXT_MEANING_INDEX_H_
#define PERRON_INDEX_TEXT_MEANING_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "index/text/link_query.h"
#include "index/text/tfidf_index.h"

namespace perron {

// What a concept says, as stems in order.
struct ConceptWords {
  std::vector<std::string> dutch_labels;       // with the parts of compounds
  std::vector<std::string> english_preferred;  // of the preferred label
  std::vector<std::string> english_alternatives;
  std::vector<std::string> english_description;
};

// How much a text means what concepts say in English (and say in Dutch). Immutable, thread-safe.
class MeaningIndex {
 public:
  // What of a query's words a concept has.
  struct Likeness {
    // Mean over the query's stems of ln(1 + r p(n|d)/p(n)) / 10, where p(n|d) = sum over English words e of
    // t(n|e) p(e|d) and p(n) is the same over all concepts: a language model of the concept that translates (Berger and
    // Lafferty, 1999), in labels, and in labels and description together. r = .7/.3.
    float labels = 0;
    float text = 0;
    // Share in [0,1] of the query's stems, weighted by rarity, that the labels have: in Dutch, or translated.
    float coverage = 0;
  };

  MeaningIndex() = default;
  explicit MeaningIndex(const std::vector<ConceptWords>& concepts);

  // Adds the cosine between the query's words and the concepts' preferred labels, and all that they say, in English.
  void AddPreferredCosines(const LinkQuery& query, float factor, std::vector<float>& scores) const {
    preferred_.AddCosines(query.words, factor, scores);
  }
  void AddTextCosines(const LinkQuery& query, float factor, std::vector<float>& scores) const {
    text_.AddCosines(query.words, factor, scores);
  }

  // One for each of `concepts`.
  std::vector<Likeness> Compare(const LinkQuery& query, const std::vector<std::uint32_t>& concepts) const;

  std::size_t memory_bytes() const;

 private:
  // A term that a concept has.
  struct Entry {
    std::uint32_t term = 0;
    float in_labels = 0;  // its share of the words of the labels; for Dutch stems 1
    float in_text = 0;    // its share of the words of labels and description; for Dutch stems 0
  };
  // Terms of concepts, concept by concept.
  struct Entries {
    absl::flat_hash_map<std::uint64_t, std::uint32_t> terms;  // key -> number
    std::vector<std::uint32_t> ends;                          // by concept
    std::vector<Entry> entries;
  };

  static std::span<const Entry> EntriesOf(const Entries& all, std::uint32_t number) {
    const std::uint32_t begin = number == 0 ? 0 : all.ends[number - 1];
    return std::span(all.entries).subspan(begin, all.ends[number] - begin);
  }
  void AddDutch(const ConceptWords& words);

  TfIdfIndex preferred_;
  TfIdfIndex text_;
  Entries english_;
  Entries dutch_;
  std::vector<float> label_probability_;  // by English term, over all labels
  std::vector<float> text_probability_;   // by English term, over all texts
  std::vector<std::uint32_t> dutch_df_;   // by Dutch term: concepts that have it
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_MEANING_INDEX_H_
