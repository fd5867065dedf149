#ifndef PERRON_INDEX_TEXT_LETTER_NGRAMS_H_
#define PERRON_INDEX_TEXT_LETTER_NGRAMS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace perron {

// Shortest and longest n-gram. Up to eight bytes fit in a key.
inline constexpr std::size_t kMinNgram = 3;
inline constexpr std::size_t kMaxNgram = 5;

// All n-grams of 3 to 5 bytes inside the words of a folded text (index/fold_label.h), each word with a blank before and
// after: " la", "las", "ass", ... " lassen", in order of place, as often as they occur. A word that is shorter than an
// n-gram counts whole, once. The key holds the bytes themselves, so different n-grams never meet.
std::vector<std::uint64_t> LetterNgrams(std::string_view folded);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_LETTER_NGRAMS_H_
