#include "server/match_words.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace perron {
namespace {

constexpr std::size_t kMostLabels = 4;

// A text in the two languages of this file.
struct Words {
  const char* dutch;
  const char* english;
  const char* In(bool is_dutch) const { return is_dutch ? dutch : english; }
};

Words UnknownText(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::kDistance:
      return {"De afstand is niet bekend", "The distance is not known"};
    case ReasonKind::kHours:
      return {"De uren zijn niet bekend", "The hours are not known"};
    case ReasonKind::kStart:
      return {"De begindatum is niet bekend", "The start date is not known"};
    case ReasonKind::kWorkForm:
      return {"Geen wens voor een soort baan", "No wish for a form of work"};
    case ReasonKind::kSector:
      return {"Geen wens voor een sector", "No wish for a sector"};
    case ReasonKind::kInterests:
      return {"De interesses zijn niet bekend", "The interests are not known"};
    default:
      return {"Niet bekend", "Not known"};
  }
}

// Texts of reasons that are either met or not.
Words PlainText(ReasonKind kind, bool met) {
  switch (kind) {
    case ReasonKind::kWorkForm:
      return met ? Words{"Deze soort baan is gewenst", "This form of work is wanted"}
                 : Words{"Deze soort baan staat niet bij de wensen", "This form of work is not among the wishes"};
    case ReasonKind::kSector:
      return met ? Words{"Deze sector is gewenst", "This sector is wanted"}
                 : Words{"Deze sector staat niet bij de wensen", "This sector is not among the wishes"};
    case ReasonKind::kLicence:
      return met ? Words{"De rijbewijzen die nodig zijn, zijn er", "The licences needed are there"}
                 : Words{"Er ontbreekt een rijbewijs", "A licence is missing"};
    case ReasonKind::kLanguage:
      return met ? Words{"De talen die nodig zijn, zijn er", "The languages needed are there"}
                 : Words{"Er ontbreekt een taal, of het niveau ervan", "A language is missing, or its level"};
    case ReasonKind::kArea:
      return met ? Words{"In het gevraagde gebied", "In the area asked"}
                 : Words{"Niet in het gevraagde gebied", "Not in the area asked"};
    case ReasonKind::kProgramme:
      return met ? Words{"Doet mee aan het gevraagde programma", "Takes part in the programme asked"}
                 : Words{"Doet niet mee aan het gevraagde programma", "Does not take part in the programme asked"};
    case ReasonKind::kHours:
      return {"De uren passen", "The hours suit"};
    case ReasonKind::kStart:
      return {"Kan op tijd beginnen", "Can start in time"};
    default:
      return {"", ""};
  }
}

std::string Kilometres(double km, bool dutch) {
  std::string text = absl::StrFormat("%.1f", km);
  if (dutch) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string DistanceText(const Reason& reason, bool dutch) {
  const std::string km = Kilometres(reason.value, dutch);
  const Words relation =
      reason.met ? Words{" km, past binnen ", " km, within "} : Words{" km, verder dan ", " km, farther than "};
  return km + relation.In(dutch) + std::to_string(static_cast<int>(reason.limit)) + " km";
}

std::string InterestsText(double correlation, bool dutch) {
  constexpr double kWell = 0.5;
  if (correlation >= kWell) return Words{"Past goed bij de interesses", "Suits the interests well"}.In(dutch);
  if (correlation >= 0) return Words{"Past redelijk bij de interesses", "Suits the interests fairly"}.In(dutch);
  return Words{"Past minder bij de interesses", "Suits the interests less"}.In(dutch);
}

// "a, b, c en d, en nog 3"
std::string List(const std::vector<std::string>& labels, bool dutch) {
  std::string list;
  const std::size_t shown = std::min(labels.size(), kMostLabels);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) list += i + 1 == shown && shown == labels.size() ? Words{" en ", " and "}.In(dutch) : ", ";
    list += labels[i];
  }
  if (labels.size() > shown) {
    list += Words{", en nog ", ", and another "}.In(dutch) + std::to_string(labels.size() - shown);
  }
  return list;
}

}  // namespace

std::string ReasonText(const Reason& reason, std::string_view language) {
  const bool dutch = language == "nl";
  if (reason.unknown) return UnknownText(reason.kind).In(dutch);
  switch (reason.kind) {
    case ReasonKind::kDistance:
      return DistanceText(reason, dutch);
    case ReasonKind::kInterests:
      return InterestsText(reason.value, dutch);
    case ReasonKind::kHours:
      if (reason.met) break;
      return std::to_string(static_cast<int>(reason.value)) +
             Words{" uur per week verschil", " hours a week apart"}.In(dutch);
    case ReasonKind::kStart:
      if (reason.met) break;
      return std::to_string(static_cast<int>(reason.value)) +
             Words{" dagen later dan gevraagd", " days later than asked"}.In(dutch);
    default:
      break;
  }
  return PlainText(reason.kind, reason.met).In(dutch);
}

std::string SummaryText(const SummaryParts& parts, std::string_view language) {
  const bool dutch = language == "nl";
  std::string text;
  const auto add = [&](const Words& lead, const std::vector<std::string>& labels) {
    if (labels.empty()) return;
    if (!text.empty()) text += ' ';
    text += lead.In(dutch) + List(labels, dutch) + ".";
  };
  add({"Dit breng je mee: ", "You bring this: "}, parts.own);
  add({"Dit komt in de buurt: ", "This comes near: "}, parts.related);
  add({"Dit kom je tegen in hetzelfde soort werk: ", "This belongs to the same line of work: "}, parts.same_work);
  add({"Dit ontbreekt nog: ", "This is still missing: "}, parts.missing);
  add({"Dit is nog niet aan je gevraagd: ", "You have not been asked about this yet: "}, parts.not_asked);
  add({"Vaak ook gevraagd, en dit breng je mee: ", "Often asked as well, and you bring this: "}, parts.often_asked_own);
  add({"Vaak ook gevraagd, maar nog niet aan jou: ", "Often asked as well, but not asked of you yet: "},
      parts.often_asked_open);
  if (text.empty()) {
    text = Words{"Er is nog niet bekend wat dit werk vraagt.", "It is not known yet what this work asks."}.In(dutch);
  }
  return text;
}

}  // namespace perron
