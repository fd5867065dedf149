#ifndef PERRON_SERVER_MATCH_FINDER_H_
#define PERRON_SERVER_MATCH_FINDER_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "matching/scoring_model.h"
#include "perron/v1/match_service.pb.h"
#include "server/match_query.h"
#include "server/match_subject.h"

namespace perron {

// Which work to look through for a person.
enum class WorkCollection { kVacancy, kOccupation, kTraining };

// A page of matches.
struct MatchPage {
  std::vector<v1::Match> matches;  // with name, title and rank
  bool more = false;               // whether there are matches after this page
  v1::SearchCompleteness completeness;
  std::chrono::steady_clock::duration search_time{};  // in the index alone, without reading and writing rows
};

// Searches a snapshot and writes what it finds. Thread-safe; knows nothing of calls and streams.
class MatchFinder {
 public:
  // All must outlive the finder.
  MatchFinder(const Store& store, const Postcodes& postcodes, const ScoringModel& model)
      : store_(store), postcodes_(postcodes), model_(model) {}

  const ScoringModel& model() const { return model_; }
  MatchScope Scope(const Snapshot& snapshot, std::string tenant) const {
    return {store_, postcodes_, snapshot, std::move(tenant)};
  }

  // Matches `offset` to `offset + query.page_size` of the total order. `query.request.criteria` must be filled in and
  // the subject's circumstances be those to judge by. DEADLINE_EXCEEDED (unless partial is allowed) or CANCELLED when
  // the interrupt fires; INTERNAL or DATA_LOSS when a title cannot be read.
  absl::StatusOr<MatchPage> FindWork(const MatchScope& scope, WorkCollection kind, const PersonSubject& person,
                                     const MatchQuery& query, std::size_t offset) const;
  absl::StatusOr<MatchPage> FindPeople(const MatchScope& scope, const WorkSubject& work, const MatchQuery& query,
                                       std::size_t offset) const;

  // One pair in the FULL view; named after the work.
  v1::Match Explain(const MatchScope& scope, const PersonSubject& person, const WorkSubject& work,
                    const Criteria& criteria, const std::string& language, Day as_of) const;

 private:
  const Store& store_;
  const Postcodes& postcodes_;
  const ScoringModel& model_;
};

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_FINDER_H_
