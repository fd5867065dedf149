#include "matching/transfer_table.h"

#include <gtest/gtest.h>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

TEST(TransferTableTest, AddsTheEdgeToItselfAndSorts) {
  const TransferTable table(
      {{{Id(2), 0.5F, CompetencyRelation::kRelated}, {Id(1), 0.9F, CompetencyRelation::kNarrower}},
       {},
       {{Id(0), 0.25F, CompetencyRelation::kLineOfWork}}});
  EXPECT_EQ(table.size(), 3U);
  EXPECT_EQ(table.edge_count(), 6U);
  const auto row = table.From(Id(0));
  ASSERT_EQ(row.size(), 3U);
  EXPECT_EQ(row[0].other, Id(0));
  EXPECT_EQ(row[0].transfer, 1);
  EXPECT_EQ(row[0].relation, CompetencyRelation::kSame);
  EXPECT_EQ(row[1].other, Id(1));
  EXPECT_EQ(row[2].transfer, 0.5F);
  const auto column = table.To(Id(0));
  ASSERT_EQ(column.size(), 2U);
  EXPECT_EQ(column[0].other, Id(0));
  EXPECT_EQ(column[1].other, Id(2));
  EXPECT_EQ(column[1].transfer, 0.25F);
  EXPECT_EQ(column[1].relation, CompetencyRelation::kLineOfWork);
}

TEST(TransferTableTest, CanBeEmpty) {
  EXPECT_EQ(TransferTable().size(), 0U);
  EXPECT_EQ(TransferTable(std::vector<std::vector<TransferEdge>>{}).edge_count(), 0U);
}

}  // namespace
}  // namespace perron
