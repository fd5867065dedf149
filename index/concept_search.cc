#include "index/concept_search.h"

#include <algorithm>
#include <string>
#include <utility>

namespace perron {
namespace {

constexpr double kAllWords = 0.6;    // LabelSearch: from here on a label has all the words, as typed
constexpr double kMostMeant = 0.59;  // for what is found by meaning only
constexpr double kLeastAlike = 0.3;  // of a link; below, one in sixteen is right (docs/linking.md)

template <typename LabelOf>
std::vector<LabelSearch::Hit> Find(const LabelSearch& search, const ConceptLinker& linker, std::string_view query,
                                   std::size_t limit, const LabelOf& label_of) {
  std::vector<LabelSearch::Hit> hits = search.Search(query, limit);
  if (!hits.empty() && hits.front().score >= kAllWords) return hits;
  for (const ConceptLinker::Hit& linked : linker.Link(query, limit)) {
    if (linked.score < kLeastAlike) break;
    const double score = kMostMeant * linked.score;
    const auto known = std::find_if(hits.begin(), hits.end(), [&](const LabelSearch::Hit& hit) {
      return hit.concept_number == linked.concept_number;
    });
    if (known == hits.end()) {
      hits.push_back({linked.concept_number, std::string(label_of(linked.concept_number)), score});
    } else {
      known->score = std::max(known->score, score);
    }
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const LabelSearch::Hit& a, const LabelSearch::Hit& b) { return a.score > b.score; });
  hits.resize(std::min(limit, hits.size()));
  return hits;
}

}  // namespace

std::vector<LabelSearch::Hit> FindCompetencies(const TaxonomyVersion& version, std::string_view query,
                                               std::string_view language, std::size_t limit) {
  return Find(version.competency_search(), version.competency_linker(), query, limit,
              [&](std::uint32_t number) { return version.CompetencyLabel(CompetencyId{number}, language); });
}

std::vector<LabelSearch::Hit> FindOccupations(const TaxonomyVersion& version, std::string_view query,
                                              std::string_view language, std::size_t limit) {
  return Find(version.occupation_search(), version.occupation_linker(), query, limit,
              [&](std::uint32_t number) { return version.OccupationLabel(number, language); });
}

}  // namespace perron
