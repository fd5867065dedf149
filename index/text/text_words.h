#ifndef PERRON_INDEX_TEXT_TEXT_WORDS_H_
#define PERRON_INDEX_TEXT_TEXT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "index/text/compound_splitter.h"
#include "index/text/stemmer.h"

namespace perron {

// Words of a folded text, in order.
std::vector<std::string_view> SplitFolded(std::string_view folded);

// The stems of a text's words in order, without stop words. A compound gives its own stem and then those of its parts.
// `compounds` may be null. `folded` as by FoldLabel.
std::vector<std::string> StemsOf(std::string_view folded, TextLanguage language, const Stemmer& stemmer,
                                 const CompoundSplitter* compounds);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_TEXT_WORDS_H_
