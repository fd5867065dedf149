#include "server/match_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "tests/server/error_details.h"
#include "tests/server/match_world.h"

namespace perron {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;
using Event = v1::WatchMatchesResponse;

constexpr MatchWatch::Pace kFast{milliseconds(1), milliseconds(1), std::chrono::hours(1)};

// What a watch sent and how it ended. Rounds are numbered from 1; each ends with CURRENT.
struct Watched {
  std::vector<std::string> events;  // "ENTER vacancies/v-1", "CURRENT"
  std::vector<Event> sent;
  std::string token;  // of the last CURRENT
  absl::Status status;
};

class MatchWatchTest : public testing::Test {
 protected:
  MatchWatchTest() {
    world_.Put("c", TinyCandidate({"cook-dishes"}));
    world_.Put("v-1", TinyVacancy("Kok", {"cook-dishes"}));
    world_.Put("v-2", TinyVacancy("Chauffeur", {"drive-forklift"}));
    request_.set_candidate("candidates/c");
  }

  // Runs a watch on this thread. After round i it does `after[i]`, and after the last of them the reader goes away.
  // What is done after a round happens within sending, so nothing depends on timing.
  Watched Run(const v1::WatchMatchesRequest& request, const std::map<int, std::function<void()>>& after = {{1, [] {}}},
              MatchWatch::Pace pace = kFast) {
    Watched watched;
    int round = 0;
    const auto send = [&](const Event& event) {
      watched.sent.push_back(event);
      std::string text = Event::Event_Name(event.event()).substr(6);
      if (event.has_match()) text += " " + event.match().name();
      watched.events.push_back(text);
      if (event.event() != Event::EVENT_CURRENT) return true;
      watched.token = event.resume_token();
      ++round;
      if (const auto step = after.find(round); step != after.end()) step->second();
      if (!after.empty() && round >= after.rbegin()->first) stopped_ = true;
      return true;
    };
    stopped_ = false;
    const Call call{MatchWorld::kTenant, [this] { return stopped_ ? StopReason::kCancelled : StopReason::kNone; }};
    watched.status = MatchWatch(world_.finder, world_.holder, world_.clock, pace)
                         .Run(
                             call, request, [this] { return draining_.load(); }, send);
    return watched;
  }

