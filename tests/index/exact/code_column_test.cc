#include "index/exact/code_column.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

namespace perron {
namespace {

TEST(CodeColumnTest, ACodeIsAsWideAsTheNumberOfValuesNeeds) {
  EXPECT_EQ(CodeWidth(0), 0U);
  EXPECT_EQ(CodeWidth(1), 0U);
  EXPECT_EQ(CodeWidth(2), 1U);
  EXPECT_EQ(CodeWidth(256), 1U);
  EXPECT_EQ(CodeWidth(257), 2U);
  EXPECT_EQ(CodeWidth(65536), 2U);
  EXPECT_EQ(CodeWidth(65537), 4U);
}

// Every way to grow from one width to another, with codes before and after.
TEST(CodeColumnTest, CodesStayWhatTheyWereWhenALargerOneComes) {
  const std::uint32_t largest[] = {0, 255, 65535, 4000000000};
  for (const std::uint32_t first : largest) {
    for (const std::uint32_t second : largest) {
      GrowingCodes codes;
      const std::vector<std::uint32_t> expected = {0, first, 0, second, 0, first};
      for (const std::uint32_t code : expected) codes.Add(code);
      ASSERT_EQ(codes.size(), expected.size());
      for (std::size_t row = 0; row < expected.size(); ++row) ASSERT_EQ(codes[row], expected[row]);
      const CodeColumn column = codes.Take();
      EXPECT_EQ(codes.size(), 0U);
      ASSERT_EQ(column.size(), expected.size());
      EXPECT_EQ(column.width(), CodeWidth(std::size_t{std::max(first, second)} + 1));
      EXPECT_EQ(column.bytes().size(), column.size() * column.width());
      column.VisitCodes([&](const auto& code_of) {
        for (std::size_t row = 0; row < expected.size(); ++row) {
          EXPECT_EQ(column[row], expected[row]);
          EXPECT_EQ(code_of(row), expected[row]);
        }
      });
    }
  }
}

TEST(CodeColumnTest, CodesNeedNotBeAligned) {
  const auto bytes = std::make_shared<std::vector<std::byte>>(9);
  (*bytes)[1] = std::byte{1};
  (*bytes)[2] = std::byte{2};
  (*bytes)[7] = std::byte{3};
  const std::span<const std::byte> inside = std::span<const std::byte>(*bytes).subspan(1);
  const CodeColumn pairs(4, 2, inside, bytes);
  EXPECT_EQ(pairs[0], 0x0201U);
  EXPECT_EQ(pairs[3], 0x0003U);
  const CodeColumn fours(2, 4, inside, bytes);
  EXPECT_EQ(fours[0], 0x0201U);
  EXPECT_EQ(fours[1], 0x00030000U);
}

TEST(CodeColumnTest, HoldsTheOwnerOfItsBytes) {
  auto bytes = std::make_shared<std::vector<std::byte>>(1, std::byte{5});
  const std::weak_ptr<const void> owner = bytes;
  CodeColumn column(1, 1, *bytes, bytes);
  bytes.reset();
  EXPECT_FALSE(owner.expired());
  EXPECT_EQ(column[0], 5U);
  column = CodeColumn();
  EXPECT_TRUE(owner.expired());
}

}  // namespace
}  // namespace perron
