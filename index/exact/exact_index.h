#ifndef PERRON_INDEX_EXACT_EXACT_INDEX_H_
#define PERRON_INDEX_EXACT_EXACT_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "index/document_list.h"
#include "index/exact/dead_rows.h"
#include "index/exact/entry_code.h"
#include "index/exact/segment.h"
#include "index/exact/segment_search.h"
#include "index/match_index.h"

namespace perron {

// A document that was written after the segments were built.
template <typename Kind>
struct FreshDocument {
  explicit FreshDocument(std::shared_ptr<const typename Kind::Document> written);

  const std::string& id;  // of the document
  const std::shared_ptr<const typename Kind::Document> document;
  const std::vector<std::uint8_t> packed;  // its profile, as the scorer reads it
};

// One segment and what has become of it.
template <typename Kind>
struct IndexPart {
  std::shared_ptr<const Segment<Kind>> segment;
  DeadRows dead;
};

// All documents of one moment: some segments, without the rows that have died, and the fresh documents. Each id is in
// one of them, alive, at most.
template <typename Kind>
struct IndexContents {
  std::vector<IndexPart<Kind>> parts;
  DocumentList<FreshDocument<Kind>> fresh;

  std::size_t size() const;
  std::size_t memory() const;  // bytes, roughly for the fresh ones
  IndexFigures figures() const;
};

// Exact search by pruning (index/exact/segment_search.h), with the same answers as index/flat_index.h. Immutable,
// thread-safe.
class ExactPeopleIndex final : public PeopleIndex {
 public:
  // *model must outlive the index.
  ExactPeopleIndex(IndexContents<PeopleKind> contents, std::shared_ptr<const CompetencySpace> space,
                   const ScoringModel& model, const DirectScoring& direct = {});

  SearchAnswer<PersonDocument> Search(const WorkProfile& work, const WorkCircumstances& circumstances,
                                      const SearchRequest& request) const override;
  std::size_t size() const override { return contents_.size(); }
  IndexFigures figures() const override { return contents_.figures(); }
  const IndexContents<PeopleKind>& contents() const { return contents_; }

 private:
  const IndexContents<PeopleKind> contents_;
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel& model_;
  const EntryCoding coding_;
  const DirectScoring direct_;
};

// As ExactPeopleIndex, the other way round.
class ExactWorkIndex final : public WorkIndex {
 public:
  // *model must outlive the index.
  ExactWorkIndex(IndexContents<WorkKind> contents, std::shared_ptr<const CompetencySpace> space,
                 const ScoringModel& model, const DirectScoring& direct = {});

  SearchAnswer<WorkDocument> Search(const CandidateProfile& person, const PersonCircumstances& circumstances,
                                    const SearchRequest& request) const override;
  std::size_t size() const override { return contents_.size(); }
  IndexFigures figures() const override { return contents_.figures(); }
  const IndexContents<WorkKind>& contents() const { return contents_; }

 private:
  const IndexContents<WorkKind> contents_;
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel& model_;
  const EntryCoding coding_;
  const DirectScoring direct_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_EXACT_INDEX_H_
