#ifndef PERRON_INDEX_TEXT_LINK_QUERY_H_
#define PERRON_INDEX_TEXT_LINK_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "index/text/compound_splitter.h"
#include "index/text/lexicon.h"
#include "index/text/tfidf_index.h"

namespace perron {

// A text, taken apart for linking.
struct LinkQuery {
  // An English stem that a stem of the text may stand for.
  struct Meaning {
    std::uint64_t english = 0;  // TermKey
    float weight = 0;           // Lexicon::Translation::weight; 1 for a word that stands for itself
    float back = 0;             // Lexicon::Translation::back; 1 for a word that stands for itself
  };
  struct Stem {
    std::uint64_t key = 0;  // TermKey of the stem
    std::vector<Meaning> meanings;
  };

  std::string folded;
  bool english = false;               // the text is more English than Dutch
  std::vector<WeightedTerm> letters;  // n-grams, as a row of a TfIdfIndex
  std::vector<WeightedTerm> words;    // the meanings together, as a row of a TfIdfIndex
  std::vector<Stem> stems;            // in order; at most kMaxStems
};

// Words of a text beyond these do not count.
inline constexpr std::size_t kMaxStems = 64;

// Makes queries with a lexicon. Immutable, thread-safe.
class LinkQueryReader {
 public:
  // Keeps no reference to `lexicon`.
  explicit LinkQueryReader(const Lexicon& lexicon);

  LinkQuery Read(std::string_view text) const;

  // Also takes compounds of labels apart.
  const CompoundSplitter& splitter() const { return splitter_; }

  std::size_t memory_bytes() const;

 private:
  bool IsEnglish(const std::vector<std::string_view>& words) const;
  void AddStem(std::string_view dutch_stem, std::string_view english_stem, LinkQuery& query) const;

  CompoundSplitter splitter_;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> dutch_;  // TermKey -> position in ends_
  std::vector<std::uint32_t> ends_;
  std::vector<LinkQuery::Meaning> meanings_;
  absl::flat_hash_set<std::uint64_t> english_;  // TermKeys of English stems
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_LINK_QUERY_H_
