#include "clients/bench/world_export.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "tests/clients/bench/made_up_taxonomy.h"

namespace perron {
namespace {

TEST(WorldExportTest, NumbersPeopleAndVacanciesAsTheWorldDoes) {
  const Taxonomy taxonomy = MakeUpTaxonomy();
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const ScoringModel model;
  WorldOptions options;
  options.areas = 7;
  const auto world = ProfileWorld::Make(taxonomy, space, model, options);
  ASSERT_TRUE(world.ok()) << world.status();
  std::size_t told = 0;
  const auto set = ExportWorld(*world, space, model, 50, 5, [&told](std::uint64_t) { ++told; });
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->profiles.size(), 50U);
  EXPECT_EQ(set->vacancies.size(), 5U);
  EXPECT_EQ(set->competencies(), taxonomy.competencies.size());
  EXPECT_GT(told, 0U);
  for (std::uint64_t i = 0; i < 50; ++i) {
    PersonDocument person;
    world->MakePerson(i, &person);
    EXPECT_EQ(set->profiles.meta[i].region, world->AreaOfPerson(i));
    const auto held = std::count_if(person.profile.competencies.begin(), person.profile.competencies.end(),
                                    [](const HeldCompetency& competency) { return !competency.denied; });
    EXPECT_EQ(set->profiles.off[i + 1] - set->profiles.off[i], held);
  }
  for (std::uint64_t v = 0; v < 5; ++v) {
    const BenchVacancy vacancy = world->MakeVacancy(v);
    EXPECT_EQ(set->vacancies.off[v + 1] - set->vacancies.off[v], vacancy.own.requirements.size());
    EXPECT_EQ(world->areas()[set->vacancies.meta[v].region], vacancy.circumstances.area);
  }
}

}  // namespace
}  // namespace perron
