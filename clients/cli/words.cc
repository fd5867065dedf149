#include "clients/cli/words.h"

#include <array>
#include <cstddef>

namespace perron {
namespace {

struct Entry {
  Word word;
  const char* dutch;
  const char* english;
};

// In the order of the enumeration, so that a word is found by its number.
constexpr std::array<Entry, static_cast<size_t>(Word::kCount)> kEntries = {{
    {Word::kFit, "passendheid", "fit"},
    {Word::kCoverage, "dekking", "coverage"},
    {Word::kUtilisation, "benutting", "utilisation"},
    {Word::kBetween, "tussen", "between"},
    {Word::kCircumstances, "omstandigheden", "circumstances"},
    {Word::kCoverageOwn, "zelf", "own"},
    {Word::kCoverageRelated, "verwant", "related"},
    {Word::kCoverageLineOfWork, "zelfde soort werk", "same line of work"},
    {Word::kPercent, "{0} %", "{0} %"},
    {Word::kPercentRange, "{0}-{1} %", "{0}-{1} %"},
    {Word::kNoFit, "geen eisen", "no demands"},
    {Word::kUnknown, "onbekend", "unknown"},
    {Word::kWished, "eigen wens", "own wish"},
    {Word::kNumber, "#", "#"},
    {Word::kName, "naam", "name"},
    {Word::kTitle, "titel", "title"},
    {Word::kId, "kenmerk", "id"},
    {Word::kCompetency, "competentie", "competency"},
    {Word::kLevel, "niveau", "level"},
    {Word::kEvidence, "bewijs", "evidence"},
    {Word::kDate, "datum", "date"},
    {Word::kValidUntil, "geldig tot", "valid until"},
    {Word::kAssessor, "beoordeeld door", "assessed by"},
    {Word::kSource, "bron", "source"},
    {Word::kRequirement, "eis", "requirement"},
    {Word::kImportance, "belang", "importance"},
    {Word::kStatus, "status", "status"},
    {Word::kMetBy, "door", "met by"},
    {Word::kOf, "{0} van {1}", "{0} of {1}"},
    {Word::kWeightShare, "telt voor", "counts for"},
    {Word::kContribution, "levert op", "yields"},
    {Word::kUsedBy, "nodig voor", "used for"},
    {Word::kRemarks, "let op", "note"},
    {Word::kTask, "taak", "task"},
    {Word::kShareOfTime, "deel van de tijd", "share of time"},
    {Word::kOccupation, "beroep", "occupation"},
    {Word::kEmployer, "werkgever", "employer"},
    {Word::kDescription, "omschrijving", "description"},
    {Word::kWishes, "wensen", "wishes"},
    {Word::kHours, "uren per week", "hours a week"},
    {Word::kAvailableFrom, "kan beginnen op", "can start on"},
    {Word::kStartDate, "begint op", "starts on"},
    {Word::kClosingDate, "reageren tot en met", "apply until"},
    {Word::kPostcode, "postcode", "postcode"},
    {Word::kTown, "plaats", "town"},
    {Word::kMaxDistance, "reist hoogstens (km)", "travels at most (km)"},
    {Word::kTransports, "vervoer", "transport"},
    {Word::kIrregularHours, "onregelmatige uren", "irregular hours"},
    {Word::kLicences, "rijbewijs", "driving licence"},
    {Word::kLanguages, "talen", "languages"},
    {Word::kWorkForm, "soort werk", "form of work"},
    {Word::kWorkForms, "wil graag", "would like"},
    {Word::kEligibleWorkForms, "komt in aanmerking voor", "eligible for"},
    {Word::kSector, "sector", "sector"},
    {Word::kSectors, "sectoren", "sectors"},
    {Word::kArea, "wijk of gebied", "area"},
    {Word::kCoach, "coach", "coach"},
    {Word::kProgrammes, "programma's", "programmes"},
    {Word::kLadderRung, "trede", "ladder rung"},
    {Word::kLastProposed, "laatst voorgedragen", "last proposed"},
    {Word::kPositions, "aantal plekken", "positions"},
    {Word::kGuidance, "begeleiding", "guidance"},
    {Word::kProvider, "aanbieder", "provider"},
    {Word::kStudyHours, "studie-uren", "study hours"},
    {Word::kWeeks, "weken", "weeks"},
    {Word::kPrice, "prijs in euro", "price in euro"},
    {Word::kCertificate, "bewijs na afloop", "certificate"},
    {Word::kLearns, "wat je erbij leert", "what you would learn"},
    {Word::kTeaches, "wat je er leert", "what it teaches"},
    {Word::kBuildsOn, "wat je al moet kunnen", "what it builds on"},
    {Word::kInterests, "interesses (1-7)", "interests (1-7)"},
    {Word::kFound, "gevonden via", "found by"},
    {Word::kKind, "soort", "kind"},
    {Word::kIscoCode, "ISCO", "ISCO"},
    {Word::kSimilarity, "lijkt erop", "similarity"},
    {Word::kTextWords, "woorden in de tekst", "words in the text"},
    {Word::kSureness, "hoe zeker", "how sure"},
    {Word::kTransfer, "telt mee", "transfer"},
    {Word::kRelation, "verband", "relation"},
    {Word::kChanged, "gewijzigd", "changed"},
    {Word::kYes, "ja", "yes"},
    {Word::kNo, "nee", "no"},
    {Word::kDenied, "heb ik niet", "does not have"},
    {Word::kMatchesFor, "Matches voor {0}", "Matches for {0}"},
    {Word::kNoMatches, "Niets gevonden. Probeer het met minder harde eisen (--hard) of een grotere afstand (--within).",
     "Nothing found. Try fewer hard criteria (--hard) or a longer distance (--within)."},
    {Word::kPartialAnswer, "De tijd was op: {0} van {1} bekeken. Er kunnen dus betere zijn.",
     "Time ran out: {0} of {1} were looked at, so there may be better ones."},
    {Word::kPassedFilter, "{0} getoond van {1} die passen bij de harde eisen; {2} bekeken.",
     "{0} shown of {1} that meet the hard criteria; {2} looked at."},
    {Word::kNextStep, "Waarom? perron explain {0} {1}", "Why? perron explain {0} {1}"},
    {Word::kRequirements, "Wat het werk vraagt", "What the work asks"},
    {Word::kUsedCompetencies, "Wat het werk gebruikt van wat je kunt", "What the work uses of what you can do"},
    {Word::kUnusedCompetencies, "Wat je ook kunt, en dit werk niet gebruikt",
     "What you can do too, and this work does not use"},
    {Word::kStillMissing, "Wat nog ontbreekt", "What is still missing"},
    {Word::kNothingMissing, "Er ontbreekt niets.", "Nothing is missing."},
    {Word::kSummary, "In het kort", "In short"},
    {Word::kMadeWith, "berekend voor {0}, taxonomie {1}, model {2}, index {3}, instellingen {4}",
     "computed for {0}, taxonomy {1}, model {2}, index {3}, configuration {4}"},
    {Word::kNothingFound, "Niets gevonden.", "Nothing found."},
    {Word::kMoreRows, "Er is meer: gebruik --all of --page-token {0}", "There is more: use --all or --page-token {0}"},
    {Word::kStatusMet, "heb je", "you have it"},
    {Word::kStatusPartly, "deels", "partly"},
    {Word::kStatusRelated, "verwant", "related"},
    {Word::kStatusLineOfWork, "zelfde soort werk", "same line of work"},
    {Word::kStatusMissing, "ontbreekt", "missing"},
    {Word::kStatusNotAsked, "nog niet gevraagd", "not asked yet"},
    {Word::kEssential, "nodig", "essential"},
    {Word::kImportant, "belangrijk", "important"},
    {Word::kSomewhat, "handig", "helpful"},
    {Word::kSelfReported, "zegt het zelf", "own word"},
    {Word::kCoachObserved, "gezien door coach", "seen by coach"},
    {Word::kEmployerConfirmed, "bevestigd door werkgever", "confirmed by employer"},
    {Word::kTest, "test", "test"},
    {Word::kPraktijkverklaring, "praktijkverklaring", "praktijkverklaring"},
    {Word::kMboCertificaat, "mbo-certificaat", "mbo certificate"},
    {Word::kDiploma, "diploma", "diploma"},
    {Word::kWorkExperience, "werkervaring", "work experience"},
    {Word::kInferred, "afgeleid", "inferred"},
    {Word::kRegulier, "gewone baan", "ordinary job"},
    {Word::kBanenafspraak, "banenafspraak", "banenafspraak"},
    {Word::kLoonkostensubsidie, "loonkostensubsidie", "wage subsidy"},
    {Word::kBeschutWerk, "beschut werk", "sheltered work"},
    {Word::kBasisbaan, "basisbaan", "basic job"},
    {Word::kParticipatiebaan, "participatiebaan", "participation job"},
    {Word::kLeerbaan, "leerbaan", "learning job"},
    {Word::kWerkervaringsplaats, "werkervaringsplaats", "work experience place"},
    {Word::kProefplaatsing, "proefplaatsing", "trial placement"},
    {Word::kVrijwilligerswerk, "vrijwilligerswerk", "voluntary work"},
    {Word::kCar, "auto", "car"},
    {Word::kMoped, "brommer of scooter", "moped"},
    {Word::kBicycle, "fiets", "bicycle"},
    {Word::kMotorcycle, "motor", "motorcycle"},
    {Word::kPublicTransport, "openbaar vervoer", "public transport"},
    {Word::kOtherTransport, "anders", "other"},
    {Word::kSkill, "vaardigheid", "skill"},
    {Word::kKnowledge, "kennis", "knowledge"},
    {Word::kSame, "dezelfde", "the same"},
    {Word::kNarrower, "een vorm hiervan", "a kind of it"},
    {Word::kBroader, "ruimer", "broader"},
    {Word::kRelated, "verwant", "related"},
    {Word::kLineOfWork, "zelfde soort werk", "same line of work"},
    {Word::kServerVersion, "versie van de server", "server version"},
    {Word::kServingSince, "draait sinds", "running since"},
    {Word::kTaxonomy, "taxonomie", "taxonomy"},
    {Word::kNoTaxonomy, "geen: begin met perron taxonomy import DIR", "none: begin with perron taxonomy import DIR"},
    {Word::kCompetencies, "competenties", "competencies"},
    {Word::kOccupations, "beroepen", "occupations"},
    {Word::kRelations, "verbanden beroep-competentie", "occupation-competency relations"},
    {Word::kTransfers, "verbanden tussen competenties", "links between competencies"},
    {Word::kCandidates, "kandidaten", "candidates"},
    {Word::kVacancies, "vacatures", "vacancies"},
    {Word::kTrainings, "scholingen", "trainings"},
    {Word::kUnresolved, "verwijzingen die de taxonomie niet kent", "references that the taxonomy does not know"},
    {Word::kIndexGeneration, "generatie van de index", "index generation"},
    {Word::kLastChange, "laatste wijziging", "last change"},
    {Word::kMemory, "geheugen", "memory"},
    {Word::kScoringConfig, "instellingen van de score", "scoring configuration"},
    {Word::kDataFormat, "versie van de gegevensmap", "data folder version"},
    {Word::kSending, "versturen", "sending"},
    {Word::kComputing, "Alles is verstuurd; de server rekent nu.", "Everything is sent; the server is computing."},
    {Word::kTaxonomyChanged, "De nieuwe taxonomie is in gebruik.", "The new taxonomy is in use."},
    {Word::kTaxonomyUnchanged, "Deze taxonomie was al in gebruik; er is niets veranderd.",
     "This taxonomy was in use already; nothing changed."},
    {Word::kTaxonomyValid, "Het pakket is goed; er is niets opgeslagen (--validate-only).",
     "The package is good; nothing was stored (--validate-only)."},
    {Word::kIgnoredFiles, "Niet gebruikt: {0}", "Not used: {0}"},
    {Word::kWarnings, "{0} plaatsen in het pakket kloppen niet met de rest, en zijn overgeslagen:",
     "{0} places in the package disagree with the rest of it, and were left out:"},
    {Word::kImported, "{0} regels: {1} nieuw, {2} bijgewerkt, {3} ongewijzigd, {4} mislukt ({5} per seconde)",
     "{0} rows: {1} created, {2} updated, {3} unchanged, {4} failed ({5} a second)"},
    {Word::kChecked,
     "{0} regels bekeken: {1} goed, {2} ongewijzigd, {3} fout; er is niets opgeslagen (--validate-only)",
     "{0} rows checked: {1} good, {2} unchanged, {3} wrong; nothing was stored (--validate-only)"},
    {Word::kAlreadyImported, "Ongewijzigd: zo al eerder ingelezen. Met --again gaan deze regels er toch opnieuw in.",
     "Unchanged: imported like this before. With --again these rows are stored anew."},
    {Word::kRowFailed, "regel {0}: {1}", "line {0}: {1}"},
    {Word::kMoreFailures, "... en nog {0} regels", "... and {0} more rows"},
    {Word::kSeeResults, "Alle uitkomsten staan in {0}.", "All outcomes are in {0}."},
    {Word::kResumeHint,
     "Het inlezen is afgebroken. Geef dezelfde opdracht nog eens: wat al binnen is, telt niet dubbel.",
     "The import was cut off. Give the same command again: what is in already is not stored twice."},
    {Word::kRetrying, "Geen verbinding; nieuwe poging over {0} s.", "No connection; trying again in {0} s."},
    {Word::kDeleted, "{0} is verwijderd.", "{0} is removed."},
    {Word::kEnters, "nieuw", "new"},
    {Word::kLeaves, "weg", "gone"},
    {Word::kChanges, "anders", "changed"},
    {Word::kResync, "De lijst begint opnieuw.", "The list starts over."},
    {Word::kCurrent, "De lijst is bij.", "The list is up to date."},
    {Word::kReconnecting, "De verbinding viel weg; nieuwe poging over {0} s.",
     "The connection was lost; trying again in {0} s."},
    {Word::kServerNotReachable, "Geen verbinding met de server op {0}: {1}", "No connection to the server at {0}: {1}"},
    {Word::kServerTooLate,
     "De server op {0} gaf niet op tijd antwoord. Probeer het nog eens, of met een langere --timeout.",
     "The server at {0} did not answer in time. Try again, or with a longer --timeout."},
    {Word::kUnknownReference, "\"{0}\" is geen bekende competentie. Het dichtst in de buurt: {1}",
     "\"{0}\" is not a known competency. The nearest: {1}"},
}};

constexpr bool InOrder() {
  for (size_t i = 0; i < kEntries.size(); ++i) {
    if (static_cast<size_t>(kEntries[i].word) != i || kEntries[i].dutch == nullptr) return false;
  }
  return true;
}
static_assert(InOrder(), "a word is missing or stands in another place than in words.h");

}  // namespace

const char* Say(Language language, Word word) {
  const Entry& entry = kEntries[static_cast<size_t>(word)];
  return language == Language::kDutch ? entry.dutch : entry.english;
}

std::string Say(Language language, Word word, std::initializer_list<std::string> arguments) {
  std::string result;
  for (const char* at = Say(language, word); *at != '\0'; ++at) {
    const bool placeholder = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}';
    if (!placeholder) {
      result += *at;
      continue;
    }
    const auto index = static_cast<size_t>(at[1] - '0');
    if (index < arguments.size()) result += arguments.begin()[index];
    at += 2;
  }
  return result;
}

}  // namespace perron
