#include "index/text/lexicon_learner.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "index/fold_label.h"
#include "index/text/text_words.h"
#include "index/text/word_alignment.h"

namespace perron {
namespace {

constexpr int kIterations = 5;
// How much a pair of texts counts in the alignment.
constexpr float kPreferredPair = 1;       // preferred labels of one concept
constexpr float kAlternativePair = 0.3F;  // a preferred and an alternative label
constexpr float kDescriptionPair = 1;
constexpr float kDictionaryPair = 1;
// Weight of a translation: t(e|n) (t(n|e) + kBackFloor)^kBackPower.
constexpr float kBackFloor = 0.02F;
constexpr float kBackPower = 0.35F;
constexpr std::size_t kTranslationsPerWord = 12;
// A word that no dictionary has counts as a part of compounds when the taxonomy uses it so often.
constexpr std::uint32_t kLeastCountOfPart = 3;

std::optional<std::size_t> LanguageIndex(const Taxonomy& taxonomy, std::string_view language) {
  const auto found = std::find(taxonomy.languages.begin(), taxonomy.languages.end(), language);
  if (found == taxonomy.languages.end()) return std::nullopt;
  return static_cast<std::size_t>(found - taxonomy.languages.begin());
}

const ConceptLabels* InLanguage(const std::vector<ConceptLabels>& labels, std::optional<std::size_t> language) {
  for (const ConceptLabels& one : labels) {
    if (language == one.language) return &one;
  }
  return nullptr;
}

// Calls `use` with the labels of every concept of every kind.
template <typename Use>
void ForEachLabels(const Taxonomy& taxonomy, const Use& use) {
  for (const Competency& one : taxonomy.competencies) use(one.labels);
  for (const CompetencyGroup& one : taxonomy.groups) use(one.labels);
  for (const Occupation& one : taxonomy.occupations) use(one.labels);
}

bool OnlyLetters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The words of the taxonomy's Dutch texts, and how often each is used.
absl::flat_hash_map<std::string, std::uint32_t> CountDutchWords(const Taxonomy& taxonomy,
                                                                std::optional<std::size_t> dutch) {
  absl::flat_hash_map<std::string, std::uint32_t> counts;
  const auto count = [&](const std::string& text) {
    const std::string folded = FoldLabel(text);
    for (const std::string_view word : SplitFolded(folded)) ++counts[std::string(word)];
  };
  ForEachLabels(taxonomy, [&](const std::vector<ConceptLabels>& all) {
    const ConceptLabels* labels = InLanguage(all, dutch);
    if (labels == nullptr) return;
    count(labels->preferred);
    for (const std::string& alternative : labels->alternatives) count(alternative);
    count(labels->description);
  });
  return counts;
}

// Known words that can lead to something: whose stem the taxonomy or the translations have.
std::vector<CompoundPart> FindParts(const Taxonomy& taxonomy, std::optional<std::size_t> dutch,
                                    const Dictionaries& dictionaries) {
  const absl::flat_hash_map<std::string, std::uint32_t> counts = CountDutchWords(taxonomy, dutch);
  const Stemmer stemmer(TextLanguage::kDutch);
  absl::flat_hash_set<std::string> stems;
  for (const auto& [word, count] : counts) stems.emplace(stemmer.Stem(word));
  absl::flat_hash_map<std::string, std::uint32_t> parts;
  const auto usable = [](std::string_view word) {
    return OnlyLetters(word) && !IsStopWord(TextLanguage::kDutch, word);
  };
  const auto add = [&](const std::string& word) {
    if (!usable(word)) return;
    const auto found = counts.find(word);
    parts.emplace(word, 1 + (found == counts.end() ? 0 : found->second));
  };
  for (const auto& [word, count] : counts) {
    if (count >= kLeastCountOfPart) add(word);
  }
  for (const DictionaryEntry& entry : dictionaries.dutch_english) {
    const std::string folded = FoldLabel(entry.source);
    stems.emplace(stemmer.Stem(folded));
    add(folded);
  }
  for (const std::string& word : dictionaries.dutch_words) {
    const std::string folded = FoldLabel(word);
    if (stems.contains(std::string(stemmer.Stem(folded)))) add(folded);
  }
  std::vector<CompoundPart> sorted;
  sorted.reserve(parts.size());
  for (const auto& [word, count] : parts) sorted.push_back({word, count});
  std::sort(sorted.begin(), sorted.end(), [](const CompoundPart& a, const CompoundPart& b) { return a.word < b.word; });
  return sorted;
}

// Gives words numbers in order of appearance.
class Numbering {
 public:
  std::uint32_t Of(const std::string& word) {
    const auto [place, added] = numbers_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (added) words_.push_back(word);
    return place->second;
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  absl::flat_hash_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
};

// Collects texts that say the same in both languages.
class PairCollector {
 public:
  explicit PairCollector(const CompoundSplitter& splitter) : splitter_(splitter) {}

