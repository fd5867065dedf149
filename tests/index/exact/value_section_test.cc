#include "index/exact/value_section.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

namespace perron {
namespace {

absl::StatusOr<ParsedValues> Parse(const std::string& section) {
  return ParseValueSection("facet", std::as_bytes(std::span(section)));
}

TEST(ValueSectionTest, GivesBackRowsAndValues) {
  const std::string section = ValueSection(7, {"a", "", std::string("b\0c", 3)});
  const auto parsed = Parse(section);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->rows, 7U);
  EXPECT_EQ(parsed->values, (std::vector<std::string_view>{"a", "", std::string_view("b\0c", 3)}));
  const std::string empty = ValueSection(0, {});
  ASSERT_TRUE(Parse(empty).ok());
}

TEST(ValueSectionTest, RefusesWhatIsCutOrHasMore) {
  const std::string section = ValueSection(7, {"a", "bc"});
  for (std::size_t size = 0; size < section.size(); ++size) {
    EXPECT_EQ(Parse(section.substr(0, size)).status().code(), absl::StatusCode::kDataLoss) << size;
  }
  EXPECT_EQ(Parse(section + "x").status().code(), absl::StatusCode::kDataLoss);
}

TEST(ValueSectionTest, RefusesNumbersThatCannotBe) {
  EXPECT_FALSE(Parse(ValueSection(1, {"a", "b"})).ok()) << "more values than rows";
  EXPECT_FALSE(Parse(ValueSection(1, {})).ok()) << "a row without a value";
  EXPECT_FALSE(Parse(ValueSection(std::size_t{1} << 33U, {"a"})).ok()) << "more rows than a position can name";
  const auto with = [](std::size_t index, std::uint64_t number) {
    std::string section = ValueSection(9, {"a", "bc"});
    std::memcpy(section.data() + 8 * index, &number, sizeof number);
    return Parse(section);
  };
  EXPECT_FALSE(with(1, ~std::uint64_t{0}).ok()) << "number of values";
  EXPECT_FALSE(with(1, std::uint64_t{1} << 61U).ok()) << "number of values times eight is nothing";
  EXPECT_FALSE(with(2, 4).ok()) << "end past the next";
  EXPECT_FALSE(with(3, 2).ok()) << "bytes left over";
  EXPECT_FALSE(with(3, ~std::uint64_t{0}).ok()) << "end past all";
}

}  // namespace
}  // namespace perron
