#include "index/exact/coded_rows.h"

#include <gtest/gtest.h>

#include "tests/support/worlds.h"

namespace perron {
namespace {

CodeColumn RandomCodes(Random& random, std::size_t rows, std::size_t codes) {
  GrowingCodes column(CodeWidth(codes));
  for (std::size_t row = 0; row < rows; ++row) column.Add(static_cast<std::uint32_t>(random.Below(codes)));
  return column.Take();
}

TEST(CodedRowsTest, CountsRowsAndMarksTheCodesOfABlock) {
  Random random(51);
  for (const std::size_t values : {1U, 2U, 64U, 65U, 200U, 1000U, 70000U}) {
    for (const std::size_t size : {1U, 63U, 64U, 65U, 1000U}) {
      SCOPED_TRACE(values);
      CodedRows rows;
      ASSERT_TRUE(CodedRows::Make(RandomCodes(random, size, values), values, rows));
      std::vector<std::uint32_t> counts(values);
      std::vector<std::uint64_t> masks(values > 1 ? BlockCount(size) : 0);
      for (std::size_t row = 0; row < size; ++row) {
        const std::uint32_t code = rows.codes[row];
        ++counts[code];
        if (values > 1) masks[row / kBlockRows] |= std::uint64_t{1} << CodedRows::BucketOf(code, values);
      }
      EXPECT_EQ(rows.counts, counts);
      EXPECT_EQ(rows.masks, masks);
    }
  }
}

TEST(CodedRowsTest, CodesHaveABitOfTheirOwnWhileThereAreEnough) {
  for (const std::uint32_t codes : {2U, 64U}) {
    for (std::uint32_t code = 0; code < codes; ++code) EXPECT_EQ(CodedRows::BucketOf(code, codes), code);
  }
  for (const std::uint32_t codes : {65U, 100U, 4000000000U}) {
    EXPECT_EQ(CodedRows::BucketOf(0, codes), 0U);
    EXPECT_EQ(CodedRows::BucketOf(codes - 1, codes), 63U);
    EXPECT_LE(CodedRows::BucketOf(codes / 2 - 1, codes), CodedRows::BucketOf(codes / 2, codes));
  }
}

TEST(CodedRowsTest, ACodeWithoutAValueIsRefused) {
  GrowingCodes codes;
  codes.Add(0);
  codes.Add(2);
  const CodeColumn column = codes.Take();
  CodedRows rows;
  EXPECT_TRUE(CodedRows::Make(column, 3, rows));
  EXPECT_FALSE(CodedRows::Make(column, 2, rows));
  EXPECT_FALSE(CodedRows::Make(column, 1, rows));
  EXPECT_FALSE(CodedRows::Make(column, 0, rows));
  EXPECT_TRUE(CodedRows::Make(CodeColumn(), 0, rows));
}

}  // namespace
}  // namespace perron
