#include "clients/bench/scaled_terms.h"

#include <gtest/gtest.h>

#include "matching/have.h"
#include "matching/pair_score.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

TEST(ScaledTermsTest, EstimatesLieWithinTwoOfTheTerm) {
  Random random(1);
  const World world = MakeWorld(random, 200);
  const ScoringModel model;
  for (const std::size_t requirements : {1, 7, 12, 64, 150}) {
    const WorkProfile work = MakeWork(random, world, requirements);
    const ScaledTerms scaled(work, world.space, model);
    double asked = 0;
    for (const Requirement& one : work.requirements) asked += RequirementWeight(one, world.space, model);
    const double scale = 65535.0 - 2.0 * static_cast<double>(work.requirements.size());
    double greatest = 0;
    for (std::size_t r = 0; r < work.requirements.size(); ++r) {
      const ScaledTerms::CodeFactors factors = ScaledTerms::FactorsFor(work.requirements[r].level, model);
      const double weight = RequirementWeight(work.requirements[r], world.space, model) / asked;
      for (int i = 0; i < 200; ++i) {
        const float transfer = i == 0 ? 1.0F : static_cast<float>(0.001 + 0.999 * random.Unit());
        const EvidenceRecord record = i == 0 ? EvidenceRecord{EvidenceKind::kDiploma, 5} : MakeEvidence(random);
        const double have = static_cast<double>(transfer) * LevelFactor(record, work.requirements[r].level, {model}) *
                            Reliability(record, {model});
        const std::uint32_t estimate = ScaledTerms::Estimate(
            scaled.TransferTerm(r, transfer), factors[PackedProfiles::CodeOf(record.kind, record.level)]);
        EXPECT_NEAR(estimate, scale * weight * have, 2);
        if (i == 0) greatest += estimate;
      }
    }
    EXPECT_LE(greatest, 65535);
    EXPECT_GE(scaled.Highest(static_cast<std::uint32_t>(greatest)), 1);
  }
}

TEST(ScaledTermsTest, LeastSumLeavesOutNothingThatMayReachTheCoverage) {
  Random random(2);
  const World world = MakeWorld(random, 50);
  const ScaledTerms scaled(MakeWork(random, world, 12), world.space, ScoringModel());
  for (int i = -10; i <= 1100; ++i) {
    const double coverage = i / 1000.0;
    const std::uint32_t least = scaled.LeastSum(coverage);
    if (least > 0 && least <= 65535) {
      EXPECT_LT(scaled.Highest(least - 1), coverage);
      EXPECT_GE(scaled.Highest(least + 1), coverage) << "not much too low either";
    }
    EXPECT_LE(least, 65536U);
  }
  EXPECT_EQ(scaled.LeastSum(-1), 0U);
  EXPECT_EQ(scaled.LeastSum(2), 65536U);
}

TEST(ScaledTermsTest, WorkThatAsksNothingHasNoTerms) {
  Random random(3);
  const World world = MakeWorld(random, 5);
  const ScaledTerms scaled({}, world.space, ScoringModel());
  EXPECT_EQ(scaled.requirement_count(), 0U);
  EXPECT_EQ(scaled.Lowest(0), 0);
  EXPECT_EQ(scaled.Highest(0), 0);
}

}  // namespace
}  // namespace perron
