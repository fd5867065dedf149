#include "clients/bench/occupation_rankers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "index/document_list.h"
#include "index/flat_index.h"
#include "matching/occupation_family.h"
#include "matching/pooled_vector.h"
#include "matching/work_scorer.h"

namespace perron {
namespace {

WorkProfile Work(const Occupation& occupation) {
  WorkProfile work;
  for (const CompetencyId id : occupation.essential) work.requirements.push_back({id, Importance::kEssential});
  for (const CompetencyId id : occupation.optional) work.requirements.push_back({id, Importance::kSomewhat});
  std::sort(work.requirements.begin(), work.requirements.end(),
            [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  return work;
}

std::vector<WorkProfile> Works(const RankedCorpus& corpus, bool with_family) {
  const OccupationFamilies families(corpus.taxonomy, *corpus.space, corpus.model);
  std::vector<WorkProfile> works;
  for (const std::uint32_t occupation : corpus.occupations) {
    works.push_back(Work(corpus.taxonomy.occupations[occupation]));
    if (with_family) families.AddOftenAsked(occupation, works.back());
  }
  return works;
}

// Best first, of equal ones the lower occupation.
std::vector<std::uint32_t> Sorted(std::vector<std::pair<double, std::uint32_t>> scored) {
  std::sort(scored.begin(), scored.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<std::uint32_t> ranked;
  ranked.reserve(scored.size());
  for (const auto& [score, occupation] : scored) ranked.push_back(occupation);
  return ranked;
}

using Holds = std::function<double(const CandidateProfile&, const WorkProfile&)>;

OccupationRanker ByPairs(const RankedCorpus& corpus, Holds score) {
  return [&corpus, works = Works(corpus, false), score = std::move(score)](const CandidateProfile& person) {
    std::vector<std::pair<double, std::uint32_t>> scored;
    for (std::size_t i = 0; i < works.size(); ++i) scored.emplace_back(score(person, works[i]), corpus.occupations[i]);
    return Sorted(std::move(scored));
  };
}

// Visits what is both held and asked.
template <typename Visit>
void ForEachShared(const CandidateProfile& person, const WorkProfile& work, const Visit& visit) {
  std::size_t r = 0;
  for (const HeldCompetency& held : person.competencies) {
    while (r < work.requirements.size() && work.requirements[r].competency < held.competency) ++r;
    if (r == work.requirements.size()) return;
    if (work.requirements[r].competency == held.competency) visit(work.requirements[r]);
  }
}

double Ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

double IdfCosine(const CompetencySpace& space, const CandidateProfile& person, const WorkProfile& work) {
  const auto square = [&](CompetencyId id) { return space.weights[IndexOf(id)].idf * space.weights[IndexOf(id)].idf; };
  double shared = 0;
  double held = 0;
  double asked = 0;
  ForEachShared(person, work, [&](const Requirement& requirement) {
    if (requirement.importance == Importance::kEssential) shared += square(requirement.competency);
  });
  for (const HeldCompetency& one : person.competencies) held += square(one.competency);
  for (const Requirement& one : work.requirements) {
    if (one.importance == Importance::kEssential) asked += square(one.competency);
  }
  return Ratio(shared, std::sqrt(held * asked));
}

// Coverage by exact matches, each requirement weighing `weight`; and its harmonic mean with the utilisation.
double ExactCoverage(const std::function<double(const Requirement&)>& weight, const CandidateProfile& person,
                     const WorkProfile& work) {
  double covered = 0;
  double asked = 0;
  ForEachShared(person, work, [&](const Requirement& requirement) { covered += weight(requirement); });
  for (const Requirement& requirement : work.requirements) asked += weight(requirement);
  return Ratio(covered, asked);
}

double ExactFit(const CompetencySpace& space, double coverage, const CandidateProfile& person,
                const WorkProfile& work) {
  double used = 0;
  double held = 0;
  ForEachShared(person, work, [&](const Requirement& one) { used += space.weights[IndexOf(one.competency)].idf; });
  for (const HeldCompetency& one : person.competencies) held += space.weights[IndexOf(one.competency)].idf;
  const double utilisation = Ratio(used, held);
  return Ratio(2 * coverage * utilisation, coverage + utilisation);
}

OccupationRanker ByPooledCosine(const RankedCorpus& corpus) {
  std::vector<std::vector<float>> pooled;
  for (const WorkProfile& work : Works(corpus, false))
    pooled.push_back(PooledVector(work, *corpus.space, corpus.model));
  return [&corpus, pooled = std::move(pooled)](const CandidateProfile& person) {
    const std::vector<float> mine = PooledVector(person, *corpus.space);
    std::vector<std::pair<double, std::uint32_t>> scored;
    for (std::size_t i = 0; i < pooled.size(); ++i) {
      double product = 0;
      for (std::size_t d = 0; d < mine.size(); ++d) product += static_cast<double>(mine[d] * pooled[i][d]);
      scored.emplace_back(product, corpus.occupations[i]);
    }
    return Sorted(std::move(scored));
  };
}

}  // namespace

OccupationRanker RankByIndex(const RankedCorpus& corpus, bool with_family, std::size_t limit) {
  auto number_of = std::make_shared<absl::flat_hash_map<std::string, std::uint32_t>>();
  std::vector<WorkProfile> works = Works(corpus, with_family);
  DocumentListBuilder<WorkDocument> documents;
  for (std::size_t i = 0; i < works.size(); ++i) {
    auto document = std::make_shared<WorkDocument>();
    document->id = corpus.taxonomy.occupations[corpus.occupations[i]].uri;
    document->profile = std::move(works[i]);
    number_of->emplace(document->id, corpus.occupations[i]);
    documents.Put(std::move(document));
  }
  auto index = std::make_shared<FlatWorkIndex>(documents.Publish(), corpus.space, corpus.model);
  SearchRequest request;
  request.limit = limit == 0 ? corpus.occupations.size() : limit;
  return [index, number_of, request](const CandidateProfile& person) {
    std::vector<std::uint32_t> ranked;
    for (const auto& hit : index->Search(person, {}, request).hits) ranked.push_back(number_of->at(hit.document->id));
    return ranked;
  };
}

OccupationRanker RankByScoringAll(const RankedCorpus& corpus, bool with_family) {
  return [&corpus, works = Works(corpus, with_family)](const CandidateProfile& person) {
    std::vector<std::pair<double, std::uint32_t>> scored;
    for (std::size_t i = 0; i < works.size(); ++i) {
      const PairScore score = ScorePair(person, works[i], *corpus.space, {corpus.model, 0});
      scored.emplace_back(score.fit.value_or(-1), corpus.occupations[i]);
    }
    return Sorted(std::move(scored));
  };
}

std::vector<NamedRanker> BaselineRankers(const RankedCorpus& corpus) {
  const CompetencySpace& space = *corpus.space;
  const ScoringModel& model = corpus.model;
  const auto by_importance = [&model](const Requirement& requirement) {
    return model.importance[static_cast<std::size_t>(requirement.importance)];
  };
  const auto by_idf = [&space, by_importance](const Requirement& requirement) {
    return by_importance(requirement) * space.weights[IndexOf(requirement.competency)].idf;
  };
  return {
      {"idf-cosine on essential competencies",
       ByPairs(corpus, [&space](const auto& person, const auto& work) { return IdfCosine(space, person, work); })},
      {"exact coverage, idf",
       ByPairs(corpus, [by_idf](const auto& person, const auto& work) { return ExactCoverage(by_idf, person, work); })},
      {"exact coverage and utilisation, idf", ByPairs(corpus,
                                                      [&space, by_idf](const auto& person, const auto& work) {
                                                        return ExactFit(space, ExactCoverage(by_idf, person, work),
                                                                        person, work);
                                                      })},
      {"coverage by importance alone (CompetentNL style)",
       ByPairs(corpus, [by_importance](const auto& person,
                                       const auto& work) { return ExactCoverage(by_importance, person, work); })},
      {"cosine of pooled vectors", ByPooledCosine(corpus)},
  };
}

}  // namespace perron
