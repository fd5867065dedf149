#include "clients/bench/neutral_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/bench/neutral_brute_force.h"
#include "matching/pair_score.h"
#include "tests/clients/bench/neutral_sets.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

// Everybody has diplomas, as the neutral set takes for granted.
CandidateProfile WithDiplomas(CandidateProfile person) {
  for (HeldCompetency& held : person.competencies) {
    for (EvidenceRecord& record : held.evidence) record.kind = EvidenceKind::kDiploma;
  }
  return person;
}

TEST(NeutralExportTest, CoverageStaysWhatItWas) {
  Random random(4);
  const ScoringModel model;
  for (int round = 0; round < 10; ++round) {
    const World world = MakeWorld(random, 40);
    NeutralSetBuilder builder(world.space, model, kToday);
    std::vector<CandidateProfile> people;
    std::vector<WorkProfile> works;
    for (int i = 0; i < 9; ++i) {
      people.push_back(WithDiplomas(MakePerson(random, world, 6)));
      works.push_back(MakeWork(random, world, 6));
      builder.AddProfile(people.back(), {static_cast<std::uint8_t>(i), 1, 2});
      builder.AddVacancy(works.back(), {static_cast<std::uint8_t>(i), 3, 4});
    }
    const NeutralSet set = builder.Take();
    const TempFolder folder;
    ASSERT_TRUE(WriteNeutralSet(set, folder.path()).ok());
    const auto read = ReadNeutralSet(folder.path());
    ASSERT_TRUE(read.ok()) << "round " << round << ": " << read.status();
    EXPECT_EQ(read->profiles.meta[8], (NeutralMeta{8, 1, 2}));
    NeutralBruteForce brute_force(*read);
    for (std::uint32_t v = 0; v < works.size(); ++v) {
      const std::vector<NeutralHit> hits = brute_force.Find(v, false);
      EXPECT_EQ(hits.size(), people.size());
      for (const NeutralHit& hit : hits) {
        // Weights were rounded to float.
        EXPECT_NEAR(hit.coverage, ScorePair(people[hit.profile], works[v], world.space, {model, kToday}).coverage, 1e-6)
            << "round " << round;
      }
    }
  }
}

TEST(NeutralExportTest, VectorsAreAsLongAsTheirCompetenciesWeigh) {
  CompetencySpace space;
  space.weights = {{.weight = 3}, {.weight = 2}};
  space.transfer = TransferTable({{}, {}});
  space.dimensions = 2;
  space.vectors = {1, 0, 0, -1};
  const ScoringModel model;
  const NeutralSet set = NeutralSetBuilder(space, model, kToday).Take();
  EXPECT_THAT(set.vectors, testing::ElementsAre(3, 0, 0, -2));
  EXPECT_EQ(set.dimensions, 2U);
}

TEST(NeutralExportTest, RefusesMoreCompetenciesThanItCanNumber) {
  CompetencySpace space;
  space.weights.resize(65536);
  EXPECT_TRUE(NeutralSetBuilder::Check(space).ok());
  space.weights.resize(65537);
  EXPECT_EQ(NeutralSetBuilder::Check(space).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace perron
