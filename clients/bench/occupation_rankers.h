#ifndef PERRON_CLIENTS_BENCH_OCCUPATION_RANKERS_H_
#define PERRON_CLIENTS_BENCH_OCCUPATION_RANKERS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "clients/bench/related_quality.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"
#include "matching/taxonomy.h"

namespace perron {

// What the rankers rank. Must outlive them.
struct RankedCorpus {
  const Taxonomy& taxonomy;
  std::shared_ptr<const CompetencySpace> space;
  const ScoringModel& model;
  const std::vector<std::uint32_t>& occupations;  // ascending
};

// The product: the search index in order of fit, over the occupations as the server holds them; with what their family
// often asks or without. `limit` of 0 = all of the corpus.
OccupationRanker RankByIndex(const RankedCorpus& corpus, bool with_family, std::size_t limit = 0);

// The product's score of every pair, sorted: what the index has to agree with.
OccupationRanker RankByScoringAll(const RankedCorpus& corpus, bool with_family);

// Baselines.
struct NamedRanker {
  std::string name;
  OccupationRanker ranker;
};

// Cosine of idf-weighted essential competencies; exact coverage and the harmonic mean with exact utilisation (idf);
// cosine of pooled vectors; coverage by importance alone, nothing weighed by rarity and nothing transferred, which is
// how systems on CompetentNL count today.
std::vector<NamedRanker> BaselineRankers(const RankedCorpus& corpus);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_OCCUPATION_RANKERS_H_
