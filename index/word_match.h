#ifndef PERRON_INDEX_WORD_MATCH_H_
#define PERRON_INDEX_WORD_MATCH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perron {

// A word of the vocabulary that may be what was typed.
struct WordMatch {
  std::uint32_t word = 0;   // position in the vocabulary
  bool whole = true;        // false: what was typed is the beginning of it
  std::uint8_t errors = 0;  // letters missed, added, swapped or mistaken
};

// How many typing errors are forgiven in a word of this many code points: one from 4 on, two from 8 on.
constexpr std::size_t ForgivenErrors(std::size_t length) { return length >= 8 ? 2 : length >= 4 ? 1 : 0; }

// Words in ascending order, for finding what a typed word may mean. Immutable, thread-safe.
class Vocabulary {
 public:
  Vocabulary() = default;
  // REQUIRES: strictly ascending, UTF-8.
  explicit Vocabulary(const std::vector<std::string>& words);

  std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  std::string_view word(std::size_t position) const {
    return std::string_view(text_).substr(begins_[position], begins_[position + 1] - begins_[position]);
  }

  // The word itself and, if `as_prefix`, those that begin with it; ascending.
  std::vector<WordMatch> Find(std::string_view typed, bool as_prefix) const;

  // Words within the forgiven errors of `typed`, and, if `as_prefix`, those with a beginning within them; ascending,
  // with the fewest errors each (whole before beginning when equal). A swap of neighbours is one error.
  std::vector<WordMatch> FindSimilar(std::string_view typed, bool as_prefix) const;

  std::size_t memory_bytes() const { return text_.capacity() + begins_.capacity() * sizeof(begins_[0]); }

 private:
  // First position of a word that is not before `text`.
  std::size_t LowerBound(std::string_view text) const;
  // First position from `first` on of a word that does not begin with `prefix`; those that do follow each other.
  std::size_t AfterPrefix(std::string_view prefix, std::size_t first) const;

  std::string text_;
  std::vector<std::uint32_t> begins_;  // size() + 1 offsets into text_
};

}  // namespace perron

#endif  // PERRON_INDEX_WORD_MATCH_H_
