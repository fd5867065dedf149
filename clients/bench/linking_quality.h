#ifndef PERRON_CLIENTS_BENCH_LINKING_QUALITY_H_
#define PERRON_CLIENTS_BENCH_LINKING_QUALITY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clients/bench/ranking_quality.h"
#include "index/label_search.h"
#include "index/text/concept_linker.h"
#include "index/text/label_letters.h"
#include "matching/taxonomy.h"

namespace perron {

// Ranks with the product's linker.
std::vector<std::uint32_t> RankByLinker(const ConceptLinker& linker, std::string_view text, std::size_t limit);

// Baseline: the search for what somebody types.
std::vector<std::uint32_t> RankByLabelSearch(const LabelSearch& search, std::string_view text, std::size_t limit);

// Baseline: character 3-5-gram tf-idf within words over Dutch labels, a concept's best label counting.
class LetterBaseline {
 public:
  // `labels` of each concept; of those in Dutch the preferred and alternative ones are used.
  LetterBaseline(const std::vector<const std::vector<ConceptLabels>*>& labels,
                 const std::vector<std::string>& languages);

  std::vector<std::uint32_t> Rank(std::string_view text, std::size_t limit) const;

 private:
  LabelLetters letters_;
};

// The search as the product builds it.
std::unique_ptr<LabelSearch> MakeLabelSearch(const std::vector<const std::vector<ConceptLabels>*>& labels);

// The labels of all competencies, of all occupations.
std::vector<const std::vector<ConceptLabels>*> CompetencyLabels(const Taxonomy& taxonomy);
std::vector<const std::vector<ConceptLabels>*> OccupationLabels(const Taxonomy& taxonomy);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_LINKING_QUALITY_H_