  void Add(std::string_view dutch, std::string_view english, float weight) {
    AlignedPair pair;
    for (const std::string& stem : StemsOf(FoldLabel(dutch), TextLanguage::kDutch, dutch_stemmer_, &splitter_)) {
      pair.source.push_back(dutch_.Of(stem));
    }
    for (const std::string& stem : StemsOf(FoldLabel(english), TextLanguage::kEnglish, english_stemmer_, nullptr)) {
      pair.target.push_back(english_.Of(stem));
    }
    if (pair.source.empty() || pair.target.empty()) return;
    pair.weight = weight;
    pairs_.push_back(std::move(pair));
  }

  void AddConcept(const ConceptLabels& dutch, const ConceptLabels& english) {
    Add(dutch.preferred, english.preferred, kPreferredPair);
    for (const std::string& alternative : english.alternatives) Add(dutch.preferred, alternative, kAlternativePair);
    for (const std::string& alternative : dutch.alternatives) Add(alternative, english.preferred, kAlternativePair);
    Add(dutch.description, english.description, kDescriptionPair);
  }

  const Numbering& dutch() const { return dutch_; }
  const Numbering& english() const { return english_; }
  std::vector<AlignedPair> Take() { return std::move(pairs_); }

 private:
  const CompoundSplitter& splitter_;
  const Stemmer dutch_stemmer_{TextLanguage::kDutch};
  const Stemmer english_stemmer_{TextLanguage::kEnglish};
  Numbering dutch_;
  Numbering english_;
  std::vector<AlignedPair> pairs_;
};

std::vector<AlignedPair> Reversed(const std::vector<AlignedPair>& pairs) {
  std::vector<AlignedPair> reversed;
  reversed.reserve(pairs.size());
  for (const AlignedPair& pair : pairs) reversed.push_back({pair.target, pair.source, pair.weight});
  return reversed;
}

// Numbers of words in alphabetical order, and the place of each number in it.
struct Alphabet {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> place;
};

Alphabet Alphabetical(const std::vector<std::string>& words) {
  Alphabet alphabet;
  alphabet.order.resize(words.size());
  alphabet.place.resize(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) alphabet.order[i] = i;
  std::sort(alphabet.order.begin(), alphabet.order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  for (std::uint32_t i = 0; i < words.size(); ++i) alphabet.place[alphabet.order[i]] = i;
  return alphabet;
}

void FillTranslations(const Numbering& dutch, const Numbering& english, const WordTranslations& forward,
                      const WordTranslations& backward, Lexicon& lexicon) {
  const Alphabet dutch_alphabet = Alphabetical(dutch.words());
  const Alphabet english_alphabet = Alphabetical(english.words());
  for (const std::uint32_t i : english_alphabet.order) lexicon.english.push_back(english.words()[i]);
  for (const std::uint32_t source : dutch_alphabet.order) {
    std::vector<Lexicon::Translation> row;
    for (std::size_t cell = forward.begins[source]; cell < forward.begins[source + 1]; ++cell) {
      const auto [target, there] = forward.cells[cell];
      const float back = backward.Probability(target, source);
      const float weight = there * std::pow(back + kBackFloor, kBackPower);
      if (weight > 0) row.push_back({english_alphabet.place[target], weight, back});
    }
    std::sort(row.begin(), row.end(), [](const Lexicon::Translation& a, const Lexicon::Translation& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.english < b.english;
    });
    row.resize(std::min(row.size(), kTranslationsPerWord));
    float sum = 0;
    for (const Lexicon::Translation& one : row) sum += one.weight;
    for (Lexicon::Translation& one : row) one.weight /= sum;
    lexicon.dutch.push_back(dutch.words()[source]);
    lexicon.translations.insert(lexicon.translations.end(), row.begin(), row.end());
    lexicon.ends.push_back(static_cast<std::uint32_t>(lexicon.translations.size()));
  }
}

}  // namespace

Lexicon LearnLexicon(const Taxonomy& taxonomy, const Dictionaries& dictionaries) {
  Lexicon lexicon;
  const std::optional<std::size_t> dutch = LanguageIndex(taxonomy, "nl");
  const std::optional<std::size_t> english = LanguageIndex(taxonomy, "en");
  if (!dutch) return lexicon;
  lexicon.parts = FindParts(taxonomy, dutch, dictionaries);
  const CompoundSplitter splitter(lexicon.parts);
  PairCollector collector(splitter);
  ForEachLabels(taxonomy, [&](const std::vector<ConceptLabels>& labels) {
    const ConceptLabels* in_dutch = InLanguage(labels, dutch);
    const ConceptLabels* in_english = InLanguage(labels, english);
    if (in_dutch != nullptr && in_english != nullptr) collector.AddConcept(*in_dutch, *in_english);
  });
  for (const DictionaryEntry& entry : dictionaries.dutch_english) {
    for (const std::string& translation : entry.translations) {
      collector.Add(entry.source, translation, kDictionaryPair);
    }
  }
  const std::vector<AlignedPair> pairs = collector.Take();
  const std::size_t english_words = collector.english().words().size();
  std::future<WordTranslations> backward =
      std::async(std::launch::async, [&] { return AlignWords(Reversed(pairs), english_words, kIterations); });
  const WordTranslations forward = AlignWords(pairs, collector.dutch().words().size(), kIterations);
  FillTranslations(collector.dutch(), collector.english(), forward, backward.get(), lexicon);
  return lexicon;
}

}  // namespace perron
