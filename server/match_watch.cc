#include "server/match_watch.h"

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "server/dates.h"
#include "server/errors.h"
#include "server/language.h"
#include "server/match_answer.h"
#include "server/match_filter.h"
#include "server/page_token.h"
#include "server/watched_list.h"

namespace perron {
namespace {

constexpr int kDefaultLimit = 10;
constexpr int kMostLimit = 100;

using SteadyClock = std::chrono::steady_clock;

// What tokens of this request are bound to: everything but the token itself.
std::string Binding(v1::WatchMatchesRequest request) {
  request.clear_resume_token();
  return PageBinding("MatchService/WatchMatches", request);
}

// Whether anything that the list depends on may have changed: data, or the day.
struct Moment {
  std::int64_t generation = -1;
  Day day = kUnknownDay;
  friend bool operator==(const Moment&, const Moment&) = default;
};

absl::Status Ended(const Call& call, const std::function<bool()>& draining) {
  const StopReason stopped = Poll(call.interrupt);
  if (stopped != StopReason::kNone) return StoppedError(stopped);
  if (!draining()) return absl::OkStatus();
  return MakeError(absl::StatusCode::kUnavailable, reason::kDraining,
                   "the server is stopping, want a new call with the resume token");
}

v1::WatchMatchesResponse Bare(v1::WatchMatchesResponse::Event event) {
  v1::WatchMatchesResponse response;
  response.set_event(event);
  return response;
}

}  // namespace

absl::StatusOr<std::vector<v1::Match>> MatchWatch::TopList(const Call& call, const v1::WatchMatchesRequest& request,
                                                           const Snapshot& snapshot) const {
  if (snapshot.taxonomy == nullptr) return NoTaxonomyError();
  const MatchScope scope = finder_.Scope(snapshot, call.tenant);
  Violations violations;
  v1::MatchOptions options;
  options.set_order_by(request.order_by());
  const bool for_candidate = request.subject_case() == v1::WatchMatchesRequest::kCandidate;
  MatchQuery query = ReadMatchOptions(options, for_candidate ? MatchOrder::kFitTimesPreference : MatchOrder::kFit,
                                      DayOf(clock_.Now()), violations, /*path=*/"");
  query.language = ReadLanguage(request.language(), violations);
  query.page_size = static_cast<std::size_t>(
      std::max(0, ReadPageSize(request.limit(), kDefaultLimit, kMostLimit, "limit", violations)));
  query.request.interrupt = call.interrupt;
  if (query.request.order == MatchOrder::kUnranked) violations.Add("order_by", "UNRANKED, want a ranked order");
  absl::StatusOr<MatchPage> page;
  if (for_candidate) {
    PERRON_ASSIGN_OR_RETURN(PersonSubject person, StoredPerson(scope, request.candidate(), "candidate"));
    query.request.criteria =
        ReadFilter(request.filter(), "filter", scope.postcodes, person.document.circumstances, violations);
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    page = finder_.FindWork(scope, WorkCollection::kVacancy, person, query, 0);
  } else {
    if (request.subject_case() != v1::WatchMatchesRequest::kVacancy) {
      violations.Add("subject", "not set, want candidate or vacancy");
      return violations.ToStatus();
    }
    PERRON_ASSIGN_OR_RETURN(WorkSubject work, StoredVacancy(scope, request.vacancy(), "vacancy"));
    query.request.criteria =
        ReadFilter(request.filter(), "filter", scope.postcodes, work.document.circumstances, violations);
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    page = finder_.FindPeople(scope, work, query, 0);
  }
  PERRON_RETURN_IF_ERROR(page.status());
  return std::move(page->matches);
}

absl::Status MatchWatch::Run(const Call& call, const v1::WatchMatchesRequest& request,
                             const std::function<bool()>& draining, const Send& send) const {
  const std::string binding = Binding(request);
  PERRON_ASSIGN_OR_RETURN(const std::optional<PageCursor> resumed, DecodePageToken(request.resume_token(), binding));
  WatchedList list;
  bool resync = false;
  if (resumed) {
    std::optional<WatchedList> known = WatchedList::Decode(resumed->position);
    // A token from the future: the store was restored from a backup, and what the watcher knows cannot be told.
    resync = !known || resumed->generation > holder_.Get()->generation;
    if (!resync) list = *std::move(known);
  }
  Moment told;
  while (true) {
    PERRON_RETURN_IF_ERROR(Ended(call, draining));
    const std::shared_ptr<const Snapshot> snapshot = holder_.WaitForNewer(told.generation, pace_.poll);
    const Moment now{snapshot->generation, DayOf(clock_.Now())};
    if (now == told && !resync) continue;
    PERRON_ASSIGN_OR_RETURN(const std::vector<v1::Match> matches, TopList(call, request, *snapshot));
    if (resync) list = WatchedList();
    std::vector<v1::WatchMatchesResponse> events = list.MoveTo(matches);
    if (resync) events.insert(events.begin(), Bare(v1::WatchMatchesResponse::EVENT_RESYNC));
    v1::WatchMatchesResponse current = Bare(v1::WatchMatchesResponse::EVENT_CURRENT);
    current.set_resume_token(EncodePageToken({snapshot->generation, list.Encode()}, binding));
    *current.mutable_versions() = MatchAnswer(*snapshot, finder_.model(), "", now.day).Versions();
    events.push_back(std::move(current));

    const SteadyClock::time_point begin = SteadyClock::now();
    for (const v1::WatchMatchesResponse& event : events) {
      if (!send(event)) return StoppedError(StopReason::kCancelled);
    }
    resync = SteadyClock::now() - begin > pace_.stuck;
    told = now;
    for (auto next = begin + pace_.round; SteadyClock::now() < next;) {
      PERRON_RETURN_IF_ERROR(Ended(call, draining));
      std::this_thread::sleep_for(std::min<SteadyClock::duration>(pace_.poll, next - SteadyClock::now()));
    }
  }
}

}  // namespace perron
