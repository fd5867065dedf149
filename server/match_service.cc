#include "server/match_service.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/status_macros.h"
#include "server/dates.h"
#include "server/errors.h"
#include "server/language.h"
#include "server/match_answer.h"
#include "server/match_filter.h"
#include "server/page_token.h"
#include "server/similar_finder.h"

namespace perron {
namespace {

// Page tokens of matches hold an offset in the order.
absl::StatusOr<std::size_t> ReadOffset(const std::optional<PageCursor>& cursor, const Snapshot& snapshot) {
  if (!cursor) return 0;
  if (cursor->generation != snapshot.generation) return PageTokenExpired();
  std::size_t offset = 0;
  std::from_chars(cursor->position.data(), cursor->position.data() + cursor->position.size(), offset);
  return offset;
}

// With allow_partial the search ends a little before the deadline, so that the answer still arrives.
Interrupt BeforeDeadline(const grpc::ServerContext& context, Interrupt interrupt) {
  using std::chrono::system_clock;
  constexpr auto kMostMargin = std::chrono::milliseconds(50);
  const system_clock::time_point deadline = context.deadline();
  const system_clock::time_point now = system_clock::now();
  if (deadline - now > std::chrono::hours(24)) return interrupt;  // none was set
  const auto margin = std::min<system_clock::duration>(kMostMargin, (deadline - now) / 4);
  return [interrupt = std::move(interrupt), end = deadline - margin] {
    return system_clock::now() > end ? StopReason::kDeadline : interrupt();
  };
}

// Tells the client how long the search took. In the metadata and not in the answer, so that the same versions and the
// same input give the same bytes.
void SendSearchTime(std::chrono::steady_clock::duration time, grpc::ServerContext& context) {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  context.AddTrailingMetadata("perron-index-us", std::to_string(micros));
}

// One Match* request: subject, filter and options in, a page out. The parts that differ are functions.
template <typename Request, typename Response, typename ReadSubject, typename Find>
absl::Status FindPage(const Call& call, grpc::ServerContext& context, const MatchFinder& finder,
                      const SnapshotHolder& holder, Day today, std::string_view method, MatchOrder default_order,
                      const Request& request, Response& response, const ReadSubject& read_subject, const Find& find) {
  const std::shared_ptr<const Snapshot> snapshot = holder.Get();
  if (snapshot->taxonomy == nullptr) return NoTaxonomyError();
  const MatchScope scope = finder.Scope(*snapshot, call.tenant);
  Violations violations;
  MatchQuery query = ReadMatchOptions(request.options(), default_order, today, violations);
  query.request.interrupt = query.allow_partial ? BeforeDeadline(context, call.interrupt) : call.interrupt;
  PERRON_ASSIGN_OR_RETURN(auto subject, read_subject(scope, query.request.as_of, violations));
  query.request.criteria = ReadFilter(request.options().filter(), "options.filter", scope.postcodes,
                                      subject.document.circumstances, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  const std::string binding = PageBinding(method, request);
  PERRON_ASSIGN_OR_RETURN(const std::optional<PageCursor> cursor,
                          DecodePageToken(request.options().page_token(), binding));
  PERRON_ASSIGN_OR_RETURN(const std::size_t offset, ReadOffset(cursor, *snapshot));
  PERRON_ASSIGN_OR_RETURN(MatchPage page, find(scope, subject, query, offset));
  if (page.more) {
    response.set_next_page_token(
        EncodePageToken({snapshot->generation, std::to_string(offset + query.page_size)}, binding));
  }
  for (v1::Match& match : page.matches) *response.add_matches() = std::move(match);
  *response.mutable_versions() = MatchAnswer(*snapshot, finder.model(), query.language, query.request.as_of).Versions();
  *response.mutable_completeness() = page.completeness;
  SendSearchTime(page.search_time, context);
  return absl::OkStatus();
}

// The person of a request for work.
template <typename Request>
absl::StatusOr<PersonSubject> PersonOf(const MatchScope& scope, const Request& request, Day as_of,
                                       Violations& violations) {
  switch (request.subject_case()) {
    case Request::kCandidate:
      return StoredPerson(scope, request.candidate(), "candidate");
    case Request::kInlineCandidate:
      return InlinePerson(scope, request.inline_candidate(), as_of, violations);
    default:
      violations.Add("subject", "not set, want candidate or inline_candidate");
      return PersonSubject();
  }
}

absl::Status CheckOpen(const WorkSubject& work, Day as_of) {
  if (work.document.last_day == kUnknownDay || work.document.last_day >= as_of) return absl::OkStatus();
  return MakeError(absl::StatusCode::kFailedPrecondition, reason::kVacancyClosed,
                   "the vacancy is past its closing date (" + FormatDay(work.document.last_day) +
                       "), want a later closing date or an earlier as_of");
}

absl::StatusOr<WorkSubject> WorkOf(const MatchScope& scope, const v1::MatchCandidatesRequest& request, Day as_of,
                                   Violations& violations) {
  absl::StatusOr<WorkSubject> work;
  switch (request.subject_case()) {
    case v1::MatchCandidatesRequest::kVacancy:
      work = StoredVacancy(scope, request.vacancy(), "vacancy");
      break;
    case v1::MatchCandidatesRequest::kInlineVacancy:
      work = InlineVacancy(scope, request.inline_vacancy(), violations);
      break;
    default:
      violations.Add("subject", "not set, want vacancy or inline_vacancy");
      return WorkSubject();
  }
  if (work.ok()) PERRON_RETURN_IF_ERROR(CheckOpen(*work, as_of));
  return work;
}

// Occupations have no place, hours or form; a filter on them would be silently without effect.
void RefuseFilter(const v1::MatchOptions& options, Violations& violations) {
  if (options.filter().ByteSizeLong() == 0) return;
  violations.Add("options.filter", "set, want none: occupations have nothing to filter by");
}

absl::Status Explain(const Call& call, const MatchFinder& finder, const Snapshot& snapshot, Day today,
                     const v1::ExplainMatchRequest& request, v1::ExplainMatchResponse& response) {
  if (snapshot.taxonomy == nullptr) return NoTaxonomyError();
  const MatchScope scope = finder.Scope(snapshot, call.tenant);
  Violations violations;
  const Day as_of = ReadAsOf(request.as_of(), "as_of", today, violations);
  const std::string language = ReadLanguage(request.language(), violations);
  absl::StatusOr<PersonSubject> person = PersonSubject();
  if (request.person_case() == v1::ExplainMatchRequest::kCandidate) {
    person = StoredPerson(scope, request.candidate(), "candidate");
  } else if (request.person_case() == v1::ExplainMatchRequest::kInlineCandidate) {
    person = InlinePerson(scope, request.inline_candidate(), as_of, violations);
  } else {
    violations.Add("person", "not set, want candidate or inline_candidate");
  }
  PERRON_RETURN_IF_ERROR(person.status());
  absl::StatusOr<WorkSubject> work = WorkSubject();
  if (request.work_case() == v1::ExplainMatchRequest::kWorkName) {
    work = WorkByName(scope, request.work_name(), "work_name", language);
  } else if (request.work_case() == v1::ExplainMatchRequest::kInlineVacancy) {
    work = InlineVacancy(scope, request.inline_vacancy(), violations);
  } else {
    violations.Add("work", "not set, want work_name or inline_vacancy");
  }
  PERRON_RETURN_IF_ERROR(work.status());
  const Criteria criteria =
      ReadFilter(request.filter(), "filter", scope.postcodes, person->document.circumstances, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  if (request.own_requirements_only()) {
    work->document.profile = Keep(RequirementGroups::kOwn, std::move(work->document.profile));
  }
  *response.mutable_match() = finder.Explain(scope, *person, *work, criteria, language, as_of);
  const MatchAnswer writer(snapshot, finder.model(), language, as_of);
  response.set_summary(writer.Summary(response.match()));
  *response.mutable_versions() = writer.Versions();
  return absl::OkStatus();
}

}  // namespace

MatchServiceImpl::MatchServiceImpl(const Store& store, const SnapshotHolder& holder, const Postcodes& postcodes,
                                   const ScoringModel& model, const Clock& clock, HandlerGuard& guard)
    : finder_(store, postcodes, model), holder_(holder), clock_(clock), guard_(guard) {}

template <typename Request, typename Response>
grpc::Status MatchServiceImpl::MatchWork(grpc::ServerContext& context, const char* method, WorkCollection kind,
                                         const Request& request, Response& response) {
  return guard_.Run(context, method, [&](const Call& call) {
    return FindPage(
        call, context, finder_, holder_, DayOf(clock_.Now()), method, MatchOrder::kFitTimesPreference, request,
        response,
        [&](const MatchScope& scope, Day as_of, Violations& violations) {
          if (kind == WorkCollection::kOccupation) RefuseFilter(request.options(), violations);
          return PersonOf(scope, request, as_of, violations);
        },
        [&](const MatchScope& scope, const PersonSubject& person, const MatchQuery& query, std::size_t offset) {
          return finder_.FindWork(scope, kind, person, query, offset);
        });
  });
}

grpc::Status MatchServiceImpl::MatchVacancies(grpc::ServerContext* context, const v1::MatchVacanciesRequest* request,
                                              v1::MatchVacanciesResponse* response) {
  return MatchWork(*context, "MatchService/MatchVacancies", WorkCollection::kVacancy, *request, *response);
}

grpc::Status MatchServiceImpl::MatchOccupations(grpc::ServerContext* context,
                                                const v1::MatchOccupationsRequest* request,
                                                v1::MatchOccupationsResponse* response) {
  return MatchWork(*context, "MatchService/MatchOccupations", WorkCollection::kOccupation, *request, *response);
}

grpc::Status MatchServiceImpl::MatchTrainings(grpc::ServerContext* context, const v1::MatchTrainingsRequest* request,
                                              v1::MatchTrainingsResponse* response) {
  return MatchWork(*context, "MatchService/MatchTrainings", WorkCollection::kTraining, *request, *response);
}

grpc::Status MatchServiceImpl::MatchCandidates(grpc::ServerContext* context, const v1::MatchCandidatesRequest* request,
                                               v1::MatchCandidatesResponse* response) {
  constexpr const char* kMethod = "MatchService/MatchCandidates";
  return guard_.Run(*context, kMethod, [&](const Call& call) {
    return FindPage(
        call, *context, finder_, holder_, DayOf(clock_.Now()), kMethod, MatchOrder::kFit, *request, *response,
        [&](const MatchScope& scope, Day as_of, Violations& violations) {
          return WorkOf(scope, *request, as_of, violations);
        },
        [&](const MatchScope& scope, const WorkSubject& work, const MatchQuery& query, std::size_t offset) {
          return finder_.FindPeople(scope, work, query, offset);
        });
  });
}

grpc::Status MatchServiceImpl::FindSimilar(grpc::ServerContext* context, const v1::FindSimilarRequest* request,
                                           v1::FindSimilarResponse* response) {
  return guard_.Run(*context, "MatchService/FindSimilar", [&](const Call& call) -> absl::Status {
    const std::shared_ptr<const Snapshot> snapshot = holder_.Get();
    if (snapshot->taxonomy == nullptr) return NoTaxonomyError();
    PERRON_RETURN_IF_ERROR(
        perron::FindSimilar(finder_.Scope(*snapshot, call.tenant), finder_.model(), *request, *response));
    *response->mutable_versions() = MatchAnswer(*snapshot, finder_.model(), "", DayOf(clock_.Now())).Versions();
    return absl::OkStatus();
  });
}

grpc::Status MatchServiceImpl::ExplainMatch(grpc::ServerContext* context, const v1::ExplainMatchRequest* request,
                                            v1::ExplainMatchResponse* response) {
  return guard_.Run(*context, "MatchService/ExplainMatch", [&](const Call& call) {
    return Explain(call, finder_, *holder_.Get(), DayOf(clock_.Now()), *request, *response);
  });
}

grpc::Status MatchServiceImpl::WatchMatches(grpc::ServerContext* context, const v1::WatchMatchesRequest* request,
                                            grpc::ServerWriter<v1::WatchMatchesResponse>* writer) {
  return guard_.Run(*context, "MatchService/WatchMatches", [&](const Call& call) {
    return MatchWatch(finder_, holder_, clock_, {})
        .Run(
            call, *request, [this] { return guard_.draining(); },
            [writer](const v1::WatchMatchesResponse& event) { return writer->Write(event); });
  });
}

}  // namespace perron
