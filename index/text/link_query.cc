#include "index/text/link_query.h"

#include <algorithm>

#include "index/fold_label.h"
#include "index/text/letter_ngrams.h"
#include "index/text/text_words.h"

namespace perron {
namespace {

// Sorted, equal keys added up.
std::vector<WeightedTerm> Merged(std::vector<WeightedTerm> terms) {
  std::stable_sort(terms.begin(), terms.end(),
                   [](const WeightedTerm& a, const WeightedTerm& b) { return a.key < b.key; });
  std::vector<WeightedTerm> merged;
  for (const WeightedTerm& term : terms) {
    if (!merged.empty() && merged.back().key == term.key) {
      merged.back().amount += term.amount;
    } else {
      merged.push_back(term);
    }
  }
  return merged;
}

}  // namespace

LinkQueryReader::LinkQueryReader(const Lexicon& lexicon) : splitter_(lexicon.parts), ends_(lexicon.ends) {
  dutch_.reserve(lexicon.dutch.size());
  for (std::uint32_t i = 0; i < lexicon.dutch.size(); ++i) dutch_.emplace(TermKey(lexicon.dutch[i]), i);
  std::vector<std::uint64_t> english;
  english.reserve(lexicon.english.size());
  for (const std::string& stem : lexicon.english) english.push_back(TermKey(stem));
  english_.insert(english.begin(), english.end());
  meanings_.reserve(lexicon.translations.size());
  for (const Lexicon::Translation& one : lexicon.translations) {
    meanings_.push_back({english[one.english], one.weight, one.back});
  }
}

// By words that only one of the languages has.
bool LinkQueryReader::IsEnglish(const std::vector<std::string_view>& words) const {
  const Stemmer dutch(TextLanguage::kDutch);
  const Stemmer english(TextLanguage::kEnglish);
  int balance = 0;
  for (const std::string_view word : words) {
    const bool is_dutch = IsStopWord(TextLanguage::kDutch, word) || dutch_.contains(TermKey(dutch.Stem(word)));
    const bool is_english = IsStopWord(TextLanguage::kEnglish, word) || english_.contains(TermKey(english.Stem(word)));
    balance += (is_english ? 1 : 0) - (is_dutch ? 1 : 0);
  }
  return balance > 0;
}

void LinkQueryReader::AddStem(std::string_view dutch_stem, std::string_view english_stem, LinkQuery& query) const {
  LinkQuery::Stem& stem = query.stems.emplace_back();
  stem.key = TermKey(query.english ? english_stem : dutch_stem);
  const auto known = query.english ? dutch_.end() : dutch_.find(stem.key);
  if (known == dutch_.end()) {
    stem.meanings.push_back({TermKey(english_stem), 1, 1});
    return;
  }
  const std::uint32_t begin = known->second == 0 ? 0 : ends_[known->second - 1];
  stem.meanings.assign(meanings_.begin() + begin, meanings_.begin() + ends_[known->second]);
}

LinkQuery LinkQueryReader::Read(std::string_view text) const {
  LinkQuery query;
  query.folded = FoldLabel(text);
  query.letters = CountTerms(LetterNgrams(query.folded));
  const std::vector<std::string_view> words = SplitFolded(query.folded);
  query.english = IsEnglish(words);
  const Stemmer dutch(TextLanguage::kDutch);
  const Stemmer english(TextLanguage::kEnglish);
  const TextLanguage language = query.english ? TextLanguage::kEnglish : TextLanguage::kDutch;
  for (const std::string_view word : words) {
    if (IsStopWord(language, word)) continue;
    AddStem(dutch.Stem(word), english.Stem(word), query);
    if (query.english) continue;
    for (const std::string_view part : splitter_.Split(word)) AddStem(dutch.Stem(part), english.Stem(part), query);
  }
  if (query.stems.size() > kMaxStems) query.stems.resize(kMaxStems);
  std::vector<WeightedTerm> meant;
  for (const LinkQuery::Stem& stem : query.stems) {
    for (const LinkQuery::Meaning& meaning : stem.meanings) meant.push_back({meaning.english, meaning.weight});
  }
  query.words = Merged(std::move(meant));
  return query;
}

std::size_t LinkQueryReader::memory_bytes() const {
  return splitter_.memory_bytes() + dutch_.capacity() * (sizeof(std::pair<std::uint64_t, std::uint32_t>) + 1) +
         english_.capacity() * (sizeof(std::uint64_t) + 1) + ends_.capacity() * sizeof(ends_[0]) +
         meanings_.capacity() * sizeof(meanings_[0]);
}

}  // namespace perron
