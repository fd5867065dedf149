#ifndef PERRON_INDEX_EXACT_CIRCUMSTANCE_COLUMNS_H_
#define PERRON_INDEX_EXACT_CIRCUMSTANCE_COLUMNS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/exact/circumstance_facets.h"
#include "index/exact/distance_bounds.h"
#include "index/exact/facet_column.h"
#include "index/exact/sections.h"

namespace perron {

// The circumstances of the rows of a segment, column by column: per facet the distinct values, and for every row the
// code of its own in as few bytes as the number of values allows. People share places, hours and areas, so a row takes
// a few bytes, and a search judges a value once instead of every row (index/exact/circumstance_query.h).
//
// Invariants: (1) every facet has the same rows; (2) At(row) is what was added, in all fields. Immutable, thread-safe.
class PersonCircumstanceColumns {
 public:
  PersonCircumstanceColumns() = default;  // no rows

  std::size_t size() const { return facets_.reach.rows().codes.size(); }
  // REQUIRES: row < size().
  PersonCircumstances At(std::size_t row) const;

  const PersonFacets<FacetColumn>& facets() const { return facets_; }
  // The distinct homes (the same place may be there more than once), and for every value of the facet `reach` where its
  // home is among them; no home at all is one too.
  const std::vector<SpherePoint>& home_points() const { return home_points_; }
  const std::vector<std::uint32_t>& home_of_reach() const { return home_of_reach_; }

  // Bytes in memory, the mapped ones included.
  std::size_t memory() const;

  // Writes sections whose names begin with the prefix. Errors: those of the writer.
  absl::Status Save(const std::string& prefix, SectionWriter& out) const;
  // Reads them back; codes are not copied. DATA_LOSS when anything is not as Save wrote it.
  static absl::StatusOr<PersonCircumstanceColumns> Load(const std::string& prefix, const SectionReader& in);

 private:
  friend class PersonCircumstanceColumnsBuilder;

  void ListHomes();

  PersonFacets<FacetColumn> facets_;
  std::vector<SpherePoint> home_points_;
  std::vector<std::uint32_t> home_of_reach_;
};

// The same for work.
class WorkCircumstanceColumns {
 public:
  WorkCircumstanceColumns() = default;  // no rows

  std::size_t size() const { return facets_.place.rows().codes.size(); }
  // REQUIRES: row < size().
  WorkCircumstances At(std::size_t row) const;

  const WorkFacets<FacetColumn>& facets() const { return facets_; }
  // By code of the facet `place`.
  const std::vector<SpherePoint>& place_points() const { return place_points_; }

  // As above.
  std::size_t memory() const;
  absl::Status Save(const std::string& prefix, SectionWriter& out) const;
  static absl::StatusOr<WorkCircumstanceColumns> Load(const std::string& prefix, const SectionReader& in);

 private:
  friend class WorkCircumstanceColumnsBuilder;

  void ListPlaces();

  WorkFacets<FacetColumn> facets_;
  std::vector<SpherePoint> place_points_;
};

// Takes circumstances one by one; they need not be kept. Single thread.
class PersonCircumstanceColumnsBuilder {
 public:
  void Add(const PersonCircumstances& person);
  std::size_t size() const { return facets_.reach.size(); }
  // Row i of the columns is the order[i]th that was added; what is not in the order is left out.
  // REQUIRES: order[i] < size().
  PersonCircumstanceColumns Build(std::span<const std::uint32_t> order) const;

 private:
  PersonFacets<FacetColumnBuilder> facets_;
};

// The same for work.
class WorkCircumstanceColumnsBuilder {
 public:
  void Add(const WorkCircumstances& work);
  std::size_t size() const { return facets_.place.size(); }
  WorkCircumstanceColumns Build(std::span<const std::uint32_t> order) const;

 private:
  WorkFacets<FacetColumnBuilder> facets_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_CIRCUMSTANCE_COLUMNS_H_
