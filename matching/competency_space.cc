#include "matching/competency_space.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "matching/hierarchy.h"
#include "matching/idf.h"
#include "matching/learned_vectors.h"
#include "matching/relation_evidence.h"

namespace perron {
namespace {

constexpr float kToBroader = 0.9F;       // someone who can do a kind of it
constexpr float kMaxToNarrower = 0.4F;   // someone who can do it in general
constexpr float kLeastTransfer = 0.05F;  // less than this is not worth a row

bool Holds(std::span<const CompetencyId> ids, CompetencyId id) {
  return std::binary_search(ids.begin(), ids.end(), id);
}

// A competency learned to be near another.
struct LearnedEdge {
  CompetencyId other{};
  float transfer = 0;  // in (0, 1]
};

float LearnedTo(const std::vector<LearnedEdge>& learned, CompetencyId other) {
  const auto found = std::lower_bound(learned.begin(), learned.end(), other,
                                      [](const LearnedEdge& edge, CompetencyId id) { return edge.other < id; });
  return found != learned.end() && found->other == other ? found->transfer : 0;
}

// How much of what was learned counts. Few occupations prove little; and who holds something general, which very many
// occupations ask, has thereby nothing particular to do with any of them.
double Trust(std::size_t occupations, std::uint32_t asked_by, const LearningModel& model) {
  if (occupations == 0) return 0;
  const double scarcity = model.few_occupations / static_cast<double>(occupations);
  const double general = std::min(model.general_occupations, model.general_share * static_cast<double>(occupations));
  const double generality = asked_by / general;
  return 1 / (1 + scarcity * scarcity) / (1 + generality * generality);
}

// Transfer from the cosines: clip((cos - none) / (1 - none), 0, 1) times the trust; ascending by competency.
std::vector<LearnedEdge> Learned(const std::vector<Neighbour>& near, double trust, const LearningModel& model) {
  std::vector<LearnedEdge> learned;
  for (const Neighbour& neighbour : near) {
    const double nearness = std::min(1.0, (neighbour.cosine - model.no_transfer) / (1 - model.no_transfer));
    const auto transfer = static_cast<float>(trust * nearness);
    if (transfer >= kLeastTransfer) learned.push_back({neighbour.other, transfer});
  }
  std::sort(learned.begin(), learned.end(),
            [](const LearnedEdge& a, const LearnedEdge& b) { return a.other < b.other; });
  return learned;
}

std::vector<TransferEdge> EdgesFrom(CompetencyId held, const Hierarchy& hierarchy,
                                    const std::vector<LearnedEdge>& learned, const RelationEvidence& evidence,
                                    const LearningModel& model) {
  const std::span<const CompetencyId> broader = hierarchy.Ancestors(held);
  const std::span<const CompetencyId> narrower = hierarchy.Descendants(held);
  std::vector<TransferEdge> edges;
  for (const CompetencyId asked : broader) edges.push_back({asked, kToBroader, CompetencyRelation::kNarrower});
  // The more kinds there are, the less it says about any one of them.
  const float by_hierarchy = kMaxToNarrower / std::sqrt(static_cast<float>(std::max<std::size_t>(1, narrower.size())));
  for (const CompetencyId asked : narrower) {
    const float transfer = std::min(kMaxToNarrower, std::max(by_hierarchy, LearnedTo(learned, asked)));
    edges.push_back({asked, transfer, CompetencyRelation::kBroader});
  }
  for (const LearnedEdge& edge : learned) {
    if (Holds(broader, edge.other) || Holds(narrower, edge.other)) continue;
    const bool related = evidence.AreRelated(held, edge.other, edge.transfer);
    if (related) {
      edges.push_back({edge.other, edge.transfer, CompetencyRelation::kRelated});
      continue;
    }
    // What nothing but the line of work speaks for must not stand in for the competency itself.
    const auto transfer = static_cast<float>(model.line_of_work) * edge.transfer;
    if (transfer >= kLeastTransfer) edges.push_back({edge.other, transfer, CompetencyRelation::kLineOfWork});
  }
  return edges;
}

}  // namespace

CompetencySpace LearnCompetencySpace(const Taxonomy& taxonomy, const LearningModel& model) {
  const Hierarchy hierarchy(taxonomy);
  const RelationEvidence evidence(taxonomy, hierarchy);
  CompetencySpace space;
  space.model = model.name;
  space.weights = ComputeWeights(taxonomy);
  space.dimensions = model.dimensions;
  space.vectors = LearnVectors(taxonomy, hierarchy, model);
  const auto nearest =
      NearestRows(space.vectors, space.dimensions, static_cast<float>(model.no_transfer), model.max_learned);
  std::vector<std::vector<TransferEdge>> by_held;
  by_held.reserve(taxonomy.competencies.size());
  for (std::size_t s = 0; s < taxonomy.competencies.size(); ++s) {
    const double trust = Trust(taxonomy.occupations.size(), space.weights[s].occupation_count, model);
    by_held.push_back(
        EdgesFrom(static_cast<CompetencyId>(s), hierarchy, Learned(nearest[s], trust, model), evidence, model));
  }
  space.transfer = TransferTable(by_held);
  return space;
}

}  // namespace perron
