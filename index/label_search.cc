#include "index/label_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "index/fold_label.h"
#include "index/word_match.h"

namespace perron {
namespace {

// What a query may cost: words beyond these are not looked at.
constexpr std::size_t kMaxQueryWords = 16;  // bits of LabelState::found
// Queries up to this length may have typing errors that make another word, such as "lossen" for "lassen".
constexpr std::size_t kMaxMistypedWords = 4;
// Shortest word that counts as a beginning when it is not the last one.
constexpr std::size_t kMinPrefix = 3;
// Shortest last word whose beginning may have typing errors.
constexpr std::size_t kMinSimilarPrefix = 6;

std::vector<std::string_view> SplitWords(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = folded.find(' ');
    words.push_back(folded.substr(0, end));
    folded.remove_prefix(end == std::string_view::npos ? folded.size() : end + 1);
  }
  return words;
}

// Many texts in one piece of memory.
class TextPool {
 public:
  void Add(std::string_view text) {
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }
  void ShrinkToFit() {
    text_.shrink_to_fit();
    ends_.shrink_to_fit();
  }
  std::size_t memory_bytes() const { return text_.capacity() + ends_.capacity() * sizeof(ends_[0]); }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;
};

double QualityOf(const WordMatch& match) {
  constexpr std::array<double, 3> kByErrors = {1.0, 0.8, 0.65};
  return kByErrors[match.errors] * (match.whole ? 1.0 : 0.9);
}

// How well one label has matched so far.
struct LabelState {
  float sum = 0;            // weight x quality of the query's words that were found
  std::uint16_t found = 0;  // bit i: the query's word i was
  std::uint8_t errors = 0;  // in all of them

  std::size_t words() const { return static_cast<std::size_t>(std::popcount(found)); }
};

class InvertedLabelSearch final : public LabelSearch {
 public:
  explicit InvertedLabelSearch(const std::vector<Entry>& entries);

  std::vector<Hit> Search(std::string_view query, std::size_t limit) const override;
  std::vector<std::uint32_t> FindExact(std::string_view label) const override;
  std::size_t memory_bytes() const override;

 private:
  struct QueryWord {
    std::string_view text;
    bool last = false;
    bool known = false;  // is in some label
    double weight = 0;
  };
  // What a word of the query is taken for.
  enum class Reading {
    kAsTyped,          // itself or, in places, a beginning
    kUnknownMistyped,  // similar words, where no label has it
    kAllMistyped,      // similar words, also where it is a word by itself
  };
  // A query under way.
  struct Progress {
    std::vector<LabelState> states;      // by label
    std::vector<std::uint32_t> touched;  // labels with any word, each once
  };
  struct Scored {
    double score = 0;
    std::uint32_t label = 0;
  };

  void BuildLabels(const std::vector<Entry>& entries);
  void BuildWords();
  std::vector<QueryWord> WordsOf(std::string_view folded) const;
  std::vector<WordMatch> MatchesOf(const QueryWord& word, Reading reading) const;
  void Collect(const std::vector<QueryWord>& words, Reading reading, Progress& progress) const;
  std::size_t Complete(const Progress& progress, std::size_t query_words) const;
  double Score(const LabelState& state, std::size_t query_words, double query_weight, std::uint32_t label) const;
  std::pair<std::size_t, std::size_t> LabelsFrom(std::string_view folded, bool as_prefix) const;
  std::vector<Hit> BestPerConcept(std::vector<Scored> scored, std::size_t limit) const;

  std::span<const std::uint32_t> LabelsWith(std::size_t word) const {
    return std::span(postings_).subspan(posting_begins_[word], posting_begins_[word + 1] - posting_begins_[word]);
  }

