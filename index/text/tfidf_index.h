#ifndef PERRON_INDEX_TEXT_TFIDF_INDEX_H_
#define PERRON_INDEX_TEXT_TFIDF_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace perron {

// A term of a text, with how much of it there is: a count, or a weight of a translation. Above 0.
struct WeightedTerm {
  std::uint64_t key = 0;
  float amount = 1;

  friend bool operator==(const WeightedTerm& a, const WeightedTerm& b) {
    return a.key == b.key && a.amount == b.amount;
  }
};

// Occurrences -> terms in ascending order of key, each once, with its number as the amount.
std::vector<WeightedTerm> CountTerms(std::vector<std::uint64_t> keys);

// Cosine between the tf-idf vector of a query and those of rows, by inverted lists. An entry of a vector is
// `(1 + ln amount) * idf` for amounts from 1 on, `amount * idf` below, with `idf = ln((1 + rows)/(1 + df)) + 1`.
// Immutable, thread-safe.
class TfIdfIndex {
 public:
  TfIdfIndex() = default;
  // Each row: its terms in ascending order of key, each once. Terms that more than `most_rows` rows have count in the
  // lengths of vectors but are not looked for: they cost the most time and say the least.
  explicit TfIdfIndex(const std::vector<std::vector<WeightedTerm>>& rows,
                      std::size_t most_rows = std::numeric_limits<std::size_t>::max());

  std::size_t rows() const { return rows_; }

  // Adds `factor * cosine` to scores[row] for each row that has a term of the query that is looked for; terms that no
  // row has count in the query's length as terms of df 0. `scores` has rows() entries. Query: as a row.
  void AddCosines(const std::vector<WeightedTerm>& query, float factor, std::vector<float>& scores) const;

  // Document frequency; 0 for an unknown term.
  std::size_t DocumentFrequency(std::uint64_t key) const;
  // For any number of rows with the term.
  float Idf(std::size_t document_frequency) const;

  std::size_t memory_bytes() const;

 private:
  struct Posting {
    std::uint32_t row;
    float weight;  // of the row's unit vector
  };

  std::size_t rows_ = 0;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> terms_;  // key -> position in begins_
  std::vector<std::uint32_t> begins_;                        // terms + 1 offsets into postings_
  std::vector<std::uint32_t> frequencies_;                   // by term: rows that have it
  std::vector<Posting> postings_;                            // by term, rows ascending
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_TFIDF_INDEX_H_
