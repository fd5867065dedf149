#include "index/text/stated_demands.h"

#include <algorithm>
#include <utility>

namespace perron {
namespace {

constexpr std::string_view kLicenceCodes[] = {"A",  "A1",  "A2", "AM", "B",  "BE",  "C", "C1",
                                              "CE", "C1E", "D",  "D1", "DE", "D1E", "T"};
constexpr std::size_t kCodeReach = 6;  // words behind "rijbewijs"

// Names of languages, folded, and their codes. An inflected one ("Nederlandse") is also what belongs to the country.
struct LanguageName {
  std::string_view name;
  std::string_view code;
};
constexpr LanguageName kLanguageNames[] = {
    {"nederlands", "nld"}, {"nederlandse", "nld"}, {"dutch", "nld"},     {"engels", "eng"},     {"engelse", "eng"},
    {"english", "eng"},    {"duits", "deu"},       {"duitse", "deu"},    {"german", "deu"},     {"frans", "fra"},
    {"franse", "fra"},     {"french", "fra"},      {"spaans", "spa"},    {"spaanse", "spa"},    {"spanish", "spa"},
    {"italiaans", "ita"},  {"italian", "ita"},     {"portugees", "por"}, {"portuguese", "por"}, {"pools", "pol"},
    {"poolse", "pol"},     {"polish", "pol"},      {"roemeens", "ron"},  {"romanian", "ron"},   {"bulgaars", "bul"},
    {"bulgarian", "bul"},  {"turks", "tur"},       {"turkse", "tur"},    {"turkish", "tur"},    {"arabisch", "ara"},
    {"arabische", "ara"},  {"arabic", "ara"},      {"russisch", "rus"},  {"russian", "rus"},    {"oekraiens", "ukr"},
    {"oekraiense", "ukr"}, {"ukrainian", "ukr"},   {"fries", "fry"},     {"friese", "fry"},     {"frisian", "fry"},
    {"farsi", "fas"},      {"perzisch", "fas"},    {"tigrinya", "tir"},  {"somalisch", "som"},  {"somali", "som"},
    {"chinees", "zho"},    {"chinese", "zho"},     {"mandarijn", "zho"}, {"hongaars", "hun"},   {"hungarian", "hun"},
    {"grieks", "ell"},     {"greek", "ell"},       {"deens", "dan"},     {"danish", "dan"},     {"zweeds", "swe"},
    {"swedish", "swe"},    {"noors", "nor"},       {"norwegian", "nor"},
};

// Words by which a sentence speaks about a language; beginnings of words.
constexpr std::string_view kSpeaking[] = {
    "spre",      "taal",     "talen",     "schrij",  "beheers", "versta",  "vloeiend", "woord", "lees",    "leest",
    "speak",     "write",    "writ",      "read",    "fluen",   "languag", "niveau",   "level", "command", "kennis",
    "knowledge", "foutloos", "mondeling", "schrift", "praat",   "beetje",  "verbal",   "spoken"};

struct LevelCue {
  std::string_view begins;
  std::uint8_t level;
};
constexpr LevelCue kLevelCues[] = {{"moedertaal", 6}, {"native", 6},     {"foutloos", 5},  {"vloeiend", 5},
                                   {"fluent", 5},     {"uitstekend", 5}, {"excellent", 5}, {"goed", 4},
                                   {"good", 4},       {"redelijk", 3},   {"beetje", 2},    {"basis", 2},
                                   {"basic", 2}};

bool BeginsWithAny(std::string_view word, std::span<const std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view begin) { return word.substr(0, begin.size()) == begin; });
}

bool IsLicenceCode(std::string_view word) {
  return std::find(std::begin(kLicenceCodes), std::end(kLicenceCodes), word) != std::end(kLicenceCodes);
}

bool IsOr(std::string_view word) { return word == "of" || word == "or"; }