  // Labels in ascending order of folded text, then concept.
  TextPool folded_;
  TextPool original_;
  std::vector<std::uint32_t> concepts_;
  std::vector<bool> preferred_;
  std::vector<std::uint32_t> slots_;          // by label: position of its concept in slot_concepts_
  std::vector<std::uint32_t> slot_concepts_;  // ascending, each once
  std::vector<std::uint8_t> word_counts_;
  Vocabulary vocabulary_;
  std::vector<std::uint32_t> posting_begins_;  // vocabulary size + 1 offsets into postings_
  std::vector<std::uint32_t> postings_;        // labels, ascending within a word
};

InvertedLabelSearch::InvertedLabelSearch(const std::vector<Entry>& entries) {
  BuildLabels(entries);
  BuildWords();
}

void InvertedLabelSearch::BuildLabels(const std::vector<Entry>& entries) {
  struct Label {
    std::string folded;
    const Entry* entry;
  };
  std::vector<Label> labels;
  labels.reserve(entries.size());
  for (const Entry& entry : entries) {
    std::string folded = FoldLabel(entry.label);
    if (!folded.empty()) labels.push_back({std::move(folded), &entry});
  }
  const auto key = [](const Label& label) {
    return std::pair(std::string_view(label.folded), label.entry->concept_number);
  };
  // A text that is both preferred and alternative counts as preferred.
  std::stable_sort(labels.begin(), labels.end(), [&](const Label& a, const Label& b) {
    return key(a) != key(b) ? key(a) < key(b) : a.entry->preferred && !b.entry->preferred;
  });
  labels.erase(
      std::unique(labels.begin(), labels.end(), [&](const Label& a, const Label& b) { return key(a) == key(b); }),
      labels.end());
  for (const Label& label : labels) {
    folded_.Add(label.folded);
    original_.Add(label.entry->label);
    concepts_.push_back(label.entry->concept_number);
    preferred_.push_back(label.entry->preferred);
  }
  folded_.ShrinkToFit();
  original_.ShrinkToFit();
  concepts_.shrink_to_fit();
  slot_concepts_ = concepts_;
  std::sort(slot_concepts_.begin(), slot_concepts_.end());
  slot_concepts_.erase(std::unique(slot_concepts_.begin(), slot_concepts_.end()), slot_concepts_.end());
  slot_concepts_.shrink_to_fit();
  slots_.reserve(concepts_.size());
  for (const std::uint32_t one : concepts_) {
    const auto place = std::lower_bound(slot_concepts_.begin(), slot_concepts_.end(), one);
    slots_.push_back(static_cast<std::uint32_t>(place - slot_concepts_.begin()));
  }
}

void InvertedLabelSearch::BuildWords() {
  absl::flat_hash_map<std::string, std::vector<std::uint32_t>> labels_by_word;
  word_counts_.reserve(concepts_.size());
  for (std::uint32_t label = 0; label < concepts_.size(); ++label) {
    const std::vector<std::string_view> words = SplitWords(folded_[label]);
    word_counts_.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(words.size(), 0xFF)));
    for (const std::string_view word : words) {
      std::vector<std::uint32_t>& labels = labels_by_word[std::string(word)];
      if (labels.empty() || labels.back() != label) labels.push_back(label);
    }
  }
  std::vector<std::string> words;
  words.reserve(labels_by_word.size());
  for (const auto& [word, labels] : labels_by_word) words.push_back(word);
  std::sort(words.begin(), words.end());
  vocabulary_ = Vocabulary(words);
  posting_begins_.push_back(0);
  for (const std::string& word : words) {
    const std::vector<std::uint32_t>& labels = labels_by_word.find(word)->second;
    postings_.insert(postings_.end(), labels.begin(), labels.end());
    posting_begins_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
  postings_.shrink_to_fit();
}

