#include "index/exact/circumstance_query.h"

#include <gtest/gtest.h>

#include "tests/index/exact/circumstance_worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

PreferenceVerdict Weigh(const PersonCircumstances& row, const WorkCircumstances& other, const Criteria& criteria) {
  return WeighPreference(row, other, criteria, kModel);
}
PreferenceVerdict Weigh(const WorkCircumstances& row, const PersonCircumstances& other, const Criteria& criteria) {
  return WeighPreference(other, row, criteria, kModel);
}

// Everything that a query says of its rows, against WeighPreference row by row. Returns how many rows are kept.
template <typename World, typename Other>
std::int64_t ExpectExact(const World& world, const Other& other, const Criteria& criteria, CircumstanceTables& tables,
                         Random& random) {
  CircumstanceQuery query(world.columns, other, criteria, kModel, tables);
  EXPECT_EQ(query.size(), world.rows.size());
  std::vector<std::uint64_t> kept(BlockCount(world.rows.size()), 0);
  std::int64_t count = 0;
  for (std::size_t row = 0; row < world.rows.size(); ++row) {
    const PreferenceVerdict expected = Weigh(world.rows[row], other, criteria);
    const PreferenceVerdict verdict = query.Judge(row);
    EXPECT_EQ(verdict.value, expected.value) << "row " << row;
    EXPECT_EQ(verdict.keep, expected.keep) << "row " << row;
    if (!expected.keep) continue;
    kept[row / kBlockRows] |= std::uint64_t{1} << (row % kBlockRows);
    ++count;
  }
  std::vector<std::uint64_t> left_out(kept.size());
  std::int64_t remaining = 0;
  for (std::size_t block = 0; block < kept.size(); ++block) {
    EXPECT_EQ(query.Kept(block), kept[block]) << "block " << block;
    EXPECT_TRUE(kept[block] == 0 || query.MayKeep(block)) << "block " << block;
    left_out[block] = random.Chance(0.5) ? 0 : random.Next() & random.Next();
    remaining += std::popcount(kept[block] & ~left_out[block]);
  }
  EXPECT_EQ(query.CountKept(), count);
  EXPECT_EQ(query.CountKept([&](std::size_t block) { return left_out[block]; }), remaining);
  EXPECT_GE(query.MostKept(), count);
  EXPECT_LE(query.MostKept(), static_cast<std::int64_t>(world.rows.size()));
  const bool one_hard_at_most = std::popcount(criteria.hard) + (criteria.eligible_for != 0 ? 1 : 0) <= 1;
  EXPECT_TRUE(query.MostKept() == count || (query.filters() && !one_hard_at_most));
  return count;
}

