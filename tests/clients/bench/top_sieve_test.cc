#include "clients/bench/top_sieve.h"

#include "matching/candidate_scorer.h"
#include "tests/clients/bench/baseline_town.h"

namespace perron {
namespace {

// Whatever the bounds are, as long as the truth lies between them: wide, narrow, or exact.
TEST(TopSieveTest, FindsTheFirstWhateverTheBounds) {
  for (const double width : {0.0, 0.01, 2.0}) {
    ExpectWhatTheOracleFinds([width](const BaselineTown& town) {
      return [&town, width](const BaselineQuery& query) {
        Random random(1);
        CandidateScorer scorer(query.work, town.world.space, {town.model, kToday});
        TopSieve sieve(town.profiles, town.world.space, town.model, query);
        for (std::uint32_t i = 0; i < town.people.size(); ++i) {
          const double coverage = scorer.Coverage(town.people[i].profile);
          if (coverage < sieve.least_coverage()) continue;
          sieve.Offer(i, coverage - width * random.Unit(), coverage + width * random.Unit());
        }
        return sieve.Finish();
      };
    });
  }
}

TEST(TopSieveTest, RaisesWhatIsEnough) {
  BaselineTown town(2);
  const WorkProfile work = MakeWork(town.random, town.world, 12);
  TopSieve sieve(town.profiles, town.world.space, town.model, {work, MatchOrder::kCoverage, {}, 2});
  EXPECT_FALSE(sieve.Offer(0, 0.5, 0.6));
  EXPECT_LT(sieve.least_coverage(), 0) << "one of two: nobody is too low";
  EXPECT_TRUE(sieve.Offer(1, 0.3, 0.4));
  EXPECT_NEAR(sieve.least_coverage(), 0.2995, 1e-4) << "what is still shown as the lower of the two";
  EXPECT_FALSE(sieve.Offer(2, 0.1, 0.2)) << "too low";
  EXPECT_TRUE(sieve.Offer(3, 0.4, 0.4));
  EXPECT_NEAR(sieve.least_coverage(), 0.3995, 1e-4);
  TopSieve fit(town.profiles, town.world.space, town.model, {work, MatchOrder::kFit, {}, 1});
  for (std::uint32_t i = 0; i < town.people.size(); ++i) fit.Offer(i, 0.2, 0.2);
  EXPECT_LE(fit.least_coverage(), 0.2) << "a fit from this coverage takes at least so much";
}

}  // namespace
}  // namespace perron
