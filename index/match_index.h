#ifndef PERRON_INDEX_MATCH_INDEX_H_
#define PERRON_INDEX_MATCH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "index/documents.h"
#include "matching/interrupt.h"
#include "matching/match_order.h"
#include "matching/pair_score.h"
#include "matching/preference.h"
#include "matching/profile.h"

namespace perron {

// What a search wants.
struct SearchRequest {
  MatchOrder order = MatchOrder::kFit;
  std::size_t limit = 10;  // most hits
  Criteria criteria;
  RequirementGroups groups = RequirementGroups::kAll;  // which requirements count
  Day as_of = 0;                                       // for ages of evidence and last days
  Interrupt interrupt;                                 // asked every few hundred documents
};

// One document that was found.
template <typename Document>
struct SearchHit {
  std::shared_ptr<const Document> document;
  PairScore score;
  double preference = 1;
};

// What was found: the first `limit` of the total order (matching/match_order.h) over every document that the criteria
// keep. Exact, unless the search was stopped.
template <typename Document>
struct SearchAnswer {
  std::vector<SearchHit<Document>> hits;   // in order
  std::int64_t searched = 0;               // documents looked at
  std::int64_t total = 0;                  // documents in the index
  std::int64_t passed = 0;                 // documents that the criteria kept
  StopReason stopped = StopReason::kNone;  // else: the best of the documents looked at so far
};

// What an index consists of, for the operator.
struct IndexFigures {
  std::int64_t bytes = 0;     // of memory, roughly; shared parts are counted in each index that has them
  std::int64_t segments = 0;  // parts that are searched by pruning
  std::int64_t fresh = 0;     // documents outside of them, which are scored one by one
  std::int64_t dead = 0;      // documents in them that have been replaced or removed
};

// People, found for work. Immutable, thread-safe.
class PeopleIndex {
 public:
  virtual ~PeopleIndex() = default;
  virtual SearchAnswer<PersonDocument> Search(const WorkProfile& work, const WorkCircumstances& circumstances,
                                              const SearchRequest& request) const = 0;
  virtual std::size_t size() const = 0;
  virtual IndexFigures figures() const = 0;
};

// Vacancies, occupations or trainings, found for a person. Work past its last day is left out, and so are trainings
// that teach this person nothing new. Immutable, thread-safe.
class WorkIndex {
 public:
  virtual ~WorkIndex() = default;
  virtual SearchAnswer<WorkDocument> Search(const CandidateProfile& person, const PersonCircumstances& circumstances,
                                            const SearchRequest& request) const = 0;
  virtual std::size_t size() const = 0;
  virtual IndexFigures figures() const = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_MATCH_INDEX_H_
