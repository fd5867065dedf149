#include "server/match_finder.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/status_macros.h"
#include "server/errors.h"
#include "server/match_answer.h"

namespace perron {
namespace {

// Turns a search that was stopped into an error, unless the caller takes what there is. A caller who went away gets
// none.
absl::Status CheckStopped(StopReason stopped, bool allow_partial) {
  if (stopped == StopReason::kNone || (stopped == StopReason::kDeadline && allow_partial)) return absl::OkStatus();
  return StoppedError(stopped);
}

template <typename Document>
void WriteCompleteness(const SearchAnswer<Document>& answer, v1::SearchCompleteness& out) {
  out.set_searched(answer.searched);
  out.set_total(answer.total);
  out.set_passed(answer.passed);
  out.set_partial(answer.stopped != StopReason::kNone);
}

// An occupation that the person named as a wish, by URI.
bool IsWished(const v1::Candidate& candidate, const std::string& occupation_uri) {
  return !occupation_uri.empty() &&
         std::any_of(candidate.wishes().begin(), candidate.wishes().end(),
                     [&](const v1::Wish& wish) { return wish.occupation() == occupation_uri; });
}

// Name, title and wish of work that was found.
absl::Status WriteWorkHead(const MatchScope& scope, WorkCollection kind, const std::string& id,
                           const PersonSubject& person, const std::string& language, v1::Match& match) {
  switch (kind) {
    case WorkCollection::kVacancy: {
      match.set_name("vacancies/" + id);
      PERRON_ASSIGN_OR_RETURN(RowHead vacancy, ReadRowHead(scope, RecordKind::kVacancy, id));
      match.set_title(std::move(vacancy.title));
      match.set_wished(IsWished(person.candidate, vacancy.occupation_uri));
      return absl::OkStatus();
    }
    case WorkCollection::kTraining: {
      match.set_name("trainings/" + id);
      PERRON_ASSIGN_OR_RETURN(RowHead training, ReadRowHead(scope, RecordKind::kTraining, id));
      match.set_title(std::move(training.title));
      return absl::OkStatus();
    }
    case WorkCollection::kOccupation:
      break;
  }
  match.set_name("occupations/" + id);
  const TaxonomyVersion& taxonomy = *scope.snapshot.taxonomy;
  if (const auto occupation = taxonomy.FindOccupation(match.name())) {
    match.set_title(std::string(taxonomy.OccupationLabel(*occupation, language)));
    match.set_wished(IsWished(person.candidate, taxonomy.taxonomy().occupations[*occupation].uri));
  }
  return absl::OkStatus();
}

std::shared_ptr<const WorkIndex> IndexOfKind(const MatchScope& scope, WorkCollection kind) {
  if (kind == WorkCollection::kOccupation) return scope.snapshot.occupations;
  const auto tenant = scope.snapshot.tenants.find(scope.tenant);
  if (tenant == scope.snapshot.tenants.end()) return nullptr;
  return kind == WorkCollection::kVacancy ? tenant->second.vacancies : tenant->second.trainings;
}

// The search for one page: all up to its end, and one more to know whether there is a next page.
SearchRequest UpToPageEnd(const MatchQuery& query, std::size_t offset) {
  SearchRequest request = query.request;
  request.limit = offset + query.page_size + 1;
  return request;
}

// A record may vanish between the snapshot and the reading of its title; its row is then left out.
bool HasVanished(const absl::Status& status) { return absl::IsNotFound(status); }

// Searches, and writes the rows of a page. `write(hit, match)` fills in a match but for its rank.
template <typename Search, typename Write>
absl::StatusOr<MatchPage> SearchPage(const Search& search, const MatchQuery& query, std::size_t offset,
                                     const Write& write) {
  MatchPage page;
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = search(UpToPageEnd(query, offset));
  page.search_time = std::chrono::steady_clock::now() - begin;
  PERRON_RETURN_IF_ERROR(CheckStopped(answer.stopped, query.allow_partial));
  WriteCompleteness(answer, page.completeness);
  const std::size_t end = std::min(answer.hits.size(), offset + query.page_size);
  page.more = answer.hits.size() > end;
  for (std::size_t i = offset; i < end; ++i) {
    v1::Match match;
    const absl::Status written = write(answer.hits[i], match);
    if (HasVanished(written)) continue;
    PERRON_RETURN_IF_ERROR(written);
    if (query.request.order != MatchOrder::kUnranked) match.set_rank(static_cast<std::int32_t>(i + 1));
    page.matches.push_back(std::move(match));
  }
  return page;
}

}  // namespace

absl::StatusOr<MatchPage> MatchFinder::FindWork(const MatchScope& scope, WorkCollection kind,
                                                const PersonSubject& person, const MatchQuery& query,
                                                std::size_t offset) const {
  const std::shared_ptr<const WorkIndex> index = IndexOfKind(scope, kind);
  if (index == nullptr) return MatchPage();
  const PersonDocument& subject = person.document;
  const auto search = [&](const SearchRequest& request) {
    return index->Search(subject.profile, subject.circumstances, request);
  };
  const MatchAnswer writer(scope.snapshot, model_, query.language, query.request.as_of, query.request.groups);
  const auto write = [&](const SearchHit<WorkDocument>& hit, v1::Match& match) {
    const Preference preference =
        JudgePreference(subject.circumstances, hit.document->circumstances, query.request.criteria, model_);
    match = writer.Write(subject, writer.Ask(*hit.document), preference, query.view);
    return WriteWorkHead(scope, kind, hit.document->id, person, query.language, match);
  };
  return SearchPage(search, query, offset, write);
}

absl::StatusOr<MatchPage> MatchFinder::FindPeople(const MatchScope& scope, const WorkSubject& work,
                                                  const MatchQuery& query, std::size_t offset) const {
  const auto tenant = scope.snapshot.tenants.find(scope.tenant);
  if (tenant == scope.snapshot.tenants.end()) return MatchPage();
  const auto search = [&](const SearchRequest& request) {
    return tenant->second.people->Search(work.document.profile, work.document.circumstances, request);
  };
  const MatchAnswer writer(scope.snapshot, model_, query.language, query.request.as_of, query.request.groups);
  const AskedWork asked = writer.Ask(work.document);
  const auto write = [&](const SearchHit<PersonDocument>& hit, v1::Match& match) -> absl::Status {
    const Preference preference =
        JudgePreference(hit.document->circumstances, work.document.circumstances, query.request.criteria, model_);
    match = writer.Write(*hit.document, asked, preference, query.view);
    match.set_name("candidates/" + hit.document->id);
    PERRON_ASSIGN_OR_RETURN(RowHead candidate, ReadRowHead(scope, RecordKind::kCandidate, hit.document->id));
    match.set_title(std::move(candidate.title));
    return absl::OkStatus();
  };
  return SearchPage(search, query, offset, write);
}

v1::Match MatchFinder::Explain(const MatchScope& scope, const PersonSubject& person, const WorkSubject& work,
                               const Criteria& criteria, const std::string& language, Day as_of) const {
  const MatchAnswer writer(scope.snapshot, model_, language, as_of);
  const Preference preference =
      JudgePreference(person.document.circumstances, work.document.circumstances, criteria, model_);
  v1::Match match = writer.Write(person.document, writer.Ask(work.document), preference, v1::MATCH_VIEW_FULL);
  match.set_name(work.name);
  match.set_title(work.title);
  match.set_wished(IsWished(person.candidate, work.occupation_uri));
  return match;
}

}  // namespace perron
