#include "index/exact/exact_index.h"

#include <functional>
#include <utility>

#include "index/exact/bound_query.h"
#include "index/exact/segment_search.h"
#include "index/top_list.h"

namespace perron {
namespace {

constexpr std::int64_t kDocumentsBetweenPolls = 256;

template <typename Kind>
std::vector<std::uint8_t> Packed(const typename Kind::Document& document) {
  std::vector<std::uint8_t> packed;
  Kind::Pack(document, packed);
  packed.shrink_to_fit();
  return packed;
}

// What differs between the directions, bound to one search.
template <typename Kind, typename OtherSide>
struct Sides {
  const OtherSide& circumstances;  // of the work or the person that others are found for
  const ScoringModel& model;
  const BoundQuery& bounds;
  typename Kind::Scorer& scorer;
  // The verdict on the circumstances of a document.
  std::function<PreferenceVerdict(const typename Kind::Document&)> judge;
  // Whether a document, or a row of a segment, may be found at all; empty = every one.
  std::function<bool(const typename Kind::Document&)> admits;
  std::function<bool(const Segment<Kind>&, std::size_t row)> admits_row;
  DirectScoring direct;
};

// One search through all parts.
template <typename Kind, typename OtherSide>
class Search {
 public:
  using Document = typename Kind::Document;

  Search(const IndexContents<Kind>& contents, const SearchRequest& request, const Sides<Kind, OtherSide>& sides)
      : contents_(contents), request_(request), sides_(sides), top_(request.limit) {}

  SearchAnswer<Document> Run() {
    answer_.total = static_cast<std::int64_t>(contents_.size());
    SearchFresh();
    for (std::size_t part = 0; part < contents_.parts.size(); ++part) SearchPart(part);
    for (const FoundRow& found : top_.Take()) answer_.hits.push_back(MakeHit(found));
    return std::move(answer_);
  }

 private:
  // The fresh documents come first: they are few, and what they score raises what the segments have to reach.
  void SearchFresh() {
    contents_.fresh.ForEach([&](const std::shared_ptr<const FreshDocument<Kind>>& fresh) {
      if (answer_.searched % kDocumentsBetweenPolls == 0 && Stop()) return false;
      ++answer_.searched;
      if (sides_.admits && !sides_.admits(*fresh->document)) return true;
      const PreferenceVerdict preference = sides_.judge(*fresh->document);
      if (!preference.keep) return true;
      ++answer_.passed;
      const RankKey key = KeyOf(*fresh, preference.value);
      if (!top_.Wants(key)) return true;
      top_.Offer(key, {kFresh, static_cast<std::uint32_t>(fresh_.size())});
      fresh_.push_back(fresh);
      return true;
    });
  }

  RankKey KeyOf(const FreshDocument<Kind>& fresh, double preference) {
    if (request_.order == MatchOrder::kUnranked) return RankKey::Make(0, kUnknownDay, fresh.id);
    const Day proposed = Kind::kPeople ? Kind::DayOf(*fresh.document) : kUnknownDay;
    const double highest = HighestOrderedScore(request_.order, sides_.scorer.Coverage(fresh.packed.data()), preference);
    if (highest < top_.LeastScore()) return RankKey::Make(highest, proposed, fresh.id);  // not wanted either way
    const double score = OrderedScore(request_.order, sides_.scorer.Score(fresh.packed.data()), preference);
    return RankKey::Make(score, proposed, fresh.id);
  }

  void SearchPart(std::size_t part) {
    const Segment<Kind>& segment = *contents_.parts[part].segment;
    const DeadRows& dead = contents_.parts[part].dead;
    thread_local SearchScratch scratch;
    CircumstanceQuery circumstances(segment.circumstances(), sides_.circumstances, request_.criteria, sides_.model,
                                    scratch.circumstances);
    answer_.passed += CountPassed(segment, dead, circumstances);
    if (answer_.stopped != StopReason::kNone) return;
    const SearchContext<Kind> context = {sides_.bounds, sides_.scorer, request_,     sides_.admits_row,
                                         scratch,       top_,          sides_.direct};
    const SegmentProgress progress =
        SegmentSearch<Kind>(segment, dead, static_cast<std::uint32_t>(part), circumstances, context).Run();
    answer_.stopped = progress.stopped;
    answer_.searched += progress.stopped == StopReason::kNone
                            ? progress.searched - static_cast<std::int64_t>(dead.count())
                            : progress.searched;
  }

  std::int64_t CountPassed(const Segment<Kind>& segment, const DeadRows& dead, const CircumstanceQuery& circumstances) {
    if (sides_.admits_row) {
      std::int64_t passed = 0;
      for (std::size_t row = 0; row < segment.size(); ++row) {
        passed += !dead.IsDead(row) && circumstances.Keeps(row) && sides_.admits_row(segment, row) ? 1 : 0;
      }
      return passed;
    }
    if (dead.count() == 0) return circumstances.CountKept();
    return circumstances.CountKept([&dead](std::size_t block) { return dead.Bits(block); });
  }

  SearchHit<Document> MakeHit(const FoundRow& found) {
    SearchHit<Document> hit;
    if (found.part == kFresh) {
      hit.document = fresh_[found.row]->document;
      hit.score = sides_.scorer.Score(fresh_[found.row]->packed.data());
    } else {
      const Segment<Kind>& segment = *contents_.parts[found.part].segment;
      hit.document = segment.Document(found.row);
      hit.score = sides_.scorer.Score(segment.Packed(found.row));
    }
    hit.preference = sides_.judge(*hit.document).value;
    return hit;
  }

