#include "index/text/text_suggester.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "index/text/phrases.h"
#include "index/text/requirement_wording.h"
#include "index/text/span_choice.h"
#include "index/text/stated_demands.h"
#include "index/text/stemmer.h"

namespace perron {
namespace {

// Bounds of what one text may cost.
constexpr std::size_t kMostPhrasesOfText = 200;  // that the linker is asked about
constexpr std::size_t kLinkedOfPhrase = 40;
constexpr std::size_t kMostTitleParts = 4;
constexpr std::size_t kLinkedOfTitle = 25;
// Share of a label that must be there at least, for what the occupation asks.
constexpr float kLeastCoverage = 0.3F;
// Share of the highest rarity from which on the words of a mention are no chance: two common words, or a rare one.
constexpr float kTelling = 0.76F;

// Evidence needed where the occupation speaks for a competency, and where nothing does.
constexpr double kLeastSupported = 0.44;
constexpr double kLeastUnsupported = 0.92;
// How much the text counts in choosing the occupation, and the evidence from which on it speaks of a competency.
constexpr double kTextShare = 0.4;
constexpr double kSpokenOf = 0.5;
// Where no occupation is known everything is somewhat likely: people speak of all sorts of work.
constexpr float kSupportOfFreeText = 0.54F;
constexpr double kAside = 0.4;  // taken off what is only spoken about
// Taken off a label of which nothing is said: always, and more where nothing else speaks for it.
constexpr double kUnsaid = 0.15;
constexpr double kStrange = 0.5;
constexpr std::size_t kShownReach = 5;  // words around a mention that may belong to it
// From here on all sorts of evidence together count as sure.
constexpr double kSure = 0.45;  // above what is needed

template <typename Concept>
std::vector<MentionIndex::Entry> EntriesOf(const Taxonomy& taxonomy, const std::vector<Concept>& concepts) {
  std::vector<MentionIndex::Entry> entries;
  for (std::uint32_t i = 0; i < concepts.size(); ++i) {
    for (const ConceptLabels& labels : concepts[i].labels) {
      const WordLanguage language = WordLanguageOf(taxonomy.languages[labels.language]);
      if (!labels.preferred.empty()) entries.push_back({i, labels.preferred, language, true});
      for (const std::string& alternative : labels.alternatives) entries.push_back({i, alternative, language, false});
    }
  }
  return entries;
}

double EvidenceOf(const Mention& mention, float rarest) {
  const double telling = std::min(1.0F, mention.weight / (kTelling * rarest));
  const double named = mention.preferred ? 1 : 0.92;
  return mention.coverage * (0.6 + 0.4 * mention.density) * telling * named;
}

double Needed(float support) { return kLeastUnsupported - (kLeastUnsupported - kLeastSupported) * support; }

WordLanguage LanguageOf(std::span<const TextWord> sentence) {
  const auto count = [&](TextLanguage language) {
    return std::count_if(sentence.begin(), sentence.end(),
                         [&](const TextWord& word) { return IsStopWord(language, word.folded); });
  };
  return count(TextLanguage::kEnglish) > count(TextLanguage::kDutch) ? WordLanguage::kEnglish : WordLanguage::kDutch;
}

// What the work is about but not what is done: "vragen over contracten", "ervaring in een magazijn".
bool IsAside(std::span<const TextWord> sentence, std::size_t first) {
  constexpr std::size_t kReach = 8;
  for (std::size_t i = first > kReach ? first - kReach : 0; i < first; ++i) {
    const std::string& word = sentence[i].folded;
    if (i > 0 && (word == "over" || word == "about" || word == "inzake")) return true;
    if (i + 1 >= first || (word != "ervaring" && word != "experience")) continue;
    const std::string& next = sentence[i + 1].folded;
    if (next == "in" || next == "bij" || next == "als" || next == "binnen" || next == "as" || next == "at") return true;
  }
  return false;
}

// Parts of a title that may each name the occupation: "Verzorgende IG | 24 uur | Assen".
std::vector<std::string_view> TitleParts(std::string_view title) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (begin <= title.size() && parts.size() < kMostTitleParts) {
    std::size_t end = begin;
    while (end < title.size() && title[end] != '|' && title[end] != '(' && title[end] != ')' && title[end] != ',' &&
           title[end] != '/' && title.substr(end, 3) != " - " && title.substr(end, 3) != "\xE2\x80\x93") {
      ++end;
    }
    if (end > begin) parts.push_back(title.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

// A sentence that may ask something, with what is literally there.
struct TextSuggester::Sentence {
  TextSection section = TextSection::kUnknown;
  std::vector<TextWord> words;
  std::vector<Mention> mentions;
};

TextSuggester::TextSuggester(const Taxonomy& taxonomy, const Lexicon& lexicon, const ConceptLinker& competencies,
                             const ConceptLinker& occupations)
    : taxonomy_(taxonomy),
      competency_linker_(competencies),
      occupation_linker_(occupations),
      mentions_(EntriesOf(taxonomy, taxonomy.competencies), lexicon),
      occupation_mentions_(EntriesOf(taxonomy, taxonomy.occupations), lexicon),
      support_(taxonomy) {}

std::vector<TextSuggester::Sentence> TextSuggester::Read(std::string_view text, bool of_vacancy) const {
  std::vector<Sentence> sentences;
  for (const TextSentence& one : OutlineOf(text)) {
    if (of_vacancy && !Asks(one.section)) continue;
    Sentence sentence{.section = one.section, .words = WordsOf(text, one.begin, one.end), .mentions = {}};
    sentence.mentions = mentions_.Find(sentence.words, kLeastCoverage);
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

// What the title is like counts most; what the text says of an occupation's competencies decides between neighbours.
std::vector<LikelyOccupation> TextSuggester::OccupationsOf(std::string_view title,
                                                           const std::vector<Sentence>& sentences) const {
  absl::flat_hash_map<std::uint32_t, double> by_title;
  double part_weight = 1;
  for (const std::string_view part : TitleParts(title)) {
    for (const ConceptLinker::Hit& hit : occupation_linker_.Link(part, kLinkedOfTitle)) {
      double& score = by_title[hit.concept_number];
      score = std::max(score, hit.score * part_weight);
    }
    const std::vector<TextWord> words = WordsOf(part, 0, part.size());
    float rarity = 0;
    for (const TextWord& word : words) rarity += occupation_mentions_.Rarity(word.folded);
    for (const Mention& mention : occupation_mentions_.Find(words, 0.5F)) {
      // "Monteur" is a name of several occupations; the rest of the title says which.
      const double explained = std::min(1.0F, mention.weight / std::max(rarity, 1.0F));
      double& score = by_title[mention.concept_number];
      const double alike = mention.coverage * (0.45 + 0.45 * explained) * (mention.preferred ? 1 : 0.95);
      score = std::max(score, alike * part_weight);
    }
    part_weight *= 0.85;
  }
  std::vector<double> said(taxonomy_.competencies.size(), 0);  // how surely the text speaks of it
  for (const Sentence& sentence : sentences) {
    for (const Mention& mention : sentence.mentions) {
      const double evidence = EvidenceOf(mention, mentions_.rarest());
      double& most = said[mention.concept_number];
      if (evidence >= kSpokenOf) most = std::max(most, evidence);
    }
  }
  double most_said = 0;
  std::vector<double> said_of(taxonomy_.occupations.size(), 0);
  for (std::size_t i = 0; i < said_of.size(); ++i) {
    const Occupation& occupation = taxonomy_.occupations[i];
    for (const auto* asked : {&occupation.essential, &occupation.optional}) {
      for (const CompetencyId id : *asked) said_of[i] += said[IndexOf(id)];
    }
    said_of[i] /= std::sqrt(10.0 + static_cast<double>(occupation.essential.size() + occupation.optional.size()));
    most_said = std::max(most_said, said_of[i]);
  }
  std::vector<LikelyOccupation> likely;
  for (std::uint32_t i = 0; i < said_of.size(); ++i) {
    const double by_text = most_said > 0 ? said_of[i] / most_said : 0;
    const auto found = by_title.find(i);
    const double titled = found == by_title.end() ? 0 : found->second;
    const double score = titled * (1 - kTextShare + kTextShare * by_text);
    if (score > 0) likely.push_back({i, score});
  }
  std::sort(likely.begin(), likely.end(), [](const LikelyOccupation& a, const LikelyOccupation& b) {
    return a.score != b.score ? a.score > b.score : a.occupation < b.occupation;
  });
  if (likely.size() > kMostOccupations) likely.resize(kMostOccupations);
  return likely;
}

std::vector<SuggestedCompetency> TextSuggester::Choose(const std::vector<Sentence>& sentences,
                                                       std::span<const LikelyOccupation> occupations,
                                                       const std::vector<TextSpan>& taken) const {
  std::vector<float> support = support_.Of(occupations);
  if (occupations.empty()) {
    for (float& one : support) one = std::max(one, kSupportOfFreeText);
  }
  struct Found {
    const Sentence* sentence;
    std::uint32_t competency;
    std::size_t number;  // of the sentence
    std::size_t first_word;
    std::size_t last_word;
  };
  std::vector<Found> found;
  std::vector<SpanCandidate> candidates;
  std::size_t phrases_left = kMostPhrasesOfText;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    const WordLanguage language = LanguageOf(sentence.words);
    // Evidence of each competency by what it is read from.
    struct Evidence {
      double literal = 0;
      double linked = 0;
      std::size_t first_word = 0;
      std::size_t last_word = 0;
      bool one_word = false;
    };
    absl::flat_hash_map<std::uint32_t, Evidence> evidence;
    for (const Mention& mention : sentence.mentions) {
      evidence[mention.concept_number] = {EvidenceOf(mention, mentions_.rarest()), 0, mention.first_word,
                                          mention.last_word, mention.one_word};
    }
    for (const Phrase& phrase : PhrasesOf(sentence.words)) {
      if (phrases_left == 0) break;
      // The linker does not tell "Excel" from to excel.
      if (phrase.first_word == phrase.last_word && phrase.first_word > 0 && sentence.words[phrase.first_word].capital) {
        continue;
      }
      --phrases_left;
      for (const ConceptLinker::Hit& hit : competency_linker_.Link(phrase.text, kLinkedOfPhrase)) {
        Evidence& one = evidence[hit.concept_number];
        if (hit.score <= one.linked) continue;
        one.linked = hit.score;
        if (one.literal < 0.5) {
          one.first_word = phrase.first_word;
          one.last_word = phrase.last_word;
        }
      }
    }
    for (const auto& [number, one] : evidence) {
      const double sum = std::max(one.literal, one.linked) + 0.25 * std::min(one.literal, one.linked);
      // A single word is easily meant otherwise ("energie"), unless the work is known for it.
      const double lonely = one.one_word && one.linked < 0.95 * one.literal ? 0.2 * (1 - support[number]) : 0;
      if (sum < Needed(support[number]) - 0.1) continue;
      const std::size_t from = one.first_word > kShownReach ? one.first_word - kShownReach : 0;
      const std::size_t to = std::min(sentence.words.size(), one.last_word + 1 + kShownReach);
      const MentionIndex::Shown shown =
          mentions_.ShownIn(number, std::span(sentence.words).subspan(from, to - from), language);
      const double aside = IsAside(sentence.words, one.first_word) ? kAside : 0;
      if (shown.lacks_name) continue;
      // What the label says and the text does not, makes people laugh when the work does not ask it.
      const double unlikely = 1 - support[number];
      const double strange = (1 - shown.coverage) * (kUnsaid + kStrange * unlikely * unlikely);
      const double above = sum - lonely - aside - strange - Needed(support[number]);
      if (above < 0) continue;
      const TextSpan span{sentence.words[one.first_word].begin, sentence.words[one.last_word].end};
      const auto overlaps = [&](const TextSpan& other) { return other.begin < span.end && span.begin < other.end; };
      if (std::any_of(taken.begin(), taken.end(), overlaps)) continue;
      found.push_back({&sentence, number, s, one.first_word, one.last_word});
      candidates.push_back({number, span.begin, span.end, 0.5 + 0.5 * std::min(1.0, above / kSure),
                            static_cast<std::uint32_t>(found.size() - 1)});
    }
  }
  std::vector<SuggestedCompetency> suggested;
  for (const SpanCandidate& one : ChooseSpans(std::move(candidates))) {
    const Found& where = found[one.source];
    const std::span<const TextWord> next = where.number + 1 < sentences.size()
                                               ? std::span<const TextWord>(sentences[where.number + 1].words)
                                               : std::span<const TextWord>();
    const RequirementWording wording(where.sentence->words, next, where.sentence->section);
    if (wording.IsDenied(where.first_word, where.last_word)) continue;
    // What is said of it elsewhere in the text counts too: the duties name it, the demands say how much of it.
    Importance importance = wording.ImportanceOf(where.first_word, where.last_word);
    Level level = wording.LevelOf(where.first_word, where.last_word);
    for (const Found& again : found) {
      if (again.competency != one.concept_number || again.number == where.number) continue;
      const RequirementWording more(again.sentence->words, {}, again.sentence->section);
      importance = std::min(importance, more.ImportanceOf(again.first_word, again.last_word));
      level = std::max(level, more.LevelOf(again.first_word, again.last_word));
    }
    const bool transversal = taxonomy_.competencies[one.concept_number].reuse_level == ReuseLevel::kTransversal;
    if (importance == Importance::kEssential && transversal) importance = Importance::kImportant;
    if (importance == Importance::kImportant && !occupations.empty() && !transversal &&
        support_.IsEssential(occupations.front().occupation, one.concept_number)) {
      importance = Importance::kEssential;
    }
    suggested.push_back({one.concept_number, {one.begin, one.end}, one.score, importance, level});
  }
  return suggested;
}

std::vector<SuggestedCompetency> TextSuggester::SuggestCompetencies(std::string_view text, std::size_t limit) const {
  const std::vector<Sentence> sentences = Read(text, /*of_vacancy=*/false);
  std::vector<SuggestedCompetency> suggested = Choose(sentences, {}, {});
  std::stable_sort(suggested.begin(), suggested.end(),
                   [](const SuggestedCompetency& a, const SuggestedCompetency& b) { return a.score > b.score; });
  if (suggested.size() > limit) suggested.resize(limit);
  return suggested;
}

SuggestedWork TextSuggester::SuggestWork(std::string_view title, std::string_view text,
                                         std::optional<std::uint32_t> occupation) const {
  const std::vector<Sentence> sentences = Read(text, /*of_vacancy=*/true);
  SuggestedWork work;
  work.occupations = OccupationsOf(title, sentences);
  if (occupation.has_value()) {
    std::erase_if(work.occupations, [&](const LikelyOccupation& one) { return one.occupation == *occupation; });
    work.occupations.insert(work.occupations.begin(), {*occupation, 1});
  }
  std::vector<TextSpan> taken;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    const std::span<const TextWord> next =
        s + 1 < sentences.size() ? std::span<const TextWord>(sentences[s + 1].words) : std::span<const TextWord>();
    const RequirementWording wording(sentence.words, next, sentence.section);
    const auto span_of = [&](std::size_t first, std::size_t last) {
      return TextSpan{sentence.words[first].begin, sentence.words[last].end};
    };
    for (const StatedLicence& one : FindLicences(text, sentence.words)) {
      const auto same = [&](const SuggestedLicence& other) { return other.licence == one.licence; };
      taken.push_back(span_of(one.first_word, one.last_word));
      if (wording.IsDenied(one.first_word, one.last_word) ||
          std::any_of(work.licences.begin(), work.licences.end(), same)) {
        continue;
      }
      Importance importance = wording.ImportanceOf(one.first_word, one.last_word);
      if (importance == Importance::kImportant) importance = Importance::kEssential;
      if (one.alternative) importance = Importance::kSomewhat;
      work.licences.push_back({one.licence, taken.back(), importance});
    }
    for (const StatedLanguage& one : FindLanguages(sentence.words, sentence.section == TextSection::kDemands)) {
      const auto same = [&](const SuggestedLanguage& other) { return other.language == one.language; };
      taken.push_back(span_of(one.first_word, one.last_word));
      if (wording.IsDenied(one.first_word, one.last_word) ||
          std::any_of(work.languages.begin(), work.languages.end(), same)) {
        continue;
      }
      Importance importance = wording.ImportanceOf(one.first_word, one.last_word);
      if (importance == Importance::kImportant) importance = Importance::kEssential;
      work.languages.push_back({one.language, one.level, taken.back(), importance});
    }
  }
  work.competencies = Choose(sentences, work.occupations, taken);
  return work;
}

}  // namespace perron
