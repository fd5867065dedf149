#ifndef PERRON_INDEX_TEXT_TEXT_WORDS_H_
#define PERRON_INDEX_TEXT_TEXT_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/text/compound_splitter.h"
#include "index/text/stemmer.h"

namespace perron {

// Words of a folded text (index/fold_label.h), in order.
std::vector<std::string_view> SplitFolded(std::string_view folded);

// The stems of a text's words in order, without stop words. A compound gives its own stem and then those of its parts.
// `compounds` may be null.
std::vector<std::string> StemsOf(std::string_view folded, TextLanguage language, const Stemmer& stemmer,
                                 const CompoundSplitter* compounds);

// Number for a stem, to be a term with (index/text/tfidf_index.h): 64-bit FNV-1a, the same everywhere. Two stems of one
// taxonomy meet with a probability of about one to ten thousand million.
std::uint64_t TermKey(std::string_view stem);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_TEXT_WORDS_H_
