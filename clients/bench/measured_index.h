#ifndef PERRON_CLIENTS_BENCH_MEASURED_INDEX_H_
#define PERRON_CLIENTS_BENCH_MEASURED_INDEX_H_

#include <cstddef>
#include <memory>

#include "index/documents.h"
#include "index/match_index.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"
#include "matching/taxonomy.h"

namespace perron {

// The index of the product as the measurements use it: filled from a stream, then searched, then written to. Which
// index that is, is known in the .cc alone. Single thread; what Publish gave is thread-safe.
class MeasuredIndex {
 public:
  virtual ~MeasuredIndex() = default;

  // Takes a person who is not in it yet. Before the first Publish only.
  virtual void Add(const PersonDocument& person) = 0;
  // Takes a person, in place of the one with the same id.
  virtual void Put(const PersonDocument& person) = 0;
  // The index with all that was taken. The first call builds it.
  virtual std::shared_ptr<const PeopleIndex> Publish() = 0;
  // Bytes of what was published.
  virtual std::size_t MemoryBytes() const = 0;
};

// `taxonomy`: that the index puts like beside like by; may be empty; read here only. `threads`: how many may build.
// *model must outlive it.
std::unique_ptr<MeasuredIndex> MakeMeasuredIndex(const Taxonomy& taxonomy, std::shared_ptr<const CompetencySpace> space,
                                                 const ScoringModel& model, std::size_t threads);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_MEASURED_INDEX_H_
