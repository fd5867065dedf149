#include "index/exact/bound_query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "index/exact/bound_kernels.h"
#include "index/exact/document_kinds.h"
#include "index/exact/level_one.h"
#include "index/exact/search_scratch.h"
#include "matching/pair_score.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;
constexpr double kRounding = 1e-12;  // of the scores themselves

// One block of documents as a search sees it.
struct BoundedBlock {
  template <typename Kind>
  static BoundedBlock Of(const std::vector<typename Kind::Document>& documents, const World& world) {
    const EntryCoding coding(kModel);
    std::vector<std::vector<CodedEntry>> rows;
    BoundedBlock block;
    for (const auto& document : documents) {
      Kind::Code(document, coding, kModel, rows.emplace_back());
      block.norms.push_back(NormsOf(document.profile, world.space, kModel));
    }
    const std::vector<std::span<const CodedEntry>> spans(rows.begin(), rows.end());
    ProfileBlocksBuilder builder;
    builder.Add(spans);
    LevelOneBuilder level_one(world.space.weights.size());
    level_one.Add(builder.groups());
    // Some more blocks of nothing, so that this one is in lists rather than columns in half of the cases.
    for (std::size_t i = 0; i < documents.size() % 2 * 99; ++i) level_one.Add({});
    block.blocks = std::move(builder).Build();
    block.level_one = std::move(level_one).Build();
    return block;
  }

  BlockSums Sum(const BoundQuery& query) const {
    std::vector<CacheLine> bytes(query.terms + 1);
    BlockSums sums;
    SumBest(blocks.Block(0), query, bytes.data()->bytes, sums);
    SumMean(blocks.Block(0), query, sums);
    return sums;
  }

  // The sums of the groups of the block by level one.
  std::vector<std::uint16_t> SumsOfGroups(const BoundQuery& query) const {
    std::vector<std::uint8_t> values(level_one.padded_groups(), 0);
    std::vector<std::uint16_t> sums(values.size(), 0);
    for (std::size_t term = 0; term < query.terms; ++term) {
      for (std::uint32_t i = query.by_term_begin[term]; i < query.by_term_begin[term + 1]; ++i) {
        const std::uint32_t place = query.by_term[i];
        const std::uint16_t competency = query.services[place].competency;
        EXPECT_EQ(query.services[place].term, term);
        if (const std::uint8_t* column = level_one.Column(competency)) {
          MaxOfColumn(column, query.tables[place].most, values.size(), values.data());
        }
        for (const std::uint32_t entry : level_one.List(competency)) {
          values[entry >> 4] = std::max(values[entry >> 4], query.tables[place].most[entry & 15]);
        }
      }
      AddAndReset(values.data(), 0, values.size(), sums.data());
    }
    sums.resize(kBlockGroups);
    return sums;
  }

  // At least the mean half of a row, as the header of bound_query.h says.
  double MostMean(const BoundQuery& query, const BlockSums& sums, std::size_t row) const {
    const DocumentNorms& norms_of_row = norms[row];
    const bool all_count =
        query.unused_counted == 0 || norms_of_row.entries - sums.used[row] <= static_cast<int>(query.unused_counted);
    const double norm = query.own_norm || !all_count ? norms_of_row.least : norms_of_row.whole;
    if (norm == 0 || sums.mean[row] == 65535) return 1;
    return std::min(1.0, sums.mean[row] * query.mean_unit / norm);
  }

  std::vector<DocumentNorms> norms;
  ProfileBlocks blocks;
  LevelOne level_one;
};

void ExpectFits(const BoundQuery& query) {
  ASSERT_EQ(query.term_top.size(), query.terms);
  ASSERT_LE(std::accumulate(query.term_top.begin(), query.term_top.end(), 0U), 65535U) << "sums may overflow";
  for (const BoundQuery::Table& table : query.tables) ASSERT_EQ(table.most[0], 0);
}

void ExpectBoundsPeople(const World& world, const std::vector<PersonDocument>& people, const WorkProfile& work) {
  const BoundQuery query = BoundPeople(work, world.space, kModel, EntryCoding(kModel));
  ASSERT_NO_FATAL_FAILURE(ExpectFits(query));
  const BoundedBlock block = BoundedBlock::Of<PeopleKind>(people, world);
  const BlockSums sums = block.Sum(query);
  const std::vector<std::uint16_t> of_group = block.SumsOfGroups(query);
  for (std::size_t row = 0; row < people.size(); ++row) {
    const PairScore score = ScorePair(people[row].profile, work, world.space, {kModel, kToday});
    ASSERT_GE(sums.best[row] * query.best_unit, score.coverage - kRounding) << ToText(people[row].profile);
    ASSERT_GE(block.MostMean(query, sums, row), score.utilisation - kRounding) << ToText(people[row].profile);
    ASSERT_GE(of_group[row / kGroupRows], sums.best[row]) << ToText(people[row].profile);
  }
}

