#include "index/text/label_letters.h"

#include <algorithm>

#include "index/text/letter_ngrams.h"

namespace perron {
namespace {

// N-grams of more than one in so many labels are not looked for: a third of the time, and nothing of the quality.
constexpr std::size_t kTooOften = 20;
constexpr std::size_t kAlwaysFew = 500;  // labels that are looked through in any case

}  // namespace

LabelLetters::LabelLetters(const std::vector<std::vector<std::string>>& labels) {
  std::vector<std::vector<WeightedTerm>> rows;
  ends_.reserve(labels.size());
  for (const std::vector<std::string>& of_concept : labels) {
    for (const std::string& label : of_concept) rows.push_back(CountTerms(LetterNgrams(label)));
    ends_.push_back(static_cast<std::uint32_t>(rows.size()));
  }
  index_ = TfIdfIndex(rows, std::max(kAlwaysFew, rows.size() / kTooOften));
}

std::vector<float> LabelLetters::BestCosines(const std::vector<WeightedTerm>& letters) const {
  std::vector<float> by_label(index_.rows(), 0);
  index_.AddCosines(letters, 1, by_label);
  std::vector<float> best(ends_.size(), 0);
  std::uint32_t label = 0;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    float most = 0;
    for (; label < ends_[i]; ++label) most = std::max(most, by_label[label]);
    best[i] = most;
  }
  return best;
}

}  // namespace perron
