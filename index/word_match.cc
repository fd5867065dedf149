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
// belong to letters of the word, so words in ascending order share the rows of the beginning that they share.
class DistanceTable {
 public:
  DistanceTable(const Letters& typed, std::size_t limit) : typed_(typed), limit_(limit) {
    for (std::size_t j = 0; j <= typed_.size(); ++j) rows_[0][j] = static_cast<std::uint8_t>(j);
    NoteRow(0);
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

  // Errors between what was typed and the first `letters` letters of the word.
  std::size_t At(std::size_t letters) const { return rows_[letters][typed_.size()]; }

  // Fewest errors between what was typed and any beginning of the word.
  std::size_t BestUpTo(std::size_t letters) const { return best_[letters]; }

 private:
  void FillRow(const Letters& word, std::size_t i) {
    auto& row = rows_[i];
    const auto& above = rows_[i - 1];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= typed_.size(); ++j) {
      const bool same = word[i - 1] == typed_[j - 1];
      std::size_t errors = std::min<std::size_t>({above[j] + 1U, row[j - 1] + 1U, above[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && !same && word[i - 1] == typed_[j - 2] && word[i - 2] == typed_[j - 1]) {
        errors = std::min<std::size_t>(errors, rows_[i - 2][j - 2] + 1U);
      }
      row[j] = static_cast<std::uint8_t>(errors);
    }
    NoteRow(i);
  }

  void NoteRow(std::size_t i) {
    const auto& row = rows_[i];
    const std::size_t least =
        *std::min_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(typed_.size() + 1));
    // A swap looks two rows back, so one row over the limit may still lead to one that is not.
    over_[i] = least > limit_;
    dead_[i] = over_[i] && (i == 0 || over_[i - 1]);
    const std::size_t here = row[typed_.size()];
    best_[i] = i == 0 ? here : std::min(best_[i - 1], here);
  }

  const Letters& typed_;
  const std::size_t limit_;
  std::array<std::array<std::uint8_t, kMaxLetters + 1>, kMaxLetters + 1> rows_{};
  std::array<bool, kMaxLetters + 1> over_{};
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
  std::size_t low = first;
  for (std::size_t count = size() - first; count > 0;) {
    const std::size_t half = count / 2;
    const bool before = word(low + half).substr(0, prefix.size()) == prefix;
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