void ExpectBoundsWork(const World& world, const std::vector<WorkDocument>& works, const CandidateProfile& person) {
  const BoundedBlock block = BoundedBlock::Of<WorkKind>(works, world);
  for (const RequirementGroups groups : {RequirementGroups::kAll, RequirementGroups::kOwn}) {
    const BoundQuery query = BoundWork(person, groups, kToday, world.space, kModel, EntryCoding(kModel));
    ASSERT_NO_FATAL_FAILURE(ExpectFits(query));
    const BlockSums sums = block.Sum(query);
    const std::vector<std::uint16_t> of_group = block.SumsOfGroups(query);
    for (std::size_t row = 0; row < works.size(); ++row) {
      const PairScore score = ScorePair(person, Keep(groups, works[row].profile), world.space, {kModel, kToday});
      ASSERT_GE(sums.best[row] * query.best_unit, score.utilisation - kRounding) << ToText(works[row].profile);
      ASSERT_GE(block.MostMean(query, sums, row), score.coverage - kRounding) << ToText(works[row].profile);
      ASSERT_GE(of_group[row / kGroupRows], sums.best[row]) << ToText(works[row].profile);
    }
  }
}

// Weights as they are in a taxonomy, or over nine orders of magnitude.
World AnyWorld(Random& random, std::size_t competencies, bool wild) {
  World world = MakeWorld(random, competencies);
  if (!wild) return world;
  for (double& weight : world.naive.weights) weight = std::pow(10.0, -6 + 9 * random.Unit());
  world.space = SpaceOf(world.naive);
  return world;
}

std::vector<PersonDocument> AnyPeople(Random& random, const World& world, std::size_t most) {
  std::vector<PersonDocument> people(1 + random.Below(kBlockRows));
  for (PersonDocument& person : people) person.profile = MakePerson(random, world, random.Below(most + 1));
  return people;
}

std::vector<WorkDocument> AnyWorks(Random& random, const World& world, std::size_t most) {
  std::vector<WorkDocument> works(1 + random.Below(kBlockRows));
  for (WorkDocument& work : works) work.profile = MakeWork(random, world, random.Below(most + 1));
  return works;
}

class BoundQueryTest : public testing::TestWithParam<bool> {};

TEST_P(BoundQueryTest, NobodyScoresAboveTheirBounds) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = AnyWorld(random, 1 + random.Below(150), GetParam());
    const std::vector<PersonDocument> people = AnyPeople(random, world, random.Chance(0.3) ? 150 : 25);
    for (const std::size_t requirements : {0, 1, 2, 7, 20, 64}) {
      const WorkProfile work = MakeWork(random, world, requirements);
      ASSERT_NO_FATAL_FAILURE(ExpectBoundsPeople(world, people, work)) << ToText(work);
    }
  }
}

TEST_P(BoundQueryTest, NoWorkScoresAboveItsBounds) {
  for (std::uint64_t seed = 101; seed <= 160; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const World world = AnyWorld(random, 1 + random.Below(150), GetParam());
    const std::vector<WorkDocument> works = AnyWorks(random, world, random.Chance(0.3) ? 64 : 12);
    for (const std::size_t held : {0, 1, 5, 20, 60, 150}) {
      const CandidateProfile person = MakePerson(random, world, held);
      ASSERT_NO_FATAL_FAILURE(ExpectBoundsWork(world, works, person)) << ToText(person);
    }
  }
}

// So many terms that the highest byte of each is small.
TEST_P(BoundQueryTest, SumsOfVeryManyTermsFit) {
  Random random(7);
  const World world = AnyWorld(random, 2500, GetParam());
  const std::vector<PersonDocument> people = AnyPeople(random, world, 100);
  const std::vector<WorkDocument> works = AnyWorks(random, world, 100);
  for (const std::size_t terms : {300, 800, 4000}) {
    ASSERT_NO_FATAL_FAILURE(ExpectBoundsPeople(world, people, MakeWork(random, world, terms)));
    ASSERT_NO_FATAL_FAILURE(ExpectBoundsWork(world, works, MakePerson(random, world, terms)));
  }
}

