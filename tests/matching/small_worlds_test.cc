// Every vacancy and every person over three competencies, against the naive matcher: levels {0, 1, 3, 5}, proof that is
// full and fresh or weak and old, denied and never asked, often asked by the family only, on several transfer tables.

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "matching/explanation.h"
#include "matching/interval.h"
#include "tests/support/naive_matcher.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;
constexpr std::size_t kCompetencies = 3;
constexpr Level kLevels[] = {0, 1, 3, 5};
constexpr float kShares[] = {1, 0.5F, 0.3F};
constexpr Importance kImportances[] = {Importance::kEssential, Importance::kImportant, Importance::kSomewhat};

struct Table {
  std::string name;
  NaiveSpace space;
};

CompetencyId C(std::uint32_t id) { return static_cast<CompetencyId>(id); }

// For the name of a test.
void PrintTo(const Table& table, std::ostream* out) { *out << table.name; }

std::vector<Table> Tables() {
  std::vector<Table> tables = {
      {"Strangers", {{4, 2, 1}, {}}},
      {"Hierarchy",
       {{4, 2, 1},
        {{{C(1), C(0)}, {0.9F, CompetencyRelation::kNarrower}},
         {{C(0), C(1)}, {0.4F, CompetencyRelation::kBroader}},
         {{C(2), C(1)}, {0.9F, CompetencyRelation::kNarrower}},
         {{C(1), C(2)}, {0.25F, CompetencyRelation::kBroader}},
         {{C(2), C(0)}, {0.9F, CompetencyRelation::kNarrower}}}}},
      {"EquallyGoodWays",
       {{1, 1, 1},
        {{{C(0), C(2)}, {0.5F, CompetencyRelation::kLineOfWork}},
         {{C(1), C(2)}, {0.5F, CompetencyRelation::kRelated}},
         {{C(2), C(0)}, {1.0F, CompetencyRelation::kLineOfWork}},
         {{C(2), C(1)}, {1.0F, CompetencyRelation::kNarrower}}}}},
      {"Learned",
       {{0.03, 7.3, 2.1},
        {{{C(0), C(1)}, {0.81F, CompetencyRelation::kLineOfWork}},
         {{C(1), C(0)}, {0.33F, CompetencyRelation::kLineOfWork}},
         {{C(0), C(2)}, {0.07F, CompetencyRelation::kRelated}},
         {{C(2), C(1)}, {0.62F, CompetencyRelation::kLineOfWork}}}}},
  };
  return tables;
}

// What may be known of one competency.
std::vector<std::vector<HeldCompetency>> EntriesOf(std::uint32_t id) {
  std::vector<std::vector<HeldCompetency>> entries = {{}, {Denied(id)}};
  for (const Level level : kLevels) {
    entries.push_back({Held(id, {{EvidenceKind::kDiploma, level, kToday}})});
    entries.push_back({Held(id, {{EvidenceKind::kSelfReported, level, kToday - 1500}})});
  }
  return entries;
}

std::vector<CandidateProfile> Everybody() {
  std::vector<CandidateProfile> people = {{}};
  for (std::uint32_t id = 0; id < kCompetencies; ++id) {
    std::vector<CandidateProfile> longer;
    for (const CandidateProfile& person : people) {
      for (const std::vector<HeldCompetency>& entry : EntriesOf(id)) {
        longer.push_back(person);
        longer.back().competencies.insert(longer.back().competencies.end(), entry.begin(), entry.end());
      }
    }
    people = longer;
  }
  return people;
}

std::vector<WorkProfile> AllWork() {
  std::vector<WorkProfile> works = {{}};
  for (std::uint32_t id = 0; id < kCompetencies; ++id) {
    std::vector<WorkProfile> longer;
    for (const WorkProfile& work : works) {
      longer.push_back(work);
      longer.push_back(work);
      longer.back().requirements.push_back(OftenAsked(id, kShares[id]));
      for (const Level level : kLevels) {
        longer.push_back(work);
        longer.back().requirements.push_back(Asked(id, level, kImportances[id]));
      }
    }
    works = longer;
  }
  return works;
}

void ExpectSame(const CandidateProfile& person, const WorkProfile& work, const World& world) {
  const Explanation explained = ExplainPair(person, work, world.space, kModel, kToday);
  const NaiveScore naive = NaivelyScore(person, work, world.naive, kToday);
  ASSERT_NEAR(explained.score.coverage, naive.coverage, 1e-12);
  ASSERT_NEAR(explained.own, naive.own, 1e-12);
  ASSERT_NEAR(explained.related, naive.related, 1e-12);
  ASSERT_NEAR(explained.line_of_work, naive.line_of_work, 1e-12);
  ASSERT_NEAR(explained.often_asked, naive.often_asked, 1e-12);
  ASSERT_NEAR(explained.score.utilisation, naive.utilisation, 1e-12);
  ASSERT_EQ(explained.score.fit.has_value(), naive.fit.has_value());
  ASSERT_NEAR(explained.score.fit.value_or(0), naive.fit.value_or(0), 1e-12);
  const PairInterval interval = ScoreIntervals(person, work, world.space, kModel, kToday);
  const NaiveInterval bounds = NaivelyBound(person, work, world.naive, kToday);
  ASSERT_NEAR(interval.coverage.low, bounds.low.coverage, 1e-12);
  ASSERT_NEAR(interval.coverage.high, bounds.high.coverage, 1e-12);
  ASSERT_NEAR(interval.fit.low, bounds.low.fit.value_or(0), 1e-12);
  ASSERT_NEAR(interval.fit.high, bounds.high.fit.value_or(0), 1e-12);
}

class SmallWorldsTest : public testing::TestWithParam<Table> {};

TEST_P(SmallWorldsTest, EveryPersonAndEveryWorkScoreAsTheNaiveMatcherSays) {
  const World world{GetParam().space, SpaceOf(GetParam().space)};
  const std::vector<CandidateProfile> people = Everybody();
  const std::vector<WorkProfile> works = AllWork();
  ASSERT_EQ(people.size(), 1000U);
  ASSERT_EQ(works.size(), 216U);
  for (const CandidateProfile& person : people) {
    for (const WorkProfile& work : works) {
      ExpectSame(person, work, world);
      if (HasFatalFailure()) FAIL() << "person: " << ToText(person) << "\nwork: " << ToText(work);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tables, SmallWorldsTest, testing::ValuesIn(Tables()),
                         [](const testing::TestParamInfo<Table>& table) { return table.param.name; });

}  // namespace
}  // namespace perron
