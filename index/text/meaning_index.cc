#include "index/text/meaning_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>

#include "index/text/text_words.h"

namespace perron {
namespace {

constexpr float kOdds = 0.7F / 0.3F;  // of a word coming from the concept rather than from anywhere
constexpr double kLogScale = 10;      // brings the mean logarithm to the size of a cosine
constexpr float kLeastProbability = 1e-9F;
// Words that more than one in so many concepts say somewhere are not looked for in texts.
constexpr std::size_t kTooOften = 20;
constexpr std::size_t kAlwaysFew = 500;  // concepts that are looked through in any case

std::vector<std::uint64_t> KeysOf(const std::vector<std::string>& stems) {
  std::vector<std::uint64_t> keys;
  keys.reserve(stems.size());
  for (const std::string& stem : stems) keys.push_back(TermKey(stem));
  return keys;
}

std::vector<std::uint64_t> Joined(std::vector<std::uint64_t> first, const std::vector<std::uint64_t>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::uint32_t NumberOf(std::uint64_t key, absl::flat_hash_map<std::uint64_t, std::uint32_t>& terms) {
  return terms.try_emplace(key, static_cast<std::uint32_t>(terms.size())).first->second;
}

// What a term of the index means for a stem of the query.
struct Use {
  std::uint8_t stem = 0;
  float weight = 0;
  float back = 0;
};

// The uses that a query has for terms, found by term at once.
class UsesByTerm {
 public:
  UsesByTerm(std::size_t terms, std::vector<std::pair<std::uint32_t, Use>> uses) : slots_(terms, 0), ends_(1, 0) {
    std::stable_sort(uses.begin(), uses.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    uses_.reserve(uses.size());
    for (std::size_t i = 0; i < uses.size(); ++i) {
      if (i == 0 || uses[i].first != uses[i - 1].first) {
        slots_[uses[i].first] = static_cast<std::uint16_t>(ends_.size());
        ends_.push_back(ends_.back());
      }
      uses_.push_back(uses[i].second);
      ++ends_.back();
    }
  }

  std::span<const Use> operator[](std::uint32_t term) const {
    const std::uint16_t slot = slots_[term];
    if (slot == 0) return {};
    return std::span(uses_).subspan(ends_[slot - 1U], ends_[slot] - ends_[slot - 1U]);
  }

 private:
  std::vector<std::uint16_t> slots_;  // by term: position in ends_, or 0
  std::vector<std::uint32_t> ends_;   // into uses_
  std::vector<Use> uses_;
};

}  // namespace

MeaningIndex::MeaningIndex(const std::vector<ConceptWords>& concepts) {
  std::vector<std::vector<WeightedTerm>> preferred, texts;
  preferred.reserve(concepts.size());
  texts.reserve(concepts.size());
  double label_words = 0;
  double text_words = 0;
  std::vector<double> label_counts, text_counts;
  for (const ConceptWords& words : concepts) {
    const std::vector<std::uint64_t> name = KeysOf(words.english_preferred);
    const std::vector<std::uint64_t> labels = Joined(name, KeysOf(words.english_alternatives));
    const std::vector<std::uint64_t> all = Joined(labels, KeysOf(words.english_description));
    preferred.push_back(CountTerms(name));
    texts.push_back(CountTerms(all));
    std::map<std::uint32_t, Entry> entries;
    const auto label_share = static_cast<float>(1.0 / static_cast<double>(std::max<std::size_t>(labels.size(), 1)));
    const auto text_share = static_cast<float>(1.0 / static_cast<double>(std::max<std::size_t>(all.size(), 1)));
    for (const std::uint64_t key : all) entries[NumberOf(key, english_.terms)].in_text += text_share;
    for (const std::uint64_t key : labels) entries[NumberOf(key, english_.terms)].in_labels += label_share;
    label_counts.resize(english_.terms.size(), 0);
    text_counts.resize(english_.terms.size(), 0);
    for (auto& [term, entry] : entries) {
      entry.term = term;
      english_.entries.push_back(entry);
      label_counts[term] += static_cast<double>(entry.in_labels) * static_cast<double>(labels.size());
      text_counts[term] += static_cast<double>(entry.in_text) * static_cast<double>(all.size());
    }
    english_.ends.push_back(static_cast<std::uint32_t>(english_.entries.size()));
    label_words += static_cast<double>(labels.size());
    text_words += static_cast<double>(all.size());
    AddDutch(words);
  }
  preferred_ = TfIdfIndex(preferred);
  text_ = TfIdfIndex(texts, std::max(kAlwaysFew, concepts.size() / kTooOften));
  for (const double count : label_counts) {
    label_probability_.push_back(static_cast<float>(count / std::max(label_words, 1.0)));
  }
  for (const double count : text_counts) {
    text_probability_.push_back(static_cast<float>(count / std::max(text_words, 1.0)));
  }
}

void MeaningIndex::AddDutch(const ConceptWords& words) {
  for (const WeightedTerm& term : CountTerms(KeysOf(words.dutch_labels))) {
    const std::uint32_t number = NumberOf(term.key, dutch_.terms);
    dutch_df_.resize(dutch_.terms.size(), 0);
    ++dutch_df_[number];
    dutch_.entries.push_back({number, 1, 0});
  }
  dutch_.ends.push_back(static_cast<std::uint32_t>(dutch_.entries.size()));
}

std::vector<MeaningIndex::Likeness> MeaningIndex::Compare(const LinkQuery& query,
                                                          const std::vector<std::uint32_t>& concepts) const {
  std::vector<Likeness> likenesses(concepts.size());
  const std::size_t stems = query.stems.size();
  if (stems == 0) return likenesses;
  std::array<float, kMaxStems> label_base{}, text_base{}, rarity{};
  double all_rarity = 0;
  std::vector<std::pair<std::uint32_t, Use>> in_english, in_dutch;
  for (std::size_t i = 0; i < stems; ++i) {
    const LinkQuery::Stem& stem = query.stems[i];
    const auto number = static_cast<std::uint8_t>(i);
    label_base[i] = text_base[i] = kLeastProbability;
    std::size_t df = 0;
    for (const LinkQuery::Meaning& meaning : stem.meanings) {
      const auto found = english_.terms.find(meaning.english);
      if (found == english_.terms.end()) continue;
      in_english.push_back({found->second, {number, meaning.weight, meaning.back}});
      label_base[i] += meaning.back * label_probability_[found->second];
      text_base[i] += meaning.back * text_probability_[found->second];
      if (query.english) df = text_.DocumentFrequency(meaning.english);
    }
    const auto found = dutch_.terms.find(stem.key);
    if (found != dutch_.terms.end() && !query.english) {
      in_dutch.push_back({found->second, {number, 1, 1}});
      df = dutch_df_[found->second];
    }
    rarity[i] = text_.Idf(df);
    all_rarity += rarity[i];
  }
  const UsesByTerm english_uses(english_.terms.size(), std::move(in_english));
  const UsesByTerm dutch_uses(dutch_.terms.size(), std::move(in_dutch));
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    std::array<float, kMaxStems> labels{}, text{}, covered{};
    for (const Entry& entry : EntriesOf(english_, concepts[i])) {
      for (const Use& use : english_uses[entry.term]) {
        labels[use.stem] += use.back * entry.in_labels;
        text[use.stem] += use.back * entry.in_text;
        if (entry.in_labels > 0) covered[use.stem] += use.weight;
      }
    }
    for (const Entry& entry : EntriesOf(dutch_, concepts[i])) {
      for (const Use& use : dutch_uses[entry.term]) covered[use.stem] = 1;
    }
    double in_labels = 0, in_text = 0, coverage = 0;
    for (std::size_t s = 0; s < stems; ++s) {
      if (labels[s] > 0) in_labels += std::log1p(kOdds * labels[s] / label_base[s]);
      if (text[s] > 0) in_text += std::log1p(kOdds * text[s] / text_base[s]);
      coverage += static_cast<double>(rarity[s] * std::min(covered[s], 1.0F));
    }
    const double scale = 1 / (kLogScale * static_cast<double>(stems));
    likenesses[i] = {static_cast<float>(scale * in_labels), static_cast<float>(scale * in_text),
                     static_cast<float>(coverage / all_rarity)};
  }
  return likenesses;
}

std::size_t MeaningIndex::memory_bytes() const {
  const auto of = [](const Entries& all) {
    return all.entries.capacity() * sizeof(Entry) + all.ends.capacity() * sizeof(all.ends[0]) +
           all.terms.capacity() * (sizeof(std::pair<std::uint64_t, std::uint32_t>) + 1);
  };
  return preferred_.memory_bytes() + text_.memory_bytes() + of(english_) + of(dutch_) +
         label_probability_.capacity() * sizeof(float) + text_probability_.capacity() * sizeof(float) +
         dutch_df_.capacity() * sizeof(dutch_df_[0]);
}

}  // namespace perron