  bool Stop() {
    answer_.stopped = Poll(request_.interrupt);
    return answer_.stopped != StopReason::kNone;
  }

  static constexpr std::uint32_t kFresh = 0xFFFFFFFF;

  const IndexContents<Kind>& contents_;
  const SearchRequest& request_;
  const Sides<Kind, OtherSide>& sides_;
  TopList<FoundRow> top_;
  std::vector<std::shared_ptr<const FreshDocument<Kind>>> fresh_;  // those that were found
  SearchAnswer<Document> answer_;
};

bool Expired(Day last_day, Day as_of) { return last_day != kUnknownDay && last_day < as_of; }

}  // namespace

template <typename Kind>
FreshDocument<Kind>::FreshDocument(std::shared_ptr<const typename Kind::Document> written)
    : id(written->id), document(std::move(written)), packed(Packed<Kind>(*document)) {}

template struct FreshDocument<PeopleKind>;
template struct FreshDocument<WorkKind>;

template <typename Kind>
std::size_t IndexContents<Kind>::size() const {
  std::size_t size = fresh.size();
  for (const IndexPart<Kind>& part : parts) size += part.segment->size() - part.dead.count();
  return size;
}

template <typename Kind>
std::size_t IndexContents<Kind>::memory() const {
  constexpr std::size_t kFreshBytes = 3000;  // a document of some 25 competencies with its vectors
  std::size_t bytes = fresh.size() * kFreshBytes;
  for (const IndexPart<Kind>& part : parts) bytes += part.segment->memory() + part.dead.memory();
  return bytes;
}

template <typename Kind>
IndexFigures IndexContents<Kind>::figures() const {
  IndexFigures figures{.bytes = static_cast<std::int64_t>(memory()),
                       .segments = static_cast<std::int64_t>(parts.size()),
                       .fresh = static_cast<std::int64_t>(fresh.size()),
                       .dead = 0};
  for (const IndexPart<Kind>& part : parts) figures.dead += static_cast<std::int64_t>(part.dead.count());
  return figures;
}

template struct IndexContents<PeopleKind>;
template struct IndexContents<WorkKind>;

ExactPeopleIndex::ExactPeopleIndex(IndexContents<PeopleKind> contents, std::shared_ptr<const CompetencySpace> space,
                                   const ScoringModel& model, const DirectScoring& direct)
    : contents_(std::move(contents)), space_(std::move(space)), model_(model), coding_(model), direct_(direct) {}

SearchAnswer<PersonDocument> ExactPeopleIndex::Search(const WorkProfile& work, const WorkCircumstances& circumstances,
                                                      const SearchRequest& request) const {
  const WorkProfile asked = Keep(request.groups, work);
  PackedPeopleScorer scorer(asked, *space_, {model_, request.as_of});
  const BoundQuery bounds = contents_.parts.empty() ? BoundQuery() : BoundPeople(asked, *space_, model_, coding_);
  const Sides<PeopleKind, WorkCircumstances> sides = {circumstances,
                                                      model_,
                                                      bounds,
                                                      scorer,
                                                      [&](const PersonDocument& person) {
                                                        return WeighPreference(person.circumstances, circumstances,
                                                                               request.criteria, model_);
                                                      },
                                                      nullptr,
                                                      nullptr,
                                                      direct_};
  return perron::Search<PeopleKind, WorkCircumstances>(contents_, request, sides).Run();
}

ExactWorkIndex::ExactWorkIndex(IndexContents<WorkKind> contents, std::shared_ptr<const CompetencySpace> space,
                               const ScoringModel& model, const DirectScoring& direct)
    : contents_(std::move(contents)), space_(std::move(space)), model_(model), coding_(model), direct_(direct) {}

SearchAnswer<WorkDocument> ExactWorkIndex::Search(const CandidateProfile& person,
                                                  const PersonCircumstances& circumstances,
                                                  const SearchRequest& request) const {
  PackedWorkScorer scorer(person, *space_, {model_, request.as_of}, request.groups);
  BoundQuery bounds;
  bool may_refuse = false;
  for (const IndexPart<WorkKind>& part : contents_.parts) {
    may_refuse = may_refuse || part.segment->arrays().teaches || !part.segment->arrays().days.empty();
  }
  if (!contents_.parts.empty()) {
    bounds = BoundWork(person, request.groups, request.as_of, *space_, model_, coding_);
  }
  const auto teaches_nothing = [&](const std::vector<TaughtCompetency>& teaches) {
    return !teaches.empty() && TrainingGain(person, teaches, model_, request.as_of).empty();
  };
  Sides<WorkKind, PersonCircumstances> sides = {
      circumstances,
      model_,
      bounds,
      scorer,
      [&](const WorkDocument& work) {
        return WeighPreference(circumstances, work.circumstances, request.criteria, model_);
      },
      [&](const WorkDocument& work) {
        return !Expired(work.last_day, request.as_of) && !teaches_nothing(work.teaches);
      },
      nullptr,
      direct_};
  if (may_refuse) {
    sides.admits_row = [&](const WorkSegment& segment, std::size_t row) {
      if (Expired(segment.DayOf(row), request.as_of)) return false;
      return !segment.arrays().teaches || !teaches_nothing(UnpackWork(segment.Packed(row)).teaches);
    };
  }
  return perron::Search<WorkKind, PersonCircumstances>(contents_, request, sides).Run();
}

}  // namespace perron
