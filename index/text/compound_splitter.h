#ifndef PERRON_INDEX_TEXT_COMPOUND_SPLITTER_H_
#define PERRON_INDEX_TEXT_COMPOUND_SPLITTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace perron {

// A word that a compound may be made of, folded, with how often it is used (at least 1).
struct CompoundPart {
  std::string word;
  std::uint32_t count = 1;

  friend bool operator==(const CompoundPart& a, const CompoundPart& b) {
    return a.word == b.word && a.count == b.count;
  }
};

// Takes Dutch compounds apart: "heftruckchauffeur" -> "heftruck", "chauffeur". Immutable, thread-safe.
class CompoundSplitter {
 public:
  CompoundSplitter() = default;
  explicit CompoundSplitter(const std::vector<CompoundPart>& parts);

  // The parts in order, a linking "s" left out; empty when the word is better left whole: of all ways to cover it with
  // known parts the one with the most probable parts (as independent words) counts, and only if its parts are used more
  // often, by geometric mean, than the word itself (Koehn and Knight, 2003). Views into `word`, which is folded.
  std::vector<std::string_view> Split(std::string_view word) const;

  std::size_t size() const { return log_counts_.size(); }
  std::size_t memory_bytes() const;

 private:
  float LogCountOf(std::string_view word) const;  // below 0 when no part

  absl::flat_hash_map<std::string, float> log_counts_;
  float log_total_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_COMPOUND_SPLITTER_H_
