#include "matching/label_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace perron {
namespace {

// Ascending, for binary search. Besides function words those that say what sort of thing something is and not what it
// is about: who knows "types of wood" knows wood.
constexpr std::array<std::string_view, 75> kEnglishEmpty = {
    "a",          "about",     "activities", "activity", "against",  "an",        "and",        "are",
    "as",         "at",        "based",      "basic",    "be",       "between",   "by",         "different",
    "during",     "etc",       "field",      "for",      "from",     "how",       "in",         "into",
    "is",         "issues",    "it",         "its",      "kind",     "kinds",     "knowledge",  "matters",
    "method",     "methods",   "of",         "off",      "on",       "or",        "other",      "others",
    "out",        "over",      "own",        "per",      "practice", "practices", "principles", "procedure",
    "procedures", "process",   "processes",  "related",  "relevant", "s",         "skills",     "specific",
    "such",       "technique", "techniques", "that",     "the",      "their",     "them",       "these",
    "this",       "those",     "through",    "to",       "type",     "types",     "under",      "up",
    "various",    "with",      "within"};
constexpr std::array<std::string_view, 62> kDutchEmpty = {"aan",        "activiteiten",
                                                          "af",         "als",
                                                          "andere",     "beginselen",
                                                          "bepaalde",   "bij",
                                                          "binnen",     "buiten",
                                                          "dat",        "de",
                                                          "deze",       "die",
                                                          "door",       "een",
                                                          "eigen",      "en",
                                                          "gebied",     "het",
                                                          "hun",        "in",
                                                          "kennis",     "met",
                                                          "methode",    "methoden",
                                                          "naar",       "of",
                                                          "om",         "onder",
                                                          "op",         "over",
                                                          "per",        "praktijken",
                                                          "principes",  "procedures",
                                                          "proces",     "processen",
                                                          "soort",      "soorten",
                                                          "specifieke", "te",
                                                          "technieken", "tegen",
                                                          "tijdens",    "tot",
                                                          "tussen",     "type",
                                                          "typen",      "uit",
                                                          "van",        "vanuit",
                                                          "verband",    "verschillende",
                                                          "via",        "voor",
                                                          "waarbij",    "werkzaamheden",
                                                          "wijze",      "zijn",
                                                          "zoals",      "zonder"};
constexpr std::array<std::string_view, 5> kSorts = {"kinds", "soorten", "typen", "types", "variety"};
constexpr std::array<std::string_view, 23> kDutchPrepositions = {
    "aan",   "bij",     "binnen", "buiten", "door", "in",  "met",    "naar", "om",      "onder", "op",    "over",
    "tegen", "tijdens", "tot",    "tussen", "uit",  "van", "vanuit", "via",  "volgens", "voor",  "zonder"};

// Longer English words are cut: what comes after is mostly endings. Not so in Dutch, which writes compounds as one
// word.
constexpr std::size_t kEnglishKept = 7;

bool IsIn(std::string_view word, std::span<const std::string_view> ascending) {
  return std::binary_search(ascending.begin(), ascending.end(), word);
}

bool EndsWith(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '+' || c == '#';
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words(1);
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (IsWordByte(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool IsVowel(char c) { return IsOneOf(c, "aeiou"); }

// Of two equal letters at the end one, but for those in `kept`.
void DropDoubled(std::string& word, std::string_view kept) {
  const std::size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && !IsOneOf(word[n - 1], kept)) word.pop_back();
}

std::string StemEnglish(std::string word) {
  if (word.size() > 4 && EndsWith(word, "ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 4 &&
             (EndsWith(word, "sses") || EndsWith(word, "xes") || EndsWith(word, "ches") || EndsWith(word, "shes"))) {
    word.resize(word.size() - 2);
  } else if (word.size() > 3 && EndsWith(word, "s") && !EndsWith(word, "ss") && !EndsWith(word, "us") &&
             !EndsWith(word, "is")) {
    word.pop_back();
  }
  for (const std::string_view ending : {"ing", "ed", "ery"}) {
    if (word.size() < ending.size() + 3 || !EndsWith(word, ending) || EndsWith(word, "eed")) continue;
    // "string" is no form of "str".
    if (std::none_of(word.begin(), word.end() - static_cast<std::ptrdiff_t>(ending.size()), IsVowel)) continue;
    word.resize(word.size() - ending.size());
    const std::size_t long_size = word.size();
    DropDoubled(word, "lsz");
    // "baking" is from "bake", "cutting" from "cut".
    if (word.size() == 3 && long_size == 3 && IsVowel(word[1]) && !IsVowel(word[2]) && !IsOneOf(word[2], "wxy"))
      word += 'e';
    break;
  }
  if (word.size() > 4 && word.back() == 'e') word.pop_back();
  if (word.size() > 3 && word.back() == 'y') word.back() = 'i';
  // "construct" and "construction", "electric" and "electricity", but not "electronic".
  if (word.size() > kEnglishKept) word.resize(kEnglishKept);
  return word;
}

// "wagens" and "wagen", "machines" and "machine", "bomen" and "boom" become one.
std::string StemDutch(std::string word) {
  if (word.size() > 4 && EndsWith(word, "s") && !EndsWith(word, "ss")) word.pop_back();
  if (word.size() > 4 && EndsWith(word, "en")) {
    word.resize(word.size() - 2);
    DropDoubled(word, "");
  } else if (word.size() > 4 && word.back() == 'e') {
    word.pop_back();
    DropDoubled(word, "");
  }
  // A long vowel is written once in an open syllable.
  const std::size_t n = word.size();
  if (n > 3 && !IsVowel(word[n - 1]) && IsVowel(word[n - 2]) && word[n - 2] == word[n - 3]) word.erase(n - 2, 1);
  if (word.back() == 'v') word.back() = 'f';
  if (word.back() == 'z') word.back() = 's';
  return word;
}

std::string Stem(std::string word, LabelLanguage language) {
  return language == LabelLanguage::kDutch ? StemDutch(std::move(word)) : StemEnglish(std::move(word));
}

bool IsEmptyWord(std::string_view word, LabelLanguage language) {
  return language == LabelLanguage::kDutch ? IsIn(word, kDutchEmpty) : IsIn(word, kEnglishEmpty);
}

// Position of the verb in a Dutch label: the last word when it can be an infinitive, else the one before a preposition
// ("toezicht houden op het werk"); words.size() when there is none.
std::size_t DutchVerb(const std::vector<std::string>& words) {
  const auto may_be_verb = [&](std::size_t i) { return words[i].size() > 3 && words[i].back() == 'n'; };
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (IsIn(words[i + 1], kDutchPrepositions) && EndsWith(words[i], "en") && may_be_verb(i) &&
        !may_be_verb(words.size() - 1)) {
      return i;
    }
  }
  if (may_be_verb(words.size() - 1)) return words.size() - 1;
  return words.size();
}

}  // namespace

std::vector<std::string> ContentWords(std::string_view text, LabelLanguage language) {
  std::vector<std::string> content;
  for (std::string& word : Words(text)) {
    if (!IsEmptyWord(word, language)) content.push_back(Stem(std::move(word), language));
  }
  return content;
}

LabelWords SplitLabel(std::string_view label, LabelLanguage language, bool is_skill) {
  std::vector<std::string> words = Words(label);
  LabelWords split;
  if (is_skill && words.size() > 1) {
    const std::size_t verb = language == LabelLanguage::kDutch ? DutchVerb(words) : 0;
    if (verb < words.size()) {
      split.verb = Stem(words[verb], language);
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(verb));
    }
  }
  split.sorts = !words.empty() && (IsIn(words.front(), kSorts) || IsIn(words.back(), kSorts));
  for (std::string& word : words) {
    if (!IsEmptyWord(word, language)) split.objects.push_back(Stem(std::move(word), language));
  }
  std::sort(split.objects.begin(), split.objects.end());
  split.objects.erase(std::unique(split.objects.begin(), split.objects.end()), split.objects.end());
  return split;
}

}  // namespace perron