INSTANTIATE_TEST_SUITE_P(UsualWeights, BoundQueryTest, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(AnyWeights, BoundQueryTest, testing::Values(true));

// A world without transfer, all weights 1.
World PlainWorld(std::size_t competencies) {
  World world;
  world.naive.weights.assign(competencies, 1);
  world.space = SpaceOf(world.naive);
  return world;
}

PersonDocument PersonWith(std::size_t competencies) {
  PersonDocument person;
  for (std::uint32_t c = 0; c < competencies; ++c) {
    person.profile.competencies.push_back(Held(c, {{EvidenceKind::kDiploma, 3, kUnknownDay, kUnknownDay}}));
  }
  return person;
}

WorkProfile WorkAsking(std::size_t competencies) {
  WorkProfile work;
  for (std::uint32_t c = 0; c < competencies; ++c) work.requirements.push_back(Asked(c, 3));
  return work;
}

// The unused ones beyond twenty count in no denominator, whether or not the entries can be counted in a byte.
TEST(BoundQueryNormTest, HoldsForPeopleWithMoreEntriesThanCanBeCounted) {
  const World world = PlainWorld(1000);
  for (const std::size_t held : {30, 254, 255, 256, 274, 276, 300, 500, 1000}) {
    for (const std::size_t asked : {1, 10, 100, 230, 235, 240, 254, 255, 256, 400, 900}) {
      SCOPED_TRACE(std::to_string(held) + " held, " + std::to_string(asked) + " asked");
      ASSERT_NO_FATAL_FAILURE(ExpectBoundsPeople(world, {PersonWith(held)}, WorkAsking(asked)));
    }
  }
}

TEST(BoundQueryNormTest, TellsWholeAndLeastNorms) {
  World world = PlainWorld(40);
  const DocumentNorms person = NormsOf(PersonWith(30).profile, world.space, kModel);
  EXPECT_EQ(person.entries, 30);
  EXPECT_EQ(person.whole, 30 * 32 - 1) << "rounded down, slack included";
  EXPECT_EQ(person.least, 20 * 32 - 1);
  const DocumentNorms work =
      NormsOf(WorkProfile{{Asked(0), Asked(1, 0, Importance::kSomewhat), OftenAsked(2, 0.5F)}}, world.space, kModel);
  EXPECT_EQ(work.whole, static_cast<int>((1 + 0.3 + 0.25) * 32));
  EXPECT_EQ(work.least, static_cast<int>(1.3 * 32));
  world.space.weights[0].weight = 1e9;
  EXPECT_EQ(NormsOf(WorkAsking(2), world.space, kModel).whole, 65535);
}

// What may have run out on the day of a search weighs nothing in the norm.
TEST(BoundQueryNormTest, LeavesOutWhatMayRunOut) {
  const World world = PlainWorld(3);
  const EvidenceRecord ends{EvidenceKind::kTest, 3, kUnknownDay, kToday + 5};
  const EvidenceRecord stays{EvidenceKind::kTest, 3, kUnknownDay, kUnknownDay};
  const CandidateProfile person = {{Held(0, {ends}), Held(1, {ends, stays}), Denied(2)}};
  const DocumentNorms norms = NormsOf(person, world.space, kModel);
  EXPECT_EQ(norms.entries, 2);
  EXPECT_EQ(norms.whole, 31);
}

// The bounds are of use: whoever has everything that is asked, and nothing else, is bounded by hardly more than 1;
// whoever has half of it, by hardly more than half.
TEST(BoundQueryTightnessTest, BoundsAreHardlyAboveTheScores) {
  const World world = PlainWorld(40);
  const WorkProfile work = WorkAsking(20);
  const BoundQuery query = BoundPeople(work, world.space, kModel, EntryCoding(kModel));
  const BoundedBlock block = BoundedBlock::Of<PeopleKind>({PersonWith(20), PersonWith(10), PersonWith(40)}, world);
  const BlockSums sums = block.Sum(query);
  EXPECT_NEAR(sums.best[0] * query.best_unit, 1, 0.01);
  EXPECT_NEAR(sums.best[1] * query.best_unit, 0.5, 0.01);
  EXPECT_NEAR(block.MostMean(query, sums, 2), 0.5, 0.01);

  WorkDocument half;
  half.profile = work;
  const BoundQuery reverse =
      BoundWork(PersonWith(10).profile, RequirementGroups::kAll, kToday, world.space, kModel, EntryCoding(kModel));
  const BoundedBlock works = BoundedBlock::Of<WorkKind>({half}, world);
  const BlockSums work_sums = works.Sum(reverse);
  EXPECT_NEAR(work_sums.best[0] * reverse.best_unit, 1, 0.01);
  EXPECT_NEAR(works.MostMean(reverse, work_sums, 0), 0.5, 0.01);
}

}  // namespace
}  // namespace perron
