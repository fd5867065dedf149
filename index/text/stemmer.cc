#include "index/text/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <iterator>

namespace perron {
namespace {

// In alphabetical order.
constexpr std::string_view kDutchStopWords[] = {
    "aan",     "al",     "alle",   "alles",  "als",  "andere", "anderen", "bent", "bij",     "binnen", "daar",
    "dan",     "dat",    "de",     "deze",   "die",  "dit",    "door",    "e",    "een",     "en",     "er",
    "etc",     "haar",   "had",    "hebben", "hebt", "heeft",  "het",     "hier", "hij",     "hoe",    "hun",
    "ie",      "ieder",  "iedere", "ik",     "in",   "inzake", "is",      "je",   "jij",     "jou",    "jouw",
    "kan",     "kun",    "kunnen", "kunt",   "maar", "me",     "men",     "met",  "mij",     "mijn",   "moet",
    "moeten",  "na",     "naar",   "niet",   "nog",  "nu",     "of",      "om",   "omtrent", "onder",  "ons",
    "onze",    "ook",    "op",     "over",   "s",    "te",     "ten",     "ter",  "tijdens", "toch",   "toe",
    "tot",     "tussen", "u",      "uit",    "uw",   "van",    "vanuit",  "via",  "volgens", "voor",   "waar",
    "wanneer", "waren",  "was",    "wat",    "we",   "werd",   "wie",     "wij",  "wil",     "willen", "word",
    "worden",  "wordt",  "zal",    "ze",     "zich", "zij",    "zijn",    "zo",   "zoals",   "zonder", "zou",
    "zullen"};
constexpr std::string_view kEnglishStopWords[] = {
    "a",    "about", "all",   "an",    "and",  "any",  "are",   "as",     "at",  "be",   "been", "but",  "by",
    "can",  "do",    "does",  "e",     "each", "etc",  "for",   "from",   "g",   "had",  "has",  "have", "he",
    "her",  "his",   "how",   "i",     "if",   "in",   "into",  "is",     "it",  "its",  "may",  "more", "not",
    "of",   "on",    "or",    "other", "our",  "s",    "she",   "should", "so",  "some", "such", "than", "that",
    "the",  "their", "them",  "these", "they", "this", "those", "to",     "up",  "upon", "was",  "we",   "were",
    "what", "when",  "where", "which", "who",  "will", "with",  "you",    "your"};

constexpr bool Ascending(const std::string_view* begin, const std::string_view* end) {
  for (; begin + 1 < end; ++begin) {
    if (!(begin[0] < begin[1])) return false;
  }
  return true;
}
static_assert(Ascending(std::begin(kDutchStopWords), std::end(kDutchStopWords)));
static_assert(Ascending(std::begin(kEnglishStopWords), std::end(kEnglishStopWords)));

}  // namespace

Stemmer::Stemmer(TextLanguage language)
    : stemmer_(sb_stemmer_new(language == TextLanguage::kDutch ? "dutch" : "english", nullptr)) {}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::string_view Stemmer::Stem(std::string_view word) const {
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stem == nullptr) return word;  // out of memory
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

bool IsStopWord(TextLanguage language, std::string_view word) {
  return language == TextLanguage::kDutch
             ? std::binary_search(std::begin(kDutchStopWords), std::end(kDutchStopWords), word)
             : std::binary_search(std::begin(kEnglishStopWords), std::end(kEnglishStopWords), word);
}

}  // namespace perron
