#ifndef PERRON_SERVER_TENANT_INDEX_H_
#define PERRON_SERVER_TENANT_INDEX_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/exact/document_order.h"
#include "index/exact/index_base.h"
#include "index/exact/index_loader.h"
#include "index/exact/live_index.h"
#include "index/exact/merge_policy.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "index/taxonomy_version.h"
#include "matching/scoring_model.h"
#include "server/match_documents.h"
#include "server/people_bases.h"
#include "server/similar_fill.h"

namespace perron {

// What the index of every tenant is made with: one taxonomy, and what is derived from it. Immutable.
struct IndexBasis {
  std::shared_ptr<const TaxonomyVersion> taxonomy;
  std::shared_ptr<const OccupationFamilies> families;
  const DominantOccupation order;
  const Postcodes& postcodes;
  const ScoringModel& model;

  DocumentContext documents() const { return {*taxonomy, *families, postcodes}; }
  SegmentContext segments() const { return {taxonomy->space(), order, model}; }
  // Shares the space's life with the taxonomy version that it is part of.
  std::shared_ptr<const CompetencySpace> space() const { return {taxonomy, &taxonomy->space()}; }
  // A space without dimensions (no taxonomy yet) still needs vectors of some length.
  std::size_t dimensions() const;
};

// What is searched of one tenant under one taxonomy. Thread-compatible; what it publishes is immutable.
class TenantIndex {
 public:
  // An empty one.
  TenantIndex(std::shared_ptr<const IndexBasis> basis, const MergeLimits& limits);

  // All that the store has of the tenant. People come from their base in `bases`, brought up to date, if there is one
  // that is still of use; their pooled vectors are then left to fill(). DATA_LOSS when a record cannot be decoded,
  // errors of the store, INTERNAL when Faiss fails.
  static absl::StatusOr<std::unique_ptr<TenantIndex>> Load(std::shared_ptr<const IndexBasis> basis,
                                                           const MergeLimits& limits, const Store& store,
                                                           const std::string& tenant,
                                                           const PeopleBases* bases = nullptr);

  // Takes in a change. DATA_LOSS when the record cannot be decoded, INTERNAL when Faiss fails. REQUIRES:
  // IsSearched(change.key.kind).
  absl::Status Apply(const Change& change);

  // The tenant as it is now; made again only after a change.
  const TenantSnapshot& Publish();

  // Whether so much is fresh that it should be merged although somebody writes.
  bool WantsMerge() const;

  // Begins a merge of people, vacancies or trainings; null when none is worth the work, or when one is running.
  std::unique_ptr<IndexMerge> PlanMerge(bool quiet);

  // A merge has been finished: there is something to publish.
  void Merged() { changed_ = true; }

  // What is still missing among the pooled vectors; null when nothing is.
  const std::shared_ptr<SimilarFill>& fill() const { return fill_; }
  // Puts in what the fill has made, or forgets it when it is done. INTERNAL when Faiss fails.
  absl::Status TakeFill(bool done);

  // The people as they are now, for their base.
  IndexContents<PeopleKind> People() { return people_->Publish(); }
  // The change up to which the base on disk holds all; null when there is none that could be used.
  std::optional<std::uint64_t> base_sequence;
  // The same of the last base that was begun, whatever became of it.
  std::optional<std::uint64_t> base_begun;

 private:
  absl::Status Scan(const Store& store, const std::string& tenant, const PeopleBases* bases);
  absl::Status ScanPeople(const Store& store, const std::string& tenant, const PeopleBases* bases);
  absl::Status MapPeople(const Store& store, const std::string& tenant, const PeopleBases& bases);
  absl::StatusOr<std::shared_ptr<const PersonDocument>> TakePerson(const std::string& id, const std::string& payload,
                                                                   const Derived* derived);
  template <typename Resource>
  absl::StatusOr<std::shared_ptr<const WorkDocument>> TakeWork(const std::string& id, const std::string& payload,
                                                               FaissIndex& similar, char kind);
  absl::Status ApplyPerson(const Change& change);
  template <typename Resource>
  absl::Status ApplyWork(const Change& change, LiveWork& live, FaissIndex& similar, char kind);
  std::vector<float> Pooled(std::vector<float> vector) const;
  void Count(const std::string& key, std::uint32_t unresolved);

  const std::shared_ptr<const IndexBasis> basis_;
  const MergeLimits limits_;
  std::unique_ptr<LivePeople> people_;
  std::unique_ptr<LiveWork> vacancies_;
  std::unique_ptr<LiveWork> trainings_;
  const std::shared_ptr<TenantSimilar> similar_;
  std::shared_ptr<SimilarFill> fill_;
  absl::flat_hash_map<std::string, std::uint32_t> unresolved_;  // by kind and id, above 0
  std::int64_t all_unresolved_ = 0;                             // their sum
  bool changed_ = true;
  TenantSnapshot published_;
};

}  // namespace perron

#endif  // PERRON_SERVER_TENANT_INDEX_H_
