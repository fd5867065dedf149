#include "index/text/requirement_wording.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

namespace perron {
namespace {

// Folded, with a blank where a word must begin or end.
constexpr std::string_view kExtraCues[] = {
    " pre ",           " plus ",      " pluspunt",      " mooi meegenomen ", " voorkeur ",      " voordeel ",
    " nice to have ",  " handig ",    " is fijn ",      " wenselijk ",       " gewenst ",       " preferably ",
    " preferred ",     " advantage ", " a bonus ",      " welkom ",          " niet nodig ",    " geen must ",
    " geen vereiste ", " geen eis ",  " desirable ",    " not required ",    " soms ",          " af en toe ",
    " occasionally ",  " sometimes ", " een keer per ", " meerwaarde ",      " not necessary ", " niet verplicht ",
};
constexpr std::string_view kDemandCues[] = {
    " must ",     " vereist ",   " verplicht ", " eis ",      " noodzakelijk ", " nodig ",    " in bezit ",
    " required ", " essential ", " geldig ",    " minimaal ", " at least ",     " beschikt ", " bezit ",
    " noodzaak ", " een must ",  " je hebt ",   " jij hebt ", " you have ",     " je kunt ",  " jij kunt ",
};
constexpr std::string_view kTeachCues[] = {" leert collega", " leer je collega", " leert andere",    " traint collega",
                                           " leidt collega", " teach ",          " train colleague", " coacht collega",
                                           " werkt collega", " instrueert "};
constexpr std::string_view kExperiencedCues[] = {
    " ervaren ", " ruime ervaring ", " veel ervaring ", " uitgebreide ", " experienced ", " extensive ",
    " expert ",  " specialist ",     " uitstekende ",   " diepgaande ",  " gedegen ",     " in depth "};
constexpr std::string_view kAloneCues[] = {" zelfstandig ",     " independently ", " enige ervaring ",
                                           " some experience ", " goede kennis ",  " goede beheersing "};
constexpr std::string_view kBasicCues[] = {" basiskennis ", " basis ",  " eenvoudige ",
                                           " basic ",       " simple ", " beetje "};
constexpr std::string_view kHelpCues[] = {" onder begeleiding ", " met hulp ", " under supervision ", " with help ",
                                          " met begeleiding "};
constexpr std::string_view kDenials[] = {"geen", "niet", "nooit", "zonder", "not", "no", "never", "cannot", "niks"};
// What follows makes the denial speak of something else: "geen probleem", "niet nodig", "niet alleen".
constexpr std::string_view kHarmless[] = {
    "probleem", "punt",     "bezwaar", "must",     "nodig",  "alleen", "problem", "only",   "verplicht", "vereist",
    "erg",      "required", "eis",     "vereiste", "zonder", "issue",  "terug",   "vreemd", "necessary", "bang"};
constexpr std::size_t kDenialReach = 5;  // words

template <std::size_t kSize>
bool HasAny(std::string_view padded, const std::string_view (&cues)[kSize]) {
  return std::any_of(std::begin(cues), std::end(cues),
                     [&](std::string_view cue) { return padded.find(cue) != std::string_view::npos; });
}

template <std::size_t kSize>
bool IsOneOf(std::string_view word, const std::string_view (&words)[kSize]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string Padded(std::span<const TextWord> words) {
  std::string padded = " ";
  for (const TextWord& word : words) padded += word.folded + ' ';
  return padded;
}

// "Dat is een pré", "This is a plus".
bool SpeaksOfExtra(std::span<const TextWord> sentence) {
  if (sentence.empty() || sentence.size() > 6) return false;
  const std::string& first = sentence.front().folded;
  return (first == "dat" || first == "dit" || first == "that" || first == "this") &&
         HasAny(Padded(sentence), kExtraCues);
}

// Years of experience that the words ask; 0 = none said.
int YearsOf(std::span<const TextWord> words) {
  constexpr std::array<std::string_view, 11> kDutch = {"",    "een",   "twee", "drie",  "vier", "vijf",
                                                       "zes", "zeven", "acht", "negen", "tien"};
  constexpr std::array<std::string_view, 11> kEnglish = {"",    "one",   "two",   "three", "four", "five",
                                                         "six", "seven", "eight", "nine",  "ten"};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& unit = words[i].folded;
    if (unit != "jaar" && unit != "jaren" && unit != "year" && unit != "years") continue;
    const std::string& number = words[i - 1].folded;
    if (!number.empty() && number.size() <= 2 &&
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return std::atoi(number.c_str());
    }
    for (std::size_t n = 1; n < kDutch.size(); ++n) {
      if (number == kDutch[n] || number == kEnglish[n]) return static_cast<int>(n);
    }
    if (number == "jarenlange" || number == "vele" || number == "many") return 5;
  }
  return 0;
}

bool SpeaksOfExperience(std::string_view padded) {
  return padded.find(" ervaring ") != std::string_view::npos || padded.find(" experience ") != std::string_view::npos ||
         padded.find(" gewerkt ") != std::string_view::npos || padded.find(" ge") != std::string_view::npos;
}

}  // namespace

RequirementWording::RequirementWording(std::span<const TextWord> sentence, std::span<const TextWord> next,
                                       TextSection section)
    : sentence_(sentence), next_is_extra_(SpeaksOfExtra(next)), section_(section) {}

RequirementWording::Scope RequirementWording::ScopeOf(std::size_t first, std::size_t last,
                                                      bool with_afterthought) const {
  Scope scope{first, last + 1};
  // What stands in brackets explains: "kennis van domotica (KNX) is een plus" is one part.
  const auto begins = [&](std::size_t i) { return sentence_[i].after_comma && !sentence_[i].after_bracket; };
  while (scope.begin > 0 && !begins(scope.begin)) --scope.begin;
  const auto to_comma = [&] {
    while (scope.end < sentence_.size() && !begins(scope.end)) ++scope.end;
  };
  to_comma();
  while (with_afterthought && scope.end < sentence_.size()) {
    const std::string& next = sentence_[scope.end].folded;
    if (next != "maar" && next != "dat" && next != "dit" && next != "is" && next != "but" && next != "must") break;
    ++scope.end;
    to_comma();
  }
  return scope;
}

std::string RequirementWording::TextOf(Scope scope) const {
  return Padded(sentence_.subspan(scope.begin, scope.end - scope.begin));
}

Importance RequirementWording::ImportanceOf(std::size_t first, std::size_t last) const {
  const std::string near = TextOf(ScopeOf(first, last, true));
  if (section_ == TextSection::kExtras || next_is_extra_ || HasAny(near, kExtraCues)) return Importance::kSomewhat;
  if (section_ == TextSection::kDemands || HasAny(near, kDemandCues)) return Importance::kEssential;
  return Importance::kImportant;
}

Level RequirementWording::LevelOf(std::size_t first, std::size_t last) const {
  const Scope scope = ScopeOf(first, last, false);
  const std::string near = TextOf(scope);
  if (HasAny(near, kTeachCues)) return 5;
  if (HasAny(near, kHelpCues)) return 1;
  if (const int years = YearsOf(sentence_.subspan(scope.begin, scope.end - scope.begin));
      years > 0 && SpeaksOfExperience(near)) {
    return years >= 3 ? 4 : 3;
  }
  if (HasAny(near, kExperiencedCues)) return 4;
  if (HasAny(near, kAloneCues)) return 3;
  if (HasAny(near, kBasicCues)) return 2;
  return 0;
}

bool RequirementWording::IsDenied(std::size_t first, std::size_t last) const {
  const Scope scope = ScopeOf(first, last, false);
  const std::size_t from = std::max(scope.begin, first > kDenialReach ? first - kDenialReach : 0);
  const std::size_t to = std::min(scope.end, last + 3);
  for (std::size_t i = from; i < to; ++i) {
    if (!IsOneOf(sentence_[i].folded, kDenials)) continue;
    const bool harmless = i + 1 < sentence_.size() && IsOneOf(sentence_[i + 1].folded, kHarmless);
    // A denial inside the label's own words belongs to it.
    if (!harmless && (i < first || i > last)) return true;
  }
  return false;
}

}  // namespace perron
