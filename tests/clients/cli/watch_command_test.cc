#include "clients/cli/watch_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"
#include "tests/clients/cli/sample_match.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Event = v1::WatchMatchesResponse;

Event Make(Event::Event kind) {
  Event event;
  event.set_event(kind);
  if (kind == Event::EVENT_CURRENT) {
    event.set_resume_token("token");
  } else if (kind == Event::EVENT_LEAVE) {
    event.mutable_match()->set_name("vacancies/v-014");
  } else if (kind != Event::EVENT_RESYNC) {
    *event.mutable_match() = SampleMatch();
  }
  return event;
}

using WatchCommandTest = CliTest;

TEST_F(WatchCommandTest, PrintsALineForEachEventUntilTheCount) {
  server_.matches.watch_rounds = {{Make(Event::EVENT_ENTER), Make(Event::EVENT_CURRENT), Make(Event::EVENT_CHANGE),
                                   Make(Event::EVENT_LEAVE), Make(Event::EVENT_RESYNC)}};
  const CliResult result = Run({"watch", "candidate", "c-001", "--count", "4", "--top", "3"});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_EQ(result.out,
            "nieuw  vacancies/v-014  1. Medewerker magazijn  passendheid 73 %  12 km\n"
            "De lijst is bij.\n"
            "anders  vacancies/v-014  1. Medewerker magazijn  passendheid 73 %  12 km\n"
            "weg  vacancies/v-014\n");
  EXPECT_EQ(server_.matches.watch_requests[0].candidate(), "candidates/c-001");
  EXPECT_EQ(server_.matches.watch_requests[0].limit(), 3);
}

TEST_F(WatchCommandTest, AsJsonEachEventIsALine) {
  server_.matches.watch_rounds = {{Make(Event::EVENT_LEAVE), Make(Event::EVENT_RESYNC)}};
  const CliResult result = Run({"watch", "vacancy", "v-014", "--json"});
  EXPECT_EQ(result.out,
            "{\"event\":\"EVENT_LEAVE\",\"match\":{\"name\":\"vacancies/v-014\"}}\n{\"event\":\"EVENT_RESYNC\"}\n");
  EXPECT_EQ(server_.matches.watch_requests[0].vacancy(), "vacancies/v-014");
}

TEST_F(WatchCommandTest, GoesOnWhereItWasAfterABreak) {
  server_.matches.watch_rounds = {{Make(Event::EVENT_CURRENT)}, {Make(Event::EVENT_LEAVE)}};
  const CliResult result = Run({"watch", "candidate", "c-001", "--count", "2"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_EQ(server_.matches.watch_requests[1].resume_token(), "token");
  EXPECT_THAT(result.sleeps, ElementsAre(2000));
  EXPECT_THAT(result.err, HasSubstr("nieuwe poging over 2 s"));
}

TEST_F(WatchCommandTest, AServerThatStaysAwayIsCodeThree) {
  server_.matches.watch_rounds = {{Make(Event::EVENT_CURRENT)}, {}, {}, {}, {}, {}, {}, {}};
  const CliResult result = Run({"watch", "candidate", "c-001"});
  EXPECT_EQ(result.code, kExitNotReachable);
  EXPECT_THAT(result.sleeps, testing::SizeIs(5));
}

TEST_F(WatchCommandTest, AServerThatIsNotThereIsToldAtOnce) {
  const CliResult result = Run({"watch", "candidate", "c-001"});
  EXPECT_EQ(result.code, kExitNotReachable);
  EXPECT_TRUE(result.sleeps.empty());
}

}  // namespace
}  // namespace perron
