#ifndef PERRON_SERVER_MATCH_WATCH_H_
#define PERRON_SERVER_MATCH_WATCH_H_

#include <chrono>
#include <functional>

#include "absl/status/status.h"
#include "base/clock.h"
#include "index/snapshot.h"
#include "perron/v1/match_service.pb.h"
#include "server/call.h"
#include "server/match_finder.h"

namespace perron {

// The life of one WatchMatches stream: the top k at once, then what enters, leaves or changes. A round that was sent
// too slowly (the reader is stuck) is followed by RESYNC and the whole list, so nothing is kept for slow readers and
// they cost nobody else anything.
class MatchWatch {
 public:
  // Sends one event; false when the reader is gone. May block while the reader is slow.
  using Send = std::function<bool(const v1::WatchMatchesResponse&)>;

  struct Pace {
    std::chrono::milliseconds round = std::chrono::seconds(1);        // at most one round of events in this time
    std::chrono::milliseconds poll = std::chrono::milliseconds(200);  // how soon an end of the call is noticed
    std::chrono::milliseconds stuck = std::chrono::seconds(10);       // a round that took longer to send overflowed
  };

  // All must outlive the watch.
  MatchWatch(const MatchFinder& finder, const SnapshotHolder& holder, const Clock& clock, Pace pace)
      : finder_(finder), holder_(holder), clock_(clock), pace_(pace) {}

  // Runs until the call ends (CANCELLED, DEADLINE_EXCEEDED), the server drains (UNAVAILABLE: come back with the resume
  // token), or the subject is gone (NOT_FOUND). INVALID_ARGUMENT for a wrong request.
  absl::Status Run(const Call& call, const v1::WatchMatchesRequest& request, const std::function<bool()>& draining,
                   const Send& send) const;

 private:
  absl::StatusOr<std::vector<v1::Match>> TopList(const Call& call, const v1::WatchMatchesRequest& request,
                                                 const Snapshot& snapshot) const;

  const MatchFinder& finder_;
  const SnapshotHolder& holder_;
  const Clock& clock_;
  const Pace pace_;
};

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_WATCH_H_
