#include "index/text/mention_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/string_view.h"
#include "index/text/text_words.h"

namespace perron {
namespace {

constexpr std::size_t kMostUnits = 12;      // words of a label that are looked at
constexpr std::size_t kWindow = 12;         // words between the first and the last word of a mention, at most
constexpr std::size_t kParticleReach = 10;  // words between a verb and its particle
constexpr float kBracketed = 0.25F;         // weight of a label's words in brackets: they explain, texts leave them out
// How sure it is that a word means what a part of a compound means: the last part says what it is, the others what it
// is of.
constexpr float kTextHead = 0.9F;
constexpr float kTextModifier = 0.7F;
constexpr float kLabelHead = 0.65F;
constexpr float kLabelModifier = 0.4F;
// Translations: the least weight that counts, the one from which on it is sure, and what a sure one is worth.
constexpr float kLeastTranslation = 0.12F;
constexpr float kSureTranslation = 0.4F;
constexpr float kTranslated = 0.85F;
constexpr float kNameAsWord = 0.75F;
// Cost in coverage of another clause beginning between two words of a mention.
constexpr float kCommaCost = 0.04F;

struct LabelWord {
  std::string folded;
  float factor = 1;
  bool name = false;  // of a product, a language, a law: found where the text has a capital too
};

// What a label is about; all of its words when all are function words.
std::vector<LabelWord> LabelWords(std::string_view label, WordLanguage language) {
  std::vector<LabelWord> all;
  std::vector<LabelWord> said;
  const std::size_t bracket = std::min(label.find('('), label.size());
  const std::vector<TextWord> words = WordsOf(label, 0, label.size());
  for (const TextWord& word : words) {
    const bool bracketed = bracket > 0 && word.begin > bracket;
    // English labels begin with a capital now and then.
    const bool by_chance = language != WordLanguage::kDutch && word.begin == 0 && words.size() > 1 &&
                           !HasCapital(label.substr(1, word.end - 1));
    all.push_back({word.folded, bracketed ? kBracketed : 1, word.capital && !by_chance && !bracketed});
    if (!IsFunctionWord(word.folded)) said.push_back(all.back());
  }
  std::vector<LabelWord>& kept = said.empty() ? all : said;
  if (kept.size() > kMostUnits) kept.resize(kMostUnits);
  return std::move(kept);
}

// Names are kept apart from other words: "Word" is not a word.
std::string NameKey(std::string_view folded) { return "=" + std::string(folded); }

}  // namespace

MentionIndex::MentionIndex(const std::vector<Entry>& entries, const Lexicon& lexicon) {
  const WordKeys keys;
  struct Unit {
    std::uint32_t term;
    float factor;
  };
  struct Read {
    std::vector<LabelWord> words;
    std::vector<Unit> units;
  };
  const auto term_of = [&](const std::string& key) {
    return terms_.emplace(key, static_cast<std::uint32_t>(terms_.size())).first->second;
  };
  // Which words there are, and how often: compounds are made of them.
  std::map<std::string, std::uint32_t> counts;
  std::vector<Read> read(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    read[i].words = LabelWords(entries[i].label, entries[i].language);
    if (entries[i].language != WordLanguage::kDutch) continue;
    for (const LabelWord& word : read[i].words) ++counts[word.folded];
  }
  std::vector<CompoundPart> parts;
  for (const auto& [word, count] : counts) {
    if (word.size() >= 4 && !IsParticle(word)) parts.push_back({word, count});
  }
  compounds_ = CompoundSplitter(parts);

  std::vector<std::vector<Posting>> postings;
  std::vector<std::uint32_t> concepts;      // by term: how many concepts have it
  std::vector<std::uint32_t> last_concept;  // by term: the last one that had it
  const auto post = [&](std::uint32_t term, Posting posting, std::uint32_t concept_number) {
    if (term >= postings.size()) {
      postings.resize(term + 1);
      concepts.resize(term + 1, 0);
      last_concept.resize(term + 1, 0xFFFFFFFF);
    }
    postings[term].push_back(posting);
    if (last_concept[term] != concept_number) ++concepts[term];
    last_concept[term] = concept_number;
  };
  std::uint32_t most_concepts = 0;
  labels_.resize(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    most_concepts = std::max(most_concepts, entry.concept_number + 1);
    labels_[i].concept_number = entry.concept_number;
    labels_[i].preferred = entry.preferred;
    // Preferred before others, the language before the other one, the first of equals.
    const auto rank = [](const Entry& one, WordLanguage wanted) {
      if (!one.preferred) return 0;
      if (one.language == wanted) return 3;
      return one.language == WordLanguage::kOther ? 1 : 2;
    };
    constexpr WordLanguage kShownIn[] = {WordLanguage::kDutch, WordLanguage::kEnglish};
    bool shows[2] = {false, false};
    if (shown_labels_.size() <= 2 * entry.concept_number) {
      shown_labels_.resize(2 * entry.concept_number + 2, i);
      shown_words_.resize(2 * entry.concept_number + 2);
    }
    for (std::size_t l = 0; l < 2; ++l) {
      std::uint32_t& shown = shown_labels_[2 * entry.concept_number + l];
      shows[l] = shown == i || entries[shown].concept_number != entry.concept_number ||
                 rank(entry, kShownIn[l]) > rank(entries[shown], kShownIn[l]);
      if (!shows[l]) continue;
      shown = i;
      shown_words_[2 * entry.concept_number + l].clear();
    }
    const auto show = [&](ShownWord word) {
      for (std::size_t l = 0; l < 2; ++l) {
        if (shows[l]) shown_words_[2 * entry.concept_number + l].push_back(word);
      }
    };
    for (const LabelWord& word : read[i].words) {
      const std::uint32_t term = term_of(word.name ? NameKey(word.folded) : keys.OfLabel(word.folded, entry.language));
      const auto unit = static_cast<std::uint8_t>(read[i].units.size());
      read[i].units.push_back({term, word.factor});
      post(term, {.label = i, .unit = unit, .part = 0, .quality = 255}, entry.concept_number);
      show({term, unit, 0, word.name, 1});
      if (entry.language != WordLanguage::kDutch || word.name) continue;
      const std::vector<std::string_view> split = compounds_.Split(word.folded);
      for (std::size_t p = 0; p < split.size(); ++p) {
        const float quality =
            p + 1 == split.size() ? kLabelHead : kLabelModifier / static_cast<float>(split.size() - 1);
        const std::uint32_t part_term = term_of(keys.OfLabel(split[p], entry.language));
        const auto part = static_cast<std::uint8_t>(p + 1);
        post(part_term, {.label = i, .unit = unit, .part = part, .quality = static_cast<std::uint8_t>(255 * quality)},
             entry.concept_number);
        show({part_term, unit, part, false, quality});
      }
    }
  }
  postings.resize(terms_.size());
  concepts.resize(terms_.size(), 0);
  const auto rarity = [&](double with) {
    return static_cast<float>(std::log(1 + (most_concepts - with + 0.5) / (with + 0.5)));
  };
  begins_.push_back(0);
  for (std::size_t term = 0; term < postings.size(); ++term) {
    rarity_.push_back(rarity(concepts[term]));
    postings_.insert(postings_.end(), postings[term].begin(), postings[term].end());
    begins_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
  postings_.shrink_to_fit();
  rarest_ = rarity(1);
  unknown_rarity_ = rarity(std::sqrt(static_cast<double>(most_concepts)));
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    Label& label = labels_[i];
    label.units_begin = static_cast<std::uint32_t>(unit_weights_.size());
    label.units = static_cast<std::uint8_t>(read[i].units.size());
    for (const Unit& unit : read[i].units) {
      unit_weights_.push_back(rarity_[unit.term] * unit.factor);
      label.weight += unit_weights_.back();
    }
  }
  unit_weights_.shrink_to_fit();
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < lexicon.dutch.size(); ++i) {
    std::vector<Key> translated;
    for (std::uint32_t at = begin; at < lexicon.ends[i]; ++at) {
      const Lexicon::Translation& one = lexicon.translations[at];
      if (one.weight < kLeastTranslation) continue;
      AddKey(lexicon.english[one.english], kTranslated * std::min(1.0F, one.weight / kSureTranslation), translated);
    }
    begin = lexicon.ends[i];
    if (!translated.empty()) translations_.emplace(lexicon.dutch[i], std::move(translated));
  }
}

