#ifndef PERRON_INDEX_SIMILAR_INDEXES_H_
#define PERRON_INDEX_SIMILAR_INDEXES_H_

#include <cstddef>
#include <cstdint>

#include "index/faiss_index.h"

namespace perron {

// "More like this one" for the records of a tenant: pooled vectors of profiles. They change in place, beside the
// snapshots: a search among them is a way to look around, never part of a match. Thread-safe.
struct TenantSimilar {
  explicit TenantSimilar(std::size_t dimensions)
      : candidates(dimensions), vacancies(dimensions), trainings(dimensions) {}

  // Bytes.
  std::int64_t ApproximateMemory() const {
    return static_cast<std::int64_t>(candidates.ApproximateMemory() + vacancies.ApproximateMemory() +
                                     trainings.ApproximateMemory());
  }

  FaissIndex candidates;
  FaissIndex vacancies;
  FaissIndex trainings;
};

// The same for a taxonomy: pooled vectors of occupations, and the competency space itself. Thread-safe.
struct TaxonomySimilar {
  explicit TaxonomySimilar(std::size_t dimensions) : occupations(dimensions), competencies(dimensions) {}

  // Bytes.
  std::int64_t ApproximateMemory() const {
    return static_cast<std::int64_t>(occupations.ApproximateMemory() + competencies.ApproximateMemory());
  }

  FaissIndex occupations;
  FaissIndex competencies;
};

}  // namespace perron

#endif  // PERRON_INDEX_SIMILAR_INDEXES_H_
