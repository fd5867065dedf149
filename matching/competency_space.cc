#include "matching/competency_space.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "matching/cooccurrence.h"
#include "matching/hierarchy.h"
#include "matching/idf.h"
#include "matching/relation_evidence.h"

namespace perron {
namespace {

constexpr std::size_t kMaxLearned = 64;  // learned edges from one competency; those of the hierarchy are never cut
constexpr float kToBroader = 0.9F;       // someone who can do a kind of it
constexpr float kMaxToNarrower = 0.4F;   // someone who can do it in general

bool Stronger(const LearnedEdge& a, const LearnedEdge& b) {
  return a.transfer != b.transfer ? a.transfer > b.transfer : a.other < b.other;
}

bool Holds(std::span<const CompetencyId> ids, CompetencyId id) {
  return std::binary_search(ids.begin(), ids.end(), id);
}

float LearnedTo(const std::vector<LearnedEdge>& learned, CompetencyId other) {
  const auto found = std::lower_bound(learned.begin(), learned.end(), other,
                                      [](const LearnedEdge& edge, CompetencyId id) { return edge.other < id; });
  return found != learned.end() && found->other == other ? found->transfer : 0;
}

std::vector<TransferEdge> EdgesFrom(CompetencyId held, const Hierarchy& hierarchy, const Cooccurrence& cooccurrence,
                                    const RelationEvidence& evidence) {
  const std::span<const CompetencyId> broader = hierarchy.Ancestors(held);
  const std::span<const CompetencyId> narrower = hierarchy.Descendants(held);
  std::vector<LearnedEdge> learned = cooccurrence.Near(held);
  std::vector<TransferEdge> edges;
  for (const CompetencyId asked : broader) edges.push_back({asked, kToBroader, CompetencyRelation::kNarrower});
  // The more kinds there are, the less it says about any one of them.
  const float by_hierarchy = kMaxToNarrower / std::sqrt(static_cast<float>(std::max<std::size_t>(1, narrower.size())));
  for (const CompetencyId asked : narrower) {
    const float transfer = std::min(kMaxToNarrower, std::max(by_hierarchy, LearnedTo(learned, asked)));
    edges.push_back({asked, transfer, CompetencyRelation::kBroader});
  }
  std::erase_if(learned,
                [&](const LearnedEdge& edge) { return Holds(broader, edge.other) || Holds(narrower, edge.other); });
  if (learned.size() > kMaxLearned) {
    std::nth_element(learned.begin(), learned.begin() + kMaxLearned, learned.end(), Stronger);
    learned.resize(kMaxLearned);
  }
  for (const LearnedEdge& edge : learned) {
    const bool related = evidence.AreRelated(held, edge.other, edge.transfer);
    edges.push_back(
        {edge.other, edge.transfer, related ? CompetencyRelation::kRelated : CompetencyRelation::kLineOfWork});
  }
  return edges;
}

}  // namespace

CompetencySpace LearnCompetencySpace(const Taxonomy& taxonomy) {
  const Hierarchy hierarchy(taxonomy);
  const Cooccurrence cooccurrence(taxonomy);
  const RelationEvidence evidence(taxonomy, hierarchy);
  std::vector<std::vector<TransferEdge>> by_held;
  by_held.reserve(taxonomy.competencies.size());
  for (std::size_t s = 0; s < taxonomy.competencies.size(); ++s) {
    by_held.push_back(EdgesFrom(static_cast<CompetencyId>(s), hierarchy, cooccurrence, evidence));
  }
  CompetencySpace space;
  space.model = kCooccurrenceModel;
  space.weights = ComputeWeights(taxonomy);
  space.transfer = TransferTable(by_held);
  space.dimensions = Cooccurrence::kDimensions;
  space.vectors = cooccurrence.Vectors(hierarchy);
  return space;
}

}  // namespace perron