void MentionIndex::AddKey(std::string_view key, float quality, std::vector<Key>& keys) const {
  const auto found = terms_.find(absl::string_view(key.data(), key.size()));
  if (found == terms_.end()) return;
  for (Key& known : keys) {
    if (known.term != found->second) continue;
    known.quality = std::max(known.quality, quality);
    return;
  }
  keys.push_back({found->second, quality});
}

void MentionIndex::AddTranslations(std::string_view stem, float quality, std::vector<Key>& keys) const {
  const auto found = translations_.find(absl::string_view(stem.data(), stem.size()));
  if (found == translations_.end()) return;
  for (const Key& key : found->second) {
    const auto same = [&](const Key& known) { return known.term == key.term; };
    if (std::none_of(keys.begin(), keys.end(), same)) keys.push_back({key.term, key.quality * quality});
  }
}

std::vector<std::vector<MentionIndex::Key>> MentionIndex::KeysOf(std::span<const TextWord> sentence) const {
  const WordKeys forms;
  const Stemmer dutch(TextLanguage::kDutch);
  std::vector<std::vector<Key>> keys(sentence.size());
  const bool all_capitals =
      std::all_of(sentence.begin(), sentence.end(), [](const TextWord& word) { return word.capital; });
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::string& word = sentence[i].folded;
    if (!IsFunctionWord(word)) {
      // A capital within a sentence makes a name, which seldom means what the word means.
      const float common = sentence[i].capital && i > 0 && !all_capitals ? kNameAsWord : 1;
      if (sentence[i].capital) AddKey(NameKey(word), 1, keys[i]);
      for (const WordKey& form : forms.OfText(word)) AddKey(form.key, common * form.quality, keys[i]);
      AddTranslations(dutch.Stem(word), common, keys[i]);
      const std::vector<std::string_view> parts = compounds_.Split(word);
      for (std::size_t p = 0; p < parts.size(); ++p) {
        const float quality = p + 1 == parts.size() ? kTextHead : kTextModifier;
        AddKey(forms.OfLabel(parts[p], WordLanguage::kDutch), quality, keys[i]);
        AddTranslations(dutch.Stem(parts[p]), quality, keys[i]);
      }
    }
    if (!IsParticle(word)) continue;
    for (std::size_t j = i > kParticleReach ? i - kParticleReach : 0; j < i; ++j) {
      if (sentence[j].folded.size() >= 3) AddKey(forms.OfSeparated(word, sentence[j].folded), 0.95F, keys[j]);
    }
  }
  return keys;
}

