#include "matching/utilisation.h"

#include <gtest/gtest.h>

#include <vector>

#include "matching/pair_score.h"
#include "tests/support/naive_matcher.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

// UtilisationSum sorts all that is held; the quick one must give its bits whatever is used and however many weigh the
// same.
TEST(QuickUtilisationTest, GivesTheBitsOfUtilisationSumForOnePersonAfterTheOther) {
  Random random(1);
  for (const std::size_t unused_counted : {0U, 1U, 3U, 20U}) {
    QuickUtilisation quick(unused_counted);
    ScoringModel model;
    model.unused_counted = unused_counted;
    for (int i = 0; i < 2000; ++i) {
      NaiveSpace naive;
      const std::size_t count = random.Below(70);
      const double chance_used = random.Unit();
      std::vector<CompetencyId> held;
      std::vector<double> uses;
      for (std::size_t c = 0; c < count; ++c) {
        const double weight = random.Chance(0.4) ? static_cast<double>(random.Below(3)) : 20 * random.Unit();
        naive.weights.push_back(weight);
        held.push_back(static_cast<CompetencyId>(c));
        uses.push_back(random.Chance(chance_used) ? random.Unit() : 0);
      }
      const CompetencySpace space = SpaceOf(naive);
      quick.Clear();
      for (std::size_t c = 0; c < count; ++c) quick.Add(naive.weights[c], uses[c]);
      ASSERT_EQ(quick.Compute(), UtilisationSum(held, space, model).Compute(uses)) << count << " held, case " << i;
    }
  }
}

TEST(QuickUtilisationTest, OfTheUnusedOnlyTheHeaviestCount) {
  QuickUtilisation quick(1);
  quick.Add(1, 0);
  quick.Add(3, 0);
  quick.Add(2, 0);
  quick.Add(1, 1);
  EXPECT_EQ(quick.Compute(), 0.25);
}

TEST(QuickUtilisationTest, WhoHoldsNothingUsesNothing) {
  QuickUtilisation quick(20);
  EXPECT_EQ(quick.Compute(), 0);
}

}  // namespace
}  // namespace perron