// What comes between "rijbewijs" and its code, or between two codes.
bool IsBetweenCodes(std::string_view word) {
  constexpr std::string_view kWords[] = {"en",   "of",  "and", "or",       "categorie", "category", "klasse", "type",
                                         "code", "een", "bij", "voorkeur", "is",        "licence",  "license"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

std::uint8_t CefrOf(std::string_view word) {
  constexpr std::string_view kLevels[] = {"a1", "a2", "b1", "b2", "c1", "c2"};
  const auto* const found = std::find(std::begin(kLevels), std::end(kLevels), word);
  return found == std::end(kLevels) ? 0 : static_cast<std::uint8_t>(found - std::begin(kLevels) + 1);
}

std::string_view CodeOf(std::string_view folded) {
  for (const LanguageName& name : kLanguageNames) {
    if (name.name == folded) return name.code;
  }
  return {};
}

}  // namespace

std::vector<StatedLicence> FindLicences(std::string_view text, std::span<const TextWord> sentence) {
  std::vector<StatedLicence> found;
  const auto add = [&](std::string_view code, std::size_t first, std::size_t last) {
    const auto same = [&](const StatedLicence& one) { return one.licence == code; };
    if (std::none_of(found.begin(), found.end(), same)) found.push_back({std::string(code), first, last, false});
  };
  const auto printed = [&](std::size_t i) {
    return text.substr(sentence[i].begin, sentence[i].end - sentence[i].begin);
  };
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::string& word = sentence[i].folded;
    const bool licence = word.find("rijbewij") != std::string::npos ||
                         ((word == "licence" || word == "license") && i > 0 &&
                          (sentence[i - 1].folded.substr(0, 5) == "drive" || sentence[i - 1].folded == "driving"));
    if (!licence) continue;
    const std::size_t before = found.size();
    if (word.substr(0, 5) == "motor") add("A", i, i);
    if (word.substr(0, 10) == "vrachtwage") add("C", i, i);
    if (word.substr(0, 3) == "bus") add("D", i, i);
    if (i > 0 && IsLicenceCode(printed(i - 1))) add(printed(i - 1), i - 1, i);
    if (i > 0 && sentence[i - 1].folded == "groot") add("C", i - 1, i);
    std::size_t last = i;
    for (std::size_t j = i + 1; j < sentence.size() && j <= last + kCodeReach; ++j) {
      if (IsLicenceCode(printed(j))) {
        // The first one takes "rijbewijs" with it.
        add(printed(j), found.size() == before ? i : j, j);
        last = j;
      } else if (!IsBetweenCodes(sentence[j].folded)) {
        break;
      }
    }
    if (found.size() == before) add("B", i, i);
    const bool or_else =
        last + 2 < sentence.size() && IsOr(sentence[last + 1].folded) && !IsLicenceCode(printed(last + 2));
    // "B of BE": the lower one will do; "of een fiets": none has to be there.
    for (std::size_t j = before; j < found.size(); ++j) {
      const std::size_t at = found[j].first_word;
      found[j].alternative = or_else || (j > before && at > 0 && IsOr(sentence[at - 1].folded));
    }
  }
  return found;
}

std::vector<StatedLanguage> FindLanguages(std::span<const TextWord> sentence, bool is_demand) {
  std::vector<StatedLanguage> found;
  const bool speaks = std::any_of(sentence.begin(), sentence.end(), [](const TextWord& word) {
    return BeginsWithAny(word.folded, kSpeaking) || CefrOf(word.folded) > 0;
  });
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    std::string_view code = CodeOf(sentence[i].folded);
    std::string_view name = sentence[i].folded;
    // "Nederlandstalig", "Engelstalige"
    const std::size_t at = name.find("talig");
    const bool has_ending = at != std::string_view::npos && at > 2 && name[at - 1] == 's';
    if (has_ending) code = CodeOf(name.substr(0, at));
    bool is_language = has_ending || speaks || is_demand;
    if (!has_ending && name.back() == 'e' && name != "chinese" && name != "portuguese") {  // needs "taal"
      is_language = i + 1 < sentence.size() &&
                    (sentence[i + 1].folded.substr(0, 4) == "taal" || sentence[i + 1].folded.substr(0, 5) == "talen");
    }
    if (code.empty() || !is_language) continue;
    StatedLanguage one{std::string(code), 0, i, i};
    // The nearest word on its level, within the part between commas.
    std::size_t begin = i;
    while (begin > 0 && !sentence[begin].after_comma) --begin;
    std::size_t end = i + 1;
    while (end < sentence.size() && !sentence[end].after_comma) ++end;
    for (std::size_t j = begin; j < end; ++j) {
      if (const std::uint8_t level = CefrOf(sentence[j].folded); level > 0) {
        one.level = level;
        break;
      }
      for (const LevelCue& cue : kLevelCues) {
        if (one.level == 0 && sentence[j].folded.substr(0, cue.begins.size()) == cue.begins) one.level = cue.level;
      }
    }
    const auto same = [&](const StatedLanguage& other) { return other.language == one.language; };
    if (std::none_of(found.begin(), found.end(), same)) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace perron