MentionIndex::Shown MentionIndex::ShownIn(std::uint32_t concept_number, std::span<const TextWord> words,
                                          WordLanguage language) const {
  const std::size_t position = 2 * std::size_t{concept_number} + (language == WordLanguage::kEnglish ? 1 : 0);
  absl::flat_hash_map<std::uint32_t, float> said;  // term -> quality
  for (const std::vector<Key>& of_word : KeysOf(words)) {
    for (const Key& key : of_word) {
      float& quality = said[key.term];
      quality = std::max(quality, key.quality);
    }
  }
  const Label& label = labels_[shown_labels_[position]];
  std::array<float, kMostUnits> whole{};
  std::array<float, kMostUnits> of_parts{};
  Shown shown;
  for (const ShownWord& word : shown_words_[position]) {
    const auto found = said.find(word.term);
    if (found == said.end()) {
      shown.lacks_name = shown.lacks_name || word.name;
      continue;
    }
    (word.part == 0 ? whole : of_parts)[word.unit] += word.quality * found->second;
  }
  float covered = 0;
  for (std::size_t unit = 0; unit < label.units; ++unit) {
    const float quality = std::max(whole[unit], std::min(of_parts[unit], 0.9F));
    const float weight = unit_weights_[label.units_begin + unit];
    covered += quality * weight;
    shown.missing = std::max(shown.missing, (1 - quality) * weight);
  }
  shown.coverage = label.weight > 0 ? std::min(1.0F, covered / label.weight) : 0;
  return shown;
}

float MentionIndex::Rarity(std::string_view folded) const {
  if (IsFunctionWord(folded)) return 0;
  const std::string key = WordKeys().OfLabel(folded, WordLanguage::kDutch);
  const auto found = terms_.find(key);
  return found == terms_.end() ? unknown_rarity_ : rarity_[found->second];
}

