#ifndef PERRON_INDEX_FOLD_LABEL_H_
#define PERRON_INDEX_FOLD_LABEL_H_

#include <string>
#include <string_view>

namespace perron {

// Text as the search compares it: Unicode case folded, accents stripped, punctuation to single spaces (but "C++" and
// "C#" keep their signs). "Verzorgende  IG" and "verzorgende ig" are equal, and so are "reële" and "reele". Bytes that
// are not UTF-8 count as spaces.
std::string FoldLabel(std::string_view text);

}  // namespace perron

#endif  // PERRON_INDEX_FOLD_LABEL_H_
