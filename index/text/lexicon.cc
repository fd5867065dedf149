#include "index/text/lexicon.h"

#include <algorithm>

namespace perron {
namespace {

template <typename T, typename Less>
bool StrictlyAscending(const std::vector<T>& values, Less less) {
  return std::adjacent_find(values.begin(), values.end(), [&](const T& a, const T& b) { return !less(a, b); }) ==
         values.end();
}

}  // namespace

std::string LexiconFault(const Lexicon& lexicon) {
  const auto before = [](const std::string& a, const std::string& b) { return a < b; };
  if (!StrictlyAscending(lexicon.dutch, before) || !StrictlyAscending(lexicon.english, before)) {
    return "its words are not in order";
  }
  if (!StrictlyAscending(lexicon.parts, [](const CompoundPart& a, const CompoundPart& b) { return a.word < b.word; })) {
    return "its parts of compounds are not in order";
  }
  const std::size_t last = lexicon.ends.empty() ? 0 : lexicon.ends.back();
  if (lexicon.ends.size() != lexicon.dutch.size() || !std::is_sorted(lexicon.ends.begin(), lexicon.ends.end()) ||
      last != lexicon.translations.size()) {
    return "its translations do not fit its words";
  }
  const bool inside =
      std::all_of(lexicon.translations.begin(), lexicon.translations.end(),
                  [&](const Lexicon::Translation& one) { return one.english < lexicon.english.size(); });
  return inside ? "" : "a translation points outside";
}

}  // namespace perron