std::vector<Mention> MentionIndex::Find(std::span<const TextWord> sentence, float least_coverage) const {
  sentence = sentence.first(std::min(sentence.size(), kMostWords));
  // A word of the sentence that stands for a word of a label, or for a part of one.
  struct Touch {
    std::uint32_t label;
    std::uint16_t word;
    std::uint8_t unit;
    std::uint8_t part;
    float quality;
  };
  std::vector<Touch> touches;
  std::vector<float> rarity(sentence.size(), 0);
  const std::vector<std::vector<Key>> keys = KeysOf(sentence);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!IsFunctionWord(sentence[i].folded)) rarity[i] = unknown_rarity_;
    for (const Key& key : keys[i]) {
      if (&key == keys[i].data()) rarity[i] = rarity_[key.term];
      for (std::uint32_t at = begins_[key.term]; at < begins_[key.term + 1]; ++at) {
        const Posting& posting = postings_[at];
        touches.push_back({posting.label, static_cast<std::uint16_t>(i), posting.unit, posting.part,
                           key.quality * static_cast<float>(posting.quality) / 255});
      }
    }
  }
  std::sort(touches.begin(), touches.end(), [](const Touch& a, const Touch& b) {
    if (a.label != b.label) return a.label < b.label;
    if (a.word != b.word) return a.word < b.word;
    if (a.unit != b.unit) return a.unit < b.unit;
    return a.quality > b.quality;
  });
  std::vector<float> rarity_before(sentence.size() + 1, 0);
  std::vector<float> commas_before(sentence.size() + 1, 0);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    rarity_before[i + 1] = rarity_before[i] + rarity[i];
    commas_before[i + 1] = commas_before[i] + (sentence[i].after_comma ? kCommaCost : 0);
  }

  absl::flat_hash_map<std::uint32_t, Mention> best;  // by concept
  for (std::size_t begin = 0; begin < touches.size();) {
    std::size_t end = begin;
    while (end < touches.size() && touches[end].label == touches[begin].label) ++end;
    const Label& label = labels_[touches[begin].label];
    const std::span<const float> weights = std::span(unit_weights_).subspan(label.units_begin, label.units);
    // Each touch may be the first word of the mention.
    for (std::size_t first = begin; first < end; ++first) {
      if (first > begin && touches[first].word == touches[first - 1].word) continue;
      std::array<float, kMostUnits> whole{};  // by unit: quality of the word itself
      std::array<std::array<float, 8>, kMostUnits> in_parts{};
      std::uint64_t words = 0;
      float covered = 0;
      for (std::size_t last = first; last < end && touches[last].word <= touches[first].word + kWindow; ++last) {
        const Touch& touch = touches[last];
        const auto quality_of = [&](std::size_t unit) {
          float sum = 0;
          for (const float part : in_parts[unit]) sum += part;
          return std::max(whole[unit], std::min(sum, 0.9F));
        };
        const float before = quality_of(touch.unit);
        if (touch.part == 0) {
          whole[touch.unit] = std::max(whole[touch.unit], touch.quality);
        } else {
          float& part = in_parts[touch.unit][touch.part & 7U];
          part = std::max(part, touch.quality);
        }
        const float gain = quality_of(touch.unit) - before;
        if (gain <= 0) continue;
        covered += gain * weights[touch.unit];
        const std::size_t from = touches[first].word;
        const std::size_t to = touch.word;
        words |= std::uint64_t{1} << (to - from);
        const float coverage = covered / label.weight - (commas_before[to + 1] - commas_before[from + 1]);
        if (coverage < least_coverage) continue;
        float mine = 0;
        for (std::size_t i = from; i <= to; ++i) {
          if (((words >> (i - from)) & 1U) != 0) mine += rarity[i];
        }
        const float total = rarity_before[to + 1] - rarity_before[from];
        Mention mention{.concept_number = label.concept_number,
                        .first_word = from,
                        .last_word = to,
                        .words = words,
                        .coverage = std::min(coverage, 1.0F),
                        .density = total > 0 ? mine / total : 0,
                        .weight = covered,
                        .preferred = label.preferred,
                        .complete = true,
                        .one_word = label.units == 1,
                        .label = touch.label};
        for (std::size_t unit = 0; unit < label.units; ++unit) {
          mention.complete = mention.complete && quality_of(unit) >= 0.89F;
        }
        Mention& known = best[label.concept_number];
        const auto rank = [](const Mention& m) { return m.coverage * (0.6F + 0.4F * m.density); };
        if (known.coverage == 0 || rank(mention) > rank(known) ||
            (rank(mention) == rank(known) && mention.label < known.label)) {
          known = mention;
        }
      }
    }
    begin = end;
  }
  std::vector<Mention> mentions;
  mentions.reserve(best.size());
  for (const auto& [concept_number, mention] : best) mentions.push_back(mention);
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.concept_number < b.concept_number; });
  return mentions;
}

std::size_t MentionIndex::memory_bytes() const {
  return terms_.capacity() * (sizeof(std::pair<std::string, std::uint32_t>) + 1) + rarity_.capacity() * sizeof(float) +
         begins_.capacity() * sizeof(std::uint32_t) + postings_.capacity() * sizeof(Posting) +
         labels_.capacity() * sizeof(Label) + unit_weights_.capacity() * sizeof(float) + compounds_.memory_bytes();
}

}  // namespace perron
