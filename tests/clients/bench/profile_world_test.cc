#include "clients/bench/profile_world.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "matching/competency_space.h"
#include "tests/clients/bench/made_up_taxonomy.h"

namespace perron {
namespace {

constexpr std::uint64_t kPeople = 4000;

class ProfileWorldTest : public testing::Test {
 protected:
  ProfileWorld Make(std::uint64_t seed = 1) const {
    WorldOptions options;
    options.seed = seed;
    return *ProfileWorld::Make(taxonomy_, space_, model_, options);
  }

  static PersonDocument Person(const ProfileWorld& world, std::uint64_t i) {
    PersonDocument person;
    world.MakePerson(i, &person);
    return person;
  }

  const Taxonomy taxonomy_ = MakeUpTaxonomy();
  const CompetencySpace space_ = LearnCompetencySpace(taxonomy_);
  const ScoringModel model_;
};

std::string ToLine(const PersonDocument& person) {
  return person.id + " " + ToText(person.profile) + " " + person.circumstances.area + " " +
         std::to_string(person.circumstances.home->latitude) + " " + std::to_string(person.circumstances.hours.min) +
         " " + std::to_string(person.circumstances.max_distance_km) + " " + std::to_string(person.last_proposed);
}

TEST_F(ProfileWorldTest, APersonDependsOnTheSeedAndTheNumberAlone) {
  const ProfileWorld world = Make();
  const ProfileWorld again = Make();
  PersonDocument reused;
  for (std::uint64_t i = 490; i > 0; i -= 7) again.MakePerson(i, &reused);
  for (std::uint64_t i = 0; i < 200; ++i) {
    again.MakePerson(i, &reused);
    EXPECT_EQ(ToLine(Person(world, i)), ToLine(reused)) << "in what order and into what does not matter";
    EXPECT_EQ(world.areas()[world.AreaOfPerson(i)], reused.circumstances.area);
  }
  EXPECT_NE(ToLine(Person(world, 3)), ToLine(Person(Make(2), 3)));
}

TEST_F(ProfileWorldTest, ProfilesKeepTheirInvariants) {
  const ProfileWorld world = Make();
  PersonDocument person;
  for (std::uint64_t i = 0; i < kPeople; ++i) {
    world.MakePerson(i, &person);
    const auto& held = person.profile.competencies;
    for (std::size_t c = 0; c < held.size(); ++c) {
      if (c > 0) {
        ASSERT_LT(held[c - 1].competency, held[c].competency);
      }
      ASSERT_LT(IndexOf(held[c].competency), taxonomy_.competencies.size());
      ASSERT_EQ(held[c].denied, held[c].evidence.empty());
      if (!held[c].denied) {
        ASSERT_EQ(held[c].evidence.size(), 1U);
        ASSERT_LE(held[c].evidence[0].level, kMaxLevel);
      }
    }
    ASSERT_TRUE(person.circumstances.home.has_value());
  }
}

TEST_F(ProfileWorldTest, PeopleAreOfAllKinds) {
  const ProfileWorld world = Make();
  std::map<EvidenceKind, int> kinds;
  std::map<Level, int> levels;
  std::set<std::string> areas;
  std::map<double, int> strong_levels;
  double entries = 0;
  int denied = 0;
  int proposed = 0;
  for (std::uint64_t i = 0; i < kPeople; ++i) {
    const PersonDocument person = Person(world, i);
    entries += static_cast<double>(person.profile.competencies.size());
    areas.insert(person.circumstances.area);
    if (person.last_proposed != kUnknownDay) ++proposed;
    for (const HeldCompetency& held : person.profile.competencies) {
      if (held.denied) ++denied;
      for (const EvidenceRecord& record : held.evidence) {
        ++kinds[record.kind];
        ++levels[record.level];
      }
    }
  }
  EXPECT_EQ(kinds.size(), 9U) << "all kinds of evidence";
  EXPECT_EQ(levels.size(), 6U) << "all levels, and unknown";
  EXPECT_GT(areas.size(), 250U);
  EXPECT_NEAR(proposed, 0.3 * kPeople, 200);
  EXPECT_NEAR(denied / entries, 0.01, 0.003);
  // 60 % of 18 essential and 20 % of 6 optional, and up to 10 others, some the same.
  EXPECT_NEAR(entries / kPeople, 19, 4);
}

TEST_F(ProfileWorldTest, IdsAscendWithNumbers) {
  EXPECT_EQ(ProfileWorld::PersonId(42), "p00000042");
  EXPECT_LT(ProfileWorld::PersonId(9), ProfileWorld::PersonId(10));
  EXPECT_LT(ProfileWorld::PersonId(999'999), ProfileWorld::PersonId(9'999'999));
  EXPECT_EQ(ProfileWorld::PersonNumber(ProfileWorld::PersonId(12'345'678)), 12'345'678U);
}

TEST_F(ProfileWorldTest, VacanciesAskOfOneOccupation) {
  const ProfileWorld world = Make();
  double requirements = 0;
  std::size_t often_asked = 0;
  for (std::uint64_t v = 0; v < 300; ++v) {
    const BenchVacancy vacancy = world.MakeVacancy(v);
    requirements += static_cast<double>(vacancy.own.requirements.size());
    EXPECT_TRUE(std::any_of(taxonomy_.occupations.begin(), taxonomy_.occupations.end(), [&](const Occupation& one) {
      return std::all_of(vacancy.own.requirements.begin(), vacancy.own.requirements.end(), [&](const Requirement& r) {
        const auto& list = r.importance == Importance::kEssential ? one.essential : one.optional;
        return std::binary_search(list.begin(), list.end(), r.competency);
      });
    }));
    for (std::size_t r = 1; r < vacancy.with_family.requirements.size(); ++r) {
      ASSERT_LT(vacancy.with_family.requirements[r - 1].competency, vacancy.with_family.requirements[r].competency);
    }
    EXPECT_EQ(Keep(RequirementGroups::kOwn, vacancy.with_family).requirements.size(), vacancy.own.requirements.size());
    often_asked += vacancy.with_family.requirements.size() - vacancy.own.requirements.size();
    EXPECT_TRUE(vacancy.circumstances.place.has_value());
    EXPECT_FALSE(vacancy.circumstances.area.empty());
  }
  EXPECT_NEAR(requirements / 300, 12, 1.5);
  EXPECT_GT(often_asked, 300U);
}

TEST_F(ProfileWorldTest, FiltersKeepTheirShare) {
  const ProfileWorld world = Make();
  std::map<std::string, double> counts;
  constexpr std::uint64_t kCounted = 100'000;
  for (std::uint64_t i = 0; i < kCounted; ++i) ++counts[world.areas()[world.AreaOfPerson(i)]];
  for (const double share : {0.5, 0.03, 0.003}) {
    for (std::uint64_t number = 0; number < 20; ++number) {
      const Criteria criteria = world.MakeFilter(share, number);
      EXPECT_EQ(criteria.hard, Criteria::Bit(ReasonKind::kArea));
      EXPECT_TRUE(criteria.other_is_person);
      double kept = 0;
      for (const std::string& area : criteria.areas) kept += counts[area];
      EXPECT_NEAR(kept / kCounted, share, 0.02 * share + 4 * std::sqrt(share / kCounted)) << "number " << number;
    }
  }
  EXPECT_NE(world.MakeFilter(0.03, 1).areas, world.MakeFilter(0.03, 2).areas);
  EXPECT_TRUE(world.MakeFilter(1, 1).areas.empty());
  EXPECT_EQ(world.MakeFilter(1e-9, 1).areas.size(), 1U) << "the least there is";
}

TEST_F(ProfileWorldTest, NeedsAnOccupationThatAsksSomething) {
  const Taxonomy nothing = MakeTaxonomy(3);
  const CompetencySpace space = LearnCompetencySpace(nothing);
  EXPECT_EQ(ProfileWorld::Make(nothing, space, model_, {}).status().code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace perron
