#include "index/word_match.h"

#include <algorithm>
#include <array>

namespace perron {
namespace {

// Words are compared letter by letter up to here; what is longer is not similar to anything.
constexpr std::size_t kMaxLetters = 64;
using Letters = std::u32string;

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Letters of a word as units that can be compared: the bytes of each code point packed into one number.
void Unpack(std::string_view word, Letters& letters) {
  letters.clear();
  for (const char c : word) {
    if (IsContinuation(c) && !letters.empty()) {
      letters.back() = (letters.back() << 8) | static_cast<unsigned char>(c);
    } else {
      letters.push_back(static_cast<unsigned char>(c));
    }
  }
}

// Bytes that the first letters of a word take.
std::size_t BytesOf(std::string_view word, std::size_t letters) {
  std::size_t bytes = 0;
  for (; bytes < word.size(); ++bytes) {
    if (!IsContinuation(word[bytes]) && letters-- == 0) break;
  }
  return bytes;
}

// The table of edit distances (with swaps of neighbours) between what was typed and one word after the other. Rows
// belong to letters of the word, so words in ascending order share the rows of the beginning that they share. Only
// cells within `limit` of the diagonal can matter; numbers over the limit are all written as limit + 1.
class DistanceTable {
 public:
  DistanceTable(const Letters& typed, std::size_t limit) : typed_(typed), limit_(limit), over_(Cell(limit + 1)) {
    for (std::size_t j = 0; j <= std::min(typed_.size(), limit_ + 1); ++j) rows_[0][j] = Cell(j);
    best_[0] = At(0);
  }

  // Fills the rows of `word`, of which the first `kept` letters are filled already. Stops at the letter from which on
  // no word with this beginning can be near. Returns how many letters are filled.
  std::size_t Fill(const Letters& word, std::size_t kept) {
    std::size_t i = kept;
    while (i < word.size() && !dead_[i]) FillRow(word, ++i);
    return i;
  }

  // Whether no word with these first letters can be near.
  bool Dead(std::size_t letters) const { return dead_[letters]; }

  // Errors between what was typed and the first `letters` letters of the word; anything over the limit is the same.
  std::size_t At(std::size_t letters) const {
    const bool near_diagonal = letters + limit_ >= typed_.size() && typed_.size() + limit_ >= letters;
    return near_diagonal ? rows_[letters][typed_.size()] : over_;
  }

  // Fewest errors between what was typed and any beginning of the word.
  std::size_t BestUpTo(std::size_t letters) const { return best_[letters]; }

 private:
  using Cell = std::uint8_t;

  void FillRow(const Letters& word, std::size_t i) {
    auto& row = rows_[i];
    const auto& above = rows_[i - 1];
    const std::size_t low = i > limit_ ? i - limit_ : 1;
    const std::size_t high = std::min(typed_.size(), i + limit_);
    Cell least = row[low - 1] = low == 1 ? std::min(Cell(i), over_) : over_;
    for (std::size_t j = low; j <= high; ++j) {
      const bool same = word[i - 1] == typed_[j - 1];
      int errors = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1), int{over_}});
      if (!same && i > 1 && j > 1 && word[i - 1] == typed_[j - 2] && word[i - 2] == typed_[j - 1]) {
        errors = std::min(errors, rows_[i - 2][j - 2] + 1);
      }
      row[j] = Cell(errors);
      least = std::min(least, row[j]);
    }
    if (high < typed_.size()) row[high + 1] = over_;
    // A swap looks two rows back, so one row over the limit may still lead to one that is not.
    row_over_[i] = least == over_;
    dead_[i] = row_over_[i] && row_over_[i - 1];
    best_[i] = std::min(best_[i - 1], At(i));
  }

  const Letters& typed_;
  const std::size_t limit_;
  const Cell over_;
  std::array<std::array<Cell, kMaxLetters + 1>, kMaxLetters + 1> rows_;
  std::array<bool, kMaxLetters + 1> row_over_{};
  std::array<bool, kMaxLetters + 1> dead_{};
  std::array<std::size_t, kMaxLetters + 1> best_{};
};

}  // namespace

Vocabulary::Vocabulary(const std::vector<std::string>& words) {
  begins_.reserve(words.size() + 1);
  begins_.push_back(0);
  for (const std::string& word : words) {
    text_ += word;
    begins_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
  text_.shrink_to_fit();
}

std::size_t Vocabulary::LowerBound(std::string_view text) const {
  std::size_t low = 0;
  for (std::size_t count = size(); count > 0;) {
    const std::size_t half = count / 2;
    const bool before = word(low + half) < text;
    if (before) low += half + 1;
    count = before ? count - half - 1 : half;
  }
  return low;
}

std::size_t Vocabulary::AfterPrefix(std::string_view prefix, std::size_t first) const {
  const auto begins = [&](std::size_t position) {
    return position < size() && word(position).substr(0, prefix.size()) == prefix;
  };
  // Doubling steps, then halving ones: most beginnings have few words.
  std::size_t low = first;
  std::size_t step = 1;
  for (; begins(low + step - 1); step *= 2) low += step;
  for (std::size_t count = step - 1; count > 0;) {
    const std::size_t half = count / 2;
    const bool before = begins(low + half);
    if (before) low += half + 1;
    count = before ? count - half - 1 : half;
  }
  return low;
}

std::vector<WordMatch> Vocabulary::Find(std::string_view typed, bool as_prefix) const {
  std::vector<WordMatch> matches;
  std::size_t i = LowerBound(typed);
  if (i < size() && word(i) == typed) matches.push_back({static_cast<std::uint32_t>(i++), true, 0});
  if (!as_prefix) return matches;
  for (const std::size_t end = AfterPrefix(typed, i); i < end; ++i) {
    matches.push_back({static_cast<std::uint32_t>(i), false, 0});
  }
  return matches;
}

std::vector<WordMatch> Vocabulary::FindSimilar(std::string_view typed, bool as_prefix) const {
  Letters letters;
  Unpack(typed, letters);
  const std::size_t limit = ForgivenErrors(letters.size());
  if (limit == 0 || letters.size() + limit >= kMaxLetters) return {};
  DistanceTable table(letters, limit);
  std::vector<WordMatch> matches;
  Letters current, before;
  std::size_t filled = 0;  // letters of `before` whose rows are filled
  for (std::size_t i = 0; i < size();) {
    Unpack(word(i), current);
    if (current.size() > kMaxLetters) current.resize(kMaxLetters);
    const auto shared = static_cast<std::size_t>(
        std::mismatch(current.begin(), current.end(), before.begin(), before.end()).first - current.begin());
    filled = table.Fill(current, std::min(shared, filled));
    const std::size_t best = table.BestUpTo(filled);
    const std::size_t whole_errors = filled == current.size() ? table.At(filled) : limit + 1;
    if (whole_errors <= limit && (!as_prefix || whole_errors == best)) {
      matches.push_back({static_cast<std::uint32_t>(i), true, static_cast<std::uint8_t>(whole_errors)});
    } else if (as_prefix && best <= limit) {
      matches.push_back({static_cast<std::uint32_t>(i), false, static_cast<std::uint8_t>(best)});
    }
    const bool hopeless = table.Dead(filled) && best > limit;
    i = hopeless ? AfterPrefix(word(i).substr(0, BytesOf(word(i), filled)), i) : i + 1;
    before.swap(current);
  }
  return matches;
}

}  // namespace perron
