#include "clients/bench/linking_quality.h"

#include <algorithm>

#include "index/fold_label.h"
#include "index/text/letter_ngrams.h"

namespace perron {
namespace {

template <typename Concept>
std::vector<const std::vector<ConceptLabels>*> LabelsOf(const std::vector<Concept>& concepts) {
  std::vector<const std::vector<ConceptLabels>*> labels;
  labels.reserve(concepts.size());
  for (const Concept& one : concepts) labels.push_back(&one.labels);
  return labels;
}

template <typename Hit>
std::vector<std::uint32_t> Numbers(const std::vector<Hit>& hits) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(hits.size());
  for (const Hit& hit : hits) numbers.push_back(hit.concept_number);
  return numbers;
}

std::vector<std::vector<std::string>> FoldedDutch(const std::vector<const std::vector<ConceptLabels>*>& labels,
                                                  const std::vector<std::string>& languages) {
  std::vector<std::vector<std::string>> folded(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (const ConceptLabels& one : *labels[i]) {
      if (languages[one.language] != "nl") continue;
      folded[i].push_back(FoldLabel(one.preferred));
      for (const std::string& alternative : one.alternatives) folded[i].push_back(FoldLabel(alternative));
    }
  }
  return folded;
}

}  // namespace

std::vector<std::uint32_t> RankByLinker(const ConceptLinker& linker, std::string_view text, std::size_t limit) {
  return Numbers(linker.Link(text, limit));
}

std::vector<std::uint32_t> RankByLabelSearch(const LabelSearch& search, std::string_view text, std::size_t limit) {
  return Numbers(search.Search(text, limit));
}

LetterBaseline::LetterBaseline(const std::vector<const std::vector<ConceptLabels>*>& labels,
                               const std::vector<std::string>& languages)
    : letters_(FoldedDutch(labels, languages)) {}

std::vector<std::uint32_t> LetterBaseline::Rank(std::string_view text, std::size_t limit) const {
  const std::vector<float> scores = letters_.BestCosines(CountTerms(LetterNgrams(FoldLabel(text))));
  std::vector<std::uint32_t> ranked;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > 0) ranked.push_back(i);
  }
  const std::size_t kept = std::min(limit, ranked.size());
  std::partial_sort(
      ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
      [&](std::uint32_t a, std::uint32_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  ranked.resize(kept);
  return ranked;
}

std::unique_ptr<LabelSearch> MakeLabelSearch(const std::vector<const std::vector<ConceptLabels>*>& labels) {
  std::vector<LabelSearch::Entry> entries;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    for (const ConceptLabels& one : *labels[i]) {
      entries.push_back({i, one.preferred, /*preferred=*/true});
      for (const std::string& alternative : one.alternatives) entries.push_back({i, alternative, /*preferred=*/false});
    }
  }
  return LabelSearch::Build(entries);
}

std::vector<const std::vector<ConceptLabels>*> CompetencyLabels(const Taxonomy& taxonomy) {
  return LabelsOf(taxonomy.competencies);
}

std::vector<const std::vector<ConceptLabels>*> OccupationLabels(const Taxonomy& taxonomy) {
  return LabelsOf(taxonomy.occupations);
}

}  // namespace perron