TEST(CircumstanceQueryTest, JudgesPeopleAsWeighPreferenceDoes) {
  Random random(31);
  CircumstanceTables tables;  // one for all, so that a search that finds another's leftovers shows
  std::int64_t kept = 0;
  for (int i = 0; i < 300; ++i) {
    SCOPED_TRACE(i);
    const PeopleWorld world = MakePeople(random, random.Below(300), 1 + random.Below(200));
    for (int j = 0; j < 4; ++j) {
      kept +=
          ExpectExact(world, MakeWorkCircumstances(random), MakeCriteria(random, random.Chance(0.9)), tables, random);
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(kept, 10000);
}

TEST(CircumstanceQueryTest, JudgesWorkAsWeighPreferenceDoes) {
  Random random(32);
  CircumstanceTables tables;
  std::int64_t kept = 0;
  for (int i = 0; i < 300; ++i) {
    SCOPED_TRACE(i);
    const WorkWorld world = MakeWorkRows(random, random.Below(300), 1 + random.Below(200));
    for (int j = 0; j < 4; ++j) {
      kept +=
          ExpectExact(world, MakePersonCircumstances(random), MakeCriteria(random, random.Chance(0.1)), tables, random);
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(kept, 10000);
}

// One hard reason at a time, alone and of every kind, with everything asked for.
TEST(CircumstanceQueryTest, JudgesEveryHardReasonAlone) {
  Random random(33);
  CircumstanceTables tables;
  const PeopleWorld people = MakePeople(random, 1000, 400);
  const WorkWorld work = MakeWorkRows(random, 1000, 400);
  for (int kind = 0; kind <= 10; ++kind) {
    for (int i = 0; i < 20; ++i) {
      SCOPED_TRACE(kind);
      Criteria criteria = MakeCriteria(random, true);
      criteria.asked = ~0U;
      criteria.hard = kind == 0 ? 0 : Criteria::Bit(static_cast<ReasonKind>(kind));
      criteria.eligible_for = static_cast<WorkForm>(kind == 0 ? random.Between(1, 10) : 0);
      ExpectExact(people, MakeWorkCircumstances(random), criteria, tables, random);
      criteria.other_is_person = false;
      ExpectExact(work, MakePersonCircumstances(random), criteria, tables, random);
    }
  }
}

TEST(CircumstanceQueryTest, ManyValuesShareTheBitsOfABlock) {
  Random random(34);
  CircumstanceTables tables;
  const PeopleWorld world = MakePeople(random, 5000, 5000);
  EXPECT_GT(world.columns.facets().reach.values().size(), 256U);
  for (int i = 0; i < 20; ++i) {
    ExpectExact(world, MakeWorkCircumstances(random), MakeCriteria(random, true), tables, random);
  }
}

TEST(CircumstanceQueryTest, LooksPastBlocksThatHaveNoValueThatPasses) {
  PersonCircumstanceColumnsBuilder builder;
  std::vector<std::uint32_t> order;
  for (std::uint32_t row = 0; row < 100 * kBlockRows; ++row) {
    builder.Add({.area = row < 3 * kBlockRows ? "here" : "there"});
    order.push_back(row);
  }
  const PersonCircumstanceColumns columns = builder.Build(order);
  const Criteria criteria{
      .hard = Criteria::Bit(ReasonKind::kArea), .areas = {"here", "nowhere"}, .other_is_person = true};
  CircumstanceTables tables;
  const WorkCircumstances work;
  CircumstanceQuery query(columns, work, criteria, kModel, tables);
  EXPECT_TRUE(query.filters());
  for (std::size_t block = 0; block < 100; ++block) {
    EXPECT_EQ(query.MayKeep(block), block < 3);
    EXPECT_EQ(query.Kept(block), block < 3 ? ~std::uint64_t{0} : 0);
  }
  EXPECT_EQ(query.MostKept(), 192);
  EXPECT_EQ(query.CountKept(), 192);
}

TEST(CircumstanceQueryTest, WithoutHardCriteriaEveryRowIsKept) {
  Random random(35);
  const PeopleWorld world = MakePeople(random, 130, 100);
  CircumstanceTables tables;
  const WorkCircumstances work = MakeWorkCircumstances(random);
  const Criteria criteria{.other_is_person = true};
  CircumstanceQuery query(world.columns, work, criteria, kModel, tables);
  EXPECT_FALSE(query.filters());
  EXPECT_EQ(query.MostKept(), 130);
  EXPECT_EQ(query.CountKept(), 130);
  EXPECT_EQ(query.Kept(2), 3U);
}

TEST(CircumstanceQueryTest, NobodyIsThereToBeKept) {
  CircumstanceTables tables;
  Random random(36);
  const WorkCircumstances work = MakeWorkCircumstances(random);
  const Criteria criteria{.hard = ~0U};
  const PersonCircumstanceColumns nobody;
  CircumstanceQuery query(nobody, work, criteria, kModel, tables);
  EXPECT_EQ(query.size(), 0U);
  EXPECT_EQ(query.MostKept(), 0);
  EXPECT_EQ(query.CountKept(), 0);
}

// Eligibility and area of the searching side itself hold for all rows at once.
TEST(CircumstanceQueryTest, AHardReasonOfTheSearcherAloneLeavesNothingOrNothingOut) {
  Random random(37);
  const WorkWorld world = MakeWorkRows(random, 100, 50);
  CircumstanceTables tables;
  Criteria criteria{.eligible_for = 3};
  const PersonCircumstances with{.eligible_work_forms = 1U << 3U};
  const PersonCircumstances without{.eligible_work_forms = 1U << 4U};
  EXPECT_EQ(ExpectExact(world, with, criteria, tables, random), 100);
  EXPECT_EQ(ExpectExact(world, without, criteria, tables, random), 0);
}

}  // namespace
}  // namespace perron
