#include "index/text/tfidf_index.h"

#include <algorithm>
#include <cmath>

namespace perron {
namespace {

float TermFrequency(float amount) { return amount >= 1 ? 1 + std::log(amount) : amount; }

}  // namespace

std::vector<WeightedTerm> CountTerms(std::vector<std::uint64_t> keys) {
  std::sort(keys.begin(), keys.end());
  std::vector<WeightedTerm> terms;
  for (const std::uint64_t key : keys) {
    if (!terms.empty() && terms.back().key == key) {
      ++terms.back().amount;
    } else {
      terms.push_back({key, 1});
    }
  }
  return terms;
}

TfIdfIndex::TfIdfIndex(const std::vector<std::vector<WeightedTerm>>& rows, std::size_t most_rows) : rows_(rows.size()) {
  for (const std::vector<WeightedTerm>& row : rows) {
    for (const WeightedTerm& term : row) {
      const auto [place, added] = terms_.try_emplace(term.key, static_cast<std::uint32_t>(frequencies_.size()));
      if (added) frequencies_.push_back(0);
      ++frequencies_[place->second];
    }
  }
  begins_.assign(frequencies_.size() + 1, 0);
  for (std::size_t term = 0; term < frequencies_.size(); ++term) {
    begins_[term + 1] = begins_[term] + (frequencies_[term] <= most_rows ? frequencies_[term] : 0);
  }
  postings_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    std::vector<std::pair<std::uint32_t, float>> entries;  // posting, weight
    double square = 0;
    for (const WeightedTerm& term : rows[row]) {
      const std::uint32_t number = terms_.find(term.key)->second;
      const float weight = TermFrequency(term.amount) * Idf(frequencies_[number]);
      square += static_cast<double>(weight) * weight;
      if (frequencies_[number] <= most_rows) entries.emplace_back(next[number]++, weight);
    }
    const auto scale = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
    for (const auto& [posting, weight] : entries) postings_[posting] = {row, weight * scale};
  }
}

void TfIdfIndex::AddCosines(const std::vector<WeightedTerm>& query, float factor, std::vector<float>& scores) const {
  struct Found {
    std::uint32_t term;
    float weight;
  };
  std::vector<Found> found;
  found.reserve(query.size());
  double square = 0;
  for (const WeightedTerm& term : query) {
    const auto place = terms_.find(term.key);
    const bool known = place != terms_.end();
    const std::size_t df = known ? frequencies_[place->second] : 0;
    const float weight = TermFrequency(term.amount) * Idf(df);
    square += static_cast<double>(weight) * weight;
    if (known) found.push_back({place->second, weight});
  }
  if (found.empty()) return;
  const auto scale = static_cast<float>(factor / std::sqrt(square));
  for (const Found& one : found) {
    const float weight = one.weight * scale;
    for (std::uint32_t i = begins_[one.term]; i < begins_[one.term + 1]; ++i) {
      scores[postings_[i].row] += weight * postings_[i].weight;
    }
  }
}

std::size_t TfIdfIndex::DocumentFrequency(std::uint64_t key) const {
  const auto place = terms_.find(key);
  return place == terms_.end() ? 0 : frequencies_[place->second];
}

float TfIdfIndex::Idf(std::size_t document_frequency) const {
  return std::log((1 + static_cast<float>(rows_)) / (1 + static_cast<float>(document_frequency))) + 1;
}

std::size_t TfIdfIndex::memory_bytes() const {
  return postings_.capacity() * sizeof(postings_[0]) +
         (begins_.capacity() + frequencies_.capacity()) * sizeof(begins_[0]) +
         terms_.capacity() * (sizeof(std::pair<std::uint64_t, std::uint32_t>) + 1);
}

}  // namespace perron
