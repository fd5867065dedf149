#include "tests/support/naive_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

NaiveHit Hit(const std::string& id, double fit, double preference, Day last_proposed) {
  NaiveHit hit{id, {}, preference, last_proposed};
  hit.score.fit = fit;
  return hit;
}

std::vector<std::string> Ids(const std::vector<NaiveHit>& hits) {
  std::vector<std::string> ids;
  for (const NaiveHit& hit : hits) ids.push_back(hit.id);
  return ids;
}

TEST(NaiveSearchTest, OrdersByShownScoreThenProposalThenExactScoreThenId) {
  NaiveHit none = Hit("none", 0, 1, 1);
  none.score.fit.reset();
  const std::vector<NaiveHit> hits = {none,
                                      Hit("e", 0.5001, 1, 5),
                                      Hit("d", 0.5001, 1, 5),
                                      Hit("f", 0.5002, 1, 5),
                                      Hit("a", 0.5, 1, 4),
                                      Hit("z", 0.4996, 1, kUnknownDay),
                                      Hit("x", 0.9, 0.5, 9)};
  EXPECT_THAT(Ids(NaivelyOrdered(hits, MatchOrder::kFit)), ElementsAre("x", "z", "a", "f", "d", "e", "none"));
  EXPECT_THAT(Ids(NaivelyOrdered(hits, MatchOrder::kFitTimesPreference)),
              ElementsAre("z", "a", "f", "d", "e", "x", "none"));
  EXPECT_THAT(Ids(NaivelyOrdered(hits, MatchOrder::kUnranked)), ElementsAre("a", "d", "e", "f", "none", "x", "z"));
}

TEST(NaiveSearchTest, LeavesOutWhatIsOverAndTrainingsThatTeachNothingNew) {
  const NaiveSpace space{{1, 1}, {}};
  const CandidateProfile person{{Held(0, {{EvidenceKind::kDiploma, 3}})}};
  const auto find = [&](Day last_day, std::vector<TaughtCompetency> teaches) {
    WorkDocument work;
    work.id = "w";
    work.last_day = last_day;
    work.teaches = std::move(teaches);
    return Ids(NaivelyFindWork({std::make_shared<const WorkDocument>(work)}, person, {}, {}, space, kToday));
  };
  EXPECT_THAT(find(kUnknownDay, {}), ElementsAre("w"));
  EXPECT_THAT(find(kToday, {}), ElementsAre("w"));
  EXPECT_THAT(find(kToday - 1, {}), IsEmpty());
  EXPECT_THAT(find(kToday, {{CompetencyId{0}, 3}}), IsEmpty());
  EXPECT_THAT(find(kToday, {{CompetencyId{0}, 4}}), ElementsAre("w"));
  EXPECT_THAT(find(kToday, {{CompetencyId{0}, 3}, {CompetencyId{1}, 1}}), ElementsAre("w"));
}

}  // namespace
}  // namespace perron
