#include "index/text/concept_linker.h"

#include <algorithm>
#include <string>

#include "index/fold_label.h"
#include "index/text/letter_ngrams.h"
#include "index/text/tfidf_index.h"

namespace perron {
namespace {

class LetterLinker final : public ConceptLinker {
 public:
  explicit LetterLinker(const std::vector<std::vector<WeightedTerm>>& rows) : letters_(rows) {}

  std::vector<Hit> Link(std::string_view text, std::size_t limit) const override {
    std::vector<float> scores(letters_.rows(), 0);
    letters_.AddCosines(CountTerms(LetterNgrams(FoldLabel(text))), /*known_only=*/false, 1, scores);
    std::vector<Hit> hits;
    for (std::uint32_t row = 0; row < scores.size(); ++row) {
      if (scores[row] > 0) hits.push_back({row, std::min<double>(scores[row], 1)});
    }
    const std::size_t kept = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(),
                      [](const Hit& a, const Hit& b) {
                        return a.score != b.score ? a.score > b.score : a.concept_number < b.concept_number;
                      });
    hits.resize(kept);
    return hits;
  }

  std::size_t memory_bytes() const override { return letters_.memory_bytes(); }

 private:
  TfIdfIndex letters_;
};

template <typename Concept>
std::unique_ptr<const ConceptLinker> Make(const std::vector<Concept>& concepts) {
  std::vector<std::vector<WeightedTerm>> rows;
  rows.reserve(concepts.size());
  for (const Concept& one : concepts) {
    std::string all;
    for (const ConceptLabels& labels : one.labels) {
      all += FoldLabel(labels.preferred) + ' ';
      for (const std::string& alternative : labels.alternatives) all += FoldLabel(alternative) + ' ';
    }
    rows.push_back(CountTerms(LetterNgrams(all)));
  }
  return std::make_unique<LetterLinker>(rows);
}

}  // namespace

std::unique_ptr<const ConceptLinker> MakeCompetencyLinker(const Taxonomy& taxonomy) {
  return Make(taxonomy.competencies);
}

std::unique_ptr<const ConceptLinker> MakeOccupationLinker(const Taxonomy& taxonomy) {
  return Make(taxonomy.occupations);
}

}  // namespace perron
