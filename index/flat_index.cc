#include "index/flat_index.h"

#include <utility>

#include "index/top_list.h"
#include "matching/candidate_scorer.h"
#include "matching/work_scorer.h"

namespace perron {
namespace {

constexpr std::int64_t kDocumentsBetweenPolls = 256;

// Goes through all documents: `judge(document)` gives the verdict on the circumstances, `scorer` the score. Most
// documents are out of the running by their coverage alone, whatever their utilisation.
template <typename Document, typename Judge, typename Scorer, typename Proposed>
SearchAnswer<Document> Scan(const DocumentList<Document>& documents, const SearchRequest& request, const Judge& judge,
                            Scorer& scorer, const Proposed& proposed) {
  SearchAnswer<Document> answer;
  answer.total = static_cast<std::int64_t>(documents.size());
  TopList<SearchHit<Document>> top(request.limit);
  documents.ForEach([&](const std::shared_ptr<const Document>& document) {
    if (answer.searched % kDocumentsBetweenPolls == 0) {
      answer.stopped = Poll(request.interrupt);
      if (answer.stopped != StopReason::kNone) return false;
    }
    ++answer.searched;
    const PreferenceVerdict preference = judge(*document);
    if (!preference.keep) return true;
    ++answer.passed;
    const Day last = request.order == MatchOrder::kUnranked ? kUnknownDay : proposed(*document);
    const double highest = HighestOrderedScore(request.order, scorer.Coverage(document->profile), preference.value);
    if (!top.Wants(RankKey::Make(highest, last, document->id))) return true;
    const PairScore pair = scorer.Score(document->profile);
    const RankKey key = RankKey::Make(OrderedScore(request.order, pair, preference.value), last, document->id);
    if (top.Wants(key)) top.Offer(key, {document, pair, preference.value});
    return true;
  });
  answer.hits = top.Take();
  return answer;
}

constexpr PreferenceVerdict kLeftOut = {.value = 0, .keep = false};

constexpr std::int64_t kDocumentBytes = 3000;  // of some 25 competencies with their evidence

IndexFigures FiguresOf(std::size_t documents) {
  const auto fresh = static_cast<std::int64_t>(documents);
  return {.bytes = fresh * kDocumentBytes, .segments = 0, .fresh = fresh, .dead = 0};
}

}  // namespace

IndexFigures FlatPeopleIndex::figures() const { return FiguresOf(people_.size()); }

IndexFigures FlatWorkIndex::figures() const { return FiguresOf(work_.size()); }

FlatPeopleIndex::FlatPeopleIndex(DocumentList<PersonDocument> people, std::shared_ptr<const CompetencySpace> space,
                                 const ScoringModel& model)
    : people_(std::move(people)), space_(std::move(space)), model_(model) {}

SearchAnswer<PersonDocument> FlatPeopleIndex::Search(const WorkProfile& work, const WorkCircumstances& circumstances,
                                                     const SearchRequest& request) const {
  CandidateScorer scorer(Keep(request.groups, work), *space_, {model_, request.as_of});
  return Scan(
      people_, request,
      [&](const PersonDocument& person) {
        return WeighPreference(person.circumstances, circumstances, request.criteria, model_);
      },
      scorer, [](const PersonDocument& person) { return person.last_proposed; });
}

FlatWorkIndex::FlatWorkIndex(DocumentList<WorkDocument> work, std::shared_ptr<const CompetencySpace> space,
                             const ScoringModel& model)
    : work_(std::move(work)), space_(std::move(space)), model_(model) {}

SearchAnswer<WorkDocument> FlatWorkIndex::Search(const CandidateProfile& person,
                                                 const PersonCircumstances& circumstances,
                                                 const SearchRequest& request) const {
  WorkScorer scorer(person, *space_, {model_, request.as_of}, request.groups);
  return Scan(
      work_, request,
      [&](const WorkDocument& work) {
        if (work.last_day != kUnknownDay && work.last_day < request.as_of) return kLeftOut;
        if (!work.teaches.empty() && TrainingGain(person, work.teaches, model_, request.as_of).empty()) return kLeftOut;
        return WeighPreference(circumstances, work.circumstances, request.criteria, model_);
      },
      scorer, [](const WorkDocument&) { return kUnknownDay; });
}

}  // namespace perron