std::vector<InvertedLabelSearch::QueryWord> InvertedLabelSearch::WordsOf(std::string_view folded) const {
  std::vector<QueryWord> words;
  for (const std::string_view text : SplitWords(folded)) {
    const auto same = [&](const QueryWord& word) { return word.text == text; };
    if (words.size() == kMaxQueryWords || std::any_of(words.begin(), words.end(), same)) continue;
    words.push_back({text, false, false, 0});
  }
  if (!words.empty()) words.back().last = true;
  for (QueryWord& word : words) {
    // Rare words say more; an unknown one may be a typing error of any, so it counts like one of middling rarity.
    const std::vector<WordMatch> known = vocabulary_.Find(word.text, false);
    word.known = !known.empty();
    const double labels = known.empty() ? std::sqrt(static_cast<double>(concepts_.size()))
                                        : static_cast<double>(LabelsWith(known.front().word).size());
    word.weight = std::log(1 + static_cast<double>(concepts_.size()) / labels);
  }
  return words;
}

std::vector<WordMatch> InvertedLabelSearch::MatchesOf(const QueryWord& word, Reading reading) const {
  std::vector<WordMatch> matches;
  if (reading == Reading::kAsTyped) {
    matches = vocabulary_.Find(word.text, word.last || word.text.size() >= kMinPrefix);
  } else if (reading == Reading::kAllMistyped || !word.known) {
    matches = vocabulary_.FindSimilar(word.text, word.last && word.text.size() >= kMinSimilarPrefix);
  }
  // The best first, since a label takes a word of the query once.
  std::stable_sort(matches.begin(), matches.end(),
                   [](const WordMatch& a, const WordMatch& b) { return QualityOf(a) > QualityOf(b); });
  return matches;
}

void InvertedLabelSearch::Collect(const std::vector<QueryWord>& words, Reading reading, Progress& progress) const {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t bit = 1U << i;
    for (const WordMatch& match : MatchesOf(words[i], reading)) {
      const auto gain = static_cast<float>(words[i].weight * QualityOf(match));
      for (const std::uint32_t label : LabelsWith(match.word)) {
        LabelState& state = progress.states[label];
        if ((state.found & bit) != 0) continue;
        if (state.found == 0) progress.touched.push_back(label);
        state.found = static_cast<std::uint16_t>(state.found | bit);
        state.sum += gain;
        state.errors = static_cast<std::uint8_t>(state.errors + match.errors);
      }
    }
  }
}

std::size_t InvertedLabelSearch::Complete(const Progress& progress, std::size_t query_words) const {
  return static_cast<std::size_t>(
      std::count_if(progress.touched.begin(), progress.touched.end(),
                    [&](std::uint32_t label) { return progress.states[label].words() == query_words; }));
}

// Three bands: all words, all words with typing errors, most of the words by weight. Within a band the quality of the
// words and how much of the label they make up decide.
double InvertedLabelSearch::Score(const LabelState& state, std::size_t query_words, double query_weight,
                                  std::uint32_t label) const {
  constexpr double kLeast = 0.4;  // share of the query's weight that must be found
  const double quality = std::min(1.0, static_cast<double>(state.sum) / query_weight);
  const double share = std::min(1.0, static_cast<double>(state.words()) / word_counts_[label]);
  const double fit = quality * (0.5 + 0.5 * share);
  if (state.words() == query_words) return state.errors == 0 ? 0.6 + 0.29 * fit : 0.3 + 0.29 * fit;
  return quality < kLeast ? 0 : 0.29 * fit;
}

// Range of labels that are this text, or begin with it.
std::pair<std::size_t, std::size_t> InvertedLabelSearch::LabelsFrom(std::string_view folded, bool as_prefix) const {
  const auto lower = [&](const auto& before) {
    std::size_t low = 0;
    for (std::size_t count = concepts_.size(); count > 0;) {
      const std::size_t half = count / 2;
      const bool less = before(folded_[low + half]);
      if (less) low += half + 1;
      count = less ? count - half - 1 : half;
    }
    return low;
  };
  const std::size_t size = as_prefix ? folded.size() : std::string_view::npos;
  return {lower([&](std::string_view label) { return label < folded; }),
          lower([&](std::string_view label) { return label.substr(0, size) <= folded; })};
}