  MatchWorld world_;
  v1::WatchMatchesRequest request_;
  std::atomic<bool> stopped_ = false;
  std::atomic<bool> draining_ = false;
};

TEST_F(MatchWatchTest, BeginsWithTheTopListAndCurrent) {
  const Watched watched = Run(request_);
  EXPECT_THAT(watched.events, ElementsAre("ENTER vacancies/v-1", "ENTER vacancies/v-2", "CURRENT"));
  EXPECT_EQ(watched.status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(watched.sent[0].match().rank(), 1);
  EXPECT_EQ(watched.sent[0].match().title(), "Kok");
  EXPECT_EQ(watched.sent[0].resume_token(), "");
  EXPECT_NE(watched.token, "");
  EXPECT_EQ(watched.sent[2].versions().index_generation(), 3);
  EXPECT_EQ(watched.sent[2].versions().as_of(), "2026-11-22");
}

TEST_F(MatchWatchTest, AVacancyIsWatchedToo) {
  v1::WatchMatchesRequest request;
  request.set_vacancy("vacancies/v-1");
  EXPECT_THAT(Run(request).events, ElementsAre("ENTER candidates/c", "CURRENT"));
}

TEST_F(MatchWatchTest, TellsWhatEntersChangesAndLeaves) {
  request_.set_limit(2);
  const Watched watched = Run(request_, {{1, [this] { world_.Put("v-3", TinyVacancy("Kok 2", {"cook-dishes"})); }},
                                         {2, [this] { world_.Remove(RecordKind::kVacancy, "v-1"); }},
                                         {3, [] {}}});
  EXPECT_THAT(watched.events, ElementsAre("ENTER vacancies/v-1", "ENTER vacancies/v-2", "CURRENT",               //
                                          "LEAVE vacancies/v-2", "ENTER vacancies/v-3", "CURRENT",               //
                                          "LEAVE vacancies/v-1", "CHANGE vacancies/v-3", "ENTER vacancies/v-2",  //
                                          "CURRENT"));
}

TEST_F(MatchWatchTest, AChangeOfTheSubjectChangesTheList) {
  const Watched watched =
      Run(request_, {{1, [this] { world_.Put("c", TinyCandidate({"drive-forklift"})); }}, {2, [] {}}});
  EXPECT_THAT(watched.events, ElementsAre("ENTER vacancies/v-1", "ENTER vacancies/v-2", "CURRENT",
                                          "CHANGE vacancies/v-2", "CHANGE vacancies/v-1", "CURRENT"));
}

TEST_F(MatchWatchTest, NothingButCurrentWhenTheListStaysTheSame) {
  const Watched watched =
      Run(request_, {{1, [this] { world_.Put("else", TinyCandidate({"load-cargo"})); }}, {2, [] {}}});
  EXPECT_THAT(watched.events, ElementsAre("ENTER vacancies/v-1", "ENTER vacancies/v-2", "CURRENT", "CURRENT"));
}

TEST_F(MatchWatchTest, ANewDayClosesVacancies) {
  v1::Vacancy closing = TinyVacancy("Kok", {"cook-dishes"});
  closing.set_closing_date("2026-11-22");
  world_.Put("v-1", closing);
  const Watched watched = Run(request_, {{1, [this] { world_.clock.Advance(absl::Hours(24)); }}, {2, [] {}}});
  EXPECT_THAT(watched.events, ElementsAre("ENTER vacancies/v-1", "ENTER vacancies/v-2", "CURRENT",
                                          "LEAVE vacancies/v-1", "CHANGE vacancies/v-2", "CURRENT"));
}

TEST_F(MatchWatchTest, ATokenGoesOnWithWhatChangedInBetween) {
  request_.set_resume_token(Run(request_).token);
  EXPECT_THAT(Run(request_).events, ElementsAre("CURRENT"));
  world_.Remove(RecordKind::kVacancy, "v-2");
  EXPECT_THAT(Run(request_).events, ElementsAre("LEAVE vacancies/v-2", "CURRENT"));
}

TEST_F(MatchWatchTest, ATokenOfAnotherRequestIsRefused) {
  v1::WatchMatchesRequest other = request_;
  other.set_limit(7);
  other.set_resume_token(Run(request_).token);
  const Watched watched = Run(other);
  EXPECT_EQ(watched.status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(watched.events, IsEmpty());
  request_.set_resume_token("garbage");
  EXPECT_EQ(Run(request_).status.code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(MatchWatchTest, ATokenFromTheFutureStartsAllOver) {
  const std::int64_t generation = world_.snapshot()->generation;
  world_.Put("v-3", TinyVacancy("Kok 2", {"cook-dishes"}));
  request_.set_resume_token(Run(request_).token);
  auto restored = std::make_shared<Snapshot>(*world_.snapshot());
  restored->generation = generation;
  world_.holder.Publish(restored);
  EXPECT_THAT(Run(request_).events,
              ElementsAre("RESYNC", "ENTER vacancies/v-1", "ENTER vacancies/v-3", "ENTER vacancies/v-2", "CURRENT"));
}

TEST_F(MatchWatchTest, ARoundThatWasStuckIsFollowedByTheWholeList) {
  const MatchWatch::Pace stuck_at_once{milliseconds(1), milliseconds(1), milliseconds(-1)};
  const Watched watched =
      Run(request_, {{1, [this] { world_.Remove(RecordKind::kVacancy, "v-2"); }}, {2, [] {}}}, stuck_at_once);
  EXPECT_THAT(watched.events, ElementsAre("ENTER vacancies/v-1", "ENTER vacancies/v-2", "CURRENT",  //
                                          "RESYNC", "ENTER vacancies/v-1", "CURRENT"));
}

TEST_F(MatchWatchTest, EndsWhenTheServerDrains) {
  const Watched watched = Run(request_, {{1, [this] { draining_ = true; }}, {100, [] {}}});
  EXPECT_EQ(watched.status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ReasonOf(watched.status), reason::kDraining);
}

TEST_F(MatchWatchTest, EndsWhenTheSubjectIsGone) {
  const Watched watched = Run(request_, {{1, [this] { world_.Remove(RecordKind::kCandidate, "c"); }}, {100, [] {}}});
  EXPECT_EQ(watched.status.code(), absl::StatusCode::kNotFound);
}

TEST_F(MatchWatchTest, EndsWhenTheReaderIsGone) {
  const absl::Status status =
      MatchWatch(world_.finder, world_.holder, world_.clock, kFast)
          .Run(
              {MatchWorld::kTenant, {}}, request_, [] { return false; }, [](const Event&) { return false; });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
}

TEST_F(MatchWatchTest, WrongRequestsAreRefused) {
  v1::WatchMatchesRequest request;
  request.set_limit(-1);
  request.set_language("x");
  request.set_order_by(static_cast<v1::MatchOrder>(9));
  EXPECT_THAT(ViolationsOf(Run(request).status),
              UnorderedElementsAre(Key("limit"), Key("language"), Key("order_by"), Key("subject")));
  request_.set_order_by(v1::MATCH_ORDER_UNRANKED);
  EXPECT_THAT(ViolationsOf(Run(request_).status), ElementsAre(Key("order_by")));
  request_.set_order_by(v1::MATCH_ORDER_FIT);
  request_.set_candidate("candidates/nobody");
  EXPECT_EQ(Run(request_).status.code(), absl::StatusCode::kNotFound);
  ASSERT_TRUE(world_.feeder.SwapTaxonomy(nullptr).ok());
  EXPECT_EQ(ReasonOf(Run(request_).status), reason::kNoTaxonomy);
}

// Writes from another thread, as in a server: whatever rounds they fall into, the watcher ends up with the truth.
TEST_F(MatchWatchTest, AddingUpAllEventsGivesTheList) {
  std::map<std::string, int> list;
  bool last_seen = false;
  std::thread writer([this] {
    for (int i = 0; i < 100; ++i) {
      world_.Put("w" + std::to_string(i % 7), TinyVacancy("w" + std::to_string(i), {"cook-dishes"}));
      if (i % 3 == 0) world_.Remove(RecordKind::kVacancy, "w" + std::to_string(i % 5));
    }
    world_.Put("last", TinyVacancy("last", {"cook-dishes"}));
  });
  const auto send = [&](const Event& event) {
    const std::string& name = event.match().name();
    if (event.event() == Event::EVENT_LEAVE) {
      EXPECT_EQ(list.erase(name), 1U);
    } else if (event.has_match()) {
      EXPECT_EQ(list.count(name), event.event() == Event::EVENT_ENTER ? 0U : 1U);
      list[name] = event.match().rank();
    }
    if (event.event() == Event::EVENT_CURRENT) last_seen = list.count("vacancies/last") > 0;
    return !last_seen;
  };
  EXPECT_EQ(MatchWatch(world_.finder, world_.holder, world_.clock, kFast)
                .Run(
                    {MatchWorld::kTenant, {}}, request_, [] { return false; }, send)
                .code(),
            absl::StatusCode::kCancelled);
  writer.join();
  std::map<std::string, int> truth;
  for (const Event& event : Run(request_).sent) {
    if (event.has_match()) truth[event.match().name()] = event.match().rank();
  }
  EXPECT_EQ(list, truth);
}

}  // namespace
}  // namespace perron
