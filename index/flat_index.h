#ifndef PERRON_INDEX_FLAT_INDEX_H_
#define PERRON_INDEX_FLAT_INDEX_H_

#include <cstddef>
#include <memory>

#include "index/document_list.h"
#include "index/documents.h"
#include "index/match_index.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"

namespace perron {

// Exact search that scores every document: simple, and fast enough for tens of thousands. Immutable, thread-safe.
class FlatPeopleIndex final : public PeopleIndex {
 public:
  // *model must outlive the index.
  FlatPeopleIndex(DocumentList<PersonDocument> people, std::shared_ptr<const CompetencySpace> space,
                  const ScoringModel& model);

  SearchAnswer<PersonDocument> Search(const WorkProfile& work, const WorkCircumstances& circumstances,
                                      const SearchRequest& request) const override;
  std::size_t size() const override { return people_.size(); }
  IndexFigures figures() const override;

 private:
  const DocumentList<PersonDocument> people_;
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel& model_;
};

// As FlatPeopleIndex, the other way round.
class FlatWorkIndex final : public WorkIndex {
 public:
  // *model must outlive the index.
  FlatWorkIndex(DocumentList<WorkDocument> work, std::shared_ptr<const CompetencySpace> space,
                const ScoringModel& model);

  SearchAnswer<WorkDocument> Search(const CandidateProfile& person, const PersonCircumstances& circumstances,
                                    const SearchRequest& request) const override;
  std::size_t size() const override { return work_.size(); }
  IndexFigures figures() const override;

 private:
  const DocumentList<WorkDocument> work_;
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel& model_;
};

}  // namespace perron

#endif  // PERRON_INDEX_FLAT_INDEX_H_