std::vector<LabelSearch::Hit> InvertedLabelSearch::BestPerConcept(std::vector<Scored> scored, std::size_t limit) const {
  // Equal scores of one concept: the shortest label, then the first.
  const auto better_label = [&](const Scored& a, const Scored& b) {
    if (a.score != b.score) return a.score > b.score;
    if (folded_[a.label].size() != folded_[b.label].size()) return folded_[a.label].size() < folded_[b.label].size();
    return a.label < b.label;
  };
  std::vector<Scored> best(slot_concepts_.size());
  for (const Scored& one : scored) {
    Scored& known = best[slots_[one.label]];
    if (known.score == 0 || better_label(one, known)) known = one;
  }
  scored.clear();
  for (const Scored& one : best) {
    if (one.score > 0) scored.push_back(one);
  }
  const auto better = [&](const Scored& a, const Scored& b) {
    if (a.score != b.score) return a.score > b.score;
    if (preferred_[a.label] != preferred_[b.label]) return static_cast<bool>(preferred_[a.label]);
    return concepts_[a.label] < concepts_[b.label];
  };
  const std::size_t kept = std::min(limit, scored.size());
  std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(kept), scored.end(), better);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < kept; ++i) {
    hits.push_back({concepts_[scored[i].label], std::string(original_[scored[i].label]), scored[i].score});
  }
  return hits;
}

std::vector<LabelSearch::Hit> InvertedLabelSearch::Search(std::string_view query, std::size_t limit) const {
  const std::string folded = FoldLabel(query);
  const std::vector<QueryWord> words = WordsOf(folded);
  if (words.empty() || concepts_.empty() || limit == 0) return {};
  double weight = 0;
  for (const QueryWord& word : words) weight += word.weight;
  Progress progress{std::vector<LabelState>(concepts_.size()), {}};
  // What a label has from an earlier reading is the better one.
  Collect(words, Reading::kAsTyped, progress);
  if (Complete(progress, words.size()) < limit) Collect(words, Reading::kUnknownMistyped, progress);
  if (words.size() <= kMaxMistypedWords && Complete(progress, words.size()) == 0) {
    Collect(words, Reading::kAllMistyped, progress);
  }
  std::vector<Scored> scored;
  scored.reserve(progress.touched.size());
  for (const std::uint32_t label : progress.touched) {
    const double score = Score(progress.states[label], words.size(), weight, label);
    if (score > 0) scored.push_back({score, label});
  }
  const auto [first, last] = LabelsFrom(folded, true);
  for (std::size_t label = first; label < last; ++label) {
    const double share = static_cast<double>(folded.size()) / static_cast<double>(folded_[label].size());
    scored.push_back({share == 1 ? 1.0 : 0.9 + 0.09 * share, static_cast<std::uint32_t>(label)});
  }
  return BestPerConcept(std::move(scored), limit);
}

std::vector<std::uint32_t> InvertedLabelSearch::FindExact(std::string_view label) const {
  const std::string folded = FoldLabel(label);
  if (folded.empty()) return {};
  const auto [first, last] = LabelsFrom(folded, false);
  return {concepts_.begin() + static_cast<std::ptrdiff_t>(first),
          concepts_.begin() + static_cast<std::ptrdiff_t>(last)};
}

std::size_t InvertedLabelSearch::memory_bytes() const {
  const std::size_t numbers = concepts_.capacity() + slots_.capacity() + slot_concepts_.capacity() +
                              posting_begins_.capacity() + postings_.capacity();
  return sizeof *this + folded_.memory_bytes() + original_.memory_bytes() + vocabulary_.memory_bytes() +
         word_counts_.capacity() + numbers * sizeof(std::uint32_t);
}

}  // namespace

std::unique_ptr<LabelSearch> LabelSearch::Build(const std::vector<Entry>& entries) {
  return std::make_unique<InvertedLabelSearch>(entries);
}

}  // namespace perron
