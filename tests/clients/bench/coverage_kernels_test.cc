#include "clients/bench/coverage_kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

TEST(CoverageKernelsTest, AddsUpTheGreatestTermOfEachRequirement) {
  constexpr std::size_t kPeople = 300;
  constexpr std::size_t kRows = 20;
  constexpr std::size_t kCodes = 10;
  for (const std::size_t groups : {1, 2, 5}) {
    Random random(groups);
    const std::size_t stride = groups * kTermLanes;
    const auto numbers = [&](std::size_t count, std::size_t below) {
      std::vector<std::uint16_t> values(count);
      for (std::uint16_t& value : values) value = static_cast<std::uint16_t>(random.Below(below));
      return values;
    };
    std::vector<std::uint32_t> begins = {0};
    for (std::size_t i = 0; i < kPeople; ++i) {
      begins.push_back(begins.back() + static_cast<std::uint32_t>(random.Below(12)));
    }
    const std::vector<std::uint16_t> competencies = numbers(begins.back(), 30);
    std::vector<std::uint8_t> codes(begins.back());
    for (std::uint8_t& code : codes) code = static_cast<std::uint8_t>(random.Below(kCodes));
    const std::vector<std::uint16_t> row_of = numbers(30, kRows);
    // The sum of a vector has to fit in 16 bits.
    const std::vector<std::uint16_t> terms = numbers(kRows * stride, 65536 / kTermLanes);
    const std::vector<std::uint16_t> factors = numbers(kCodes * stride, 65536);
    const std::vector<std::uint16_t> areas = numbers(kPeople, 3);
    const std::vector<std::uint8_t> allowed = {1, 0, 1};
    const RowSum rows = {begins.data(), competencies.data(), codes.data(),  row_of.data(), terms.data(), factors.data(),
                         groups,        areas.data(),        allowed.data()};
    std::vector<std::uint32_t> sums(kPeople - 7);
    AddUpRows(rows, 7, sums.size(), sums.data());
    for (std::size_t person = 7; person < kPeople; ++person) {
      std::uint32_t expected = 0;
      for (std::size_t r = 0; r < stride && areas[person] != 1; ++r) {
        std::uint32_t greatest = 0;
        for (std::uint32_t i = begins[person]; i < begins[person + 1]; ++i) {
          const std::uint32_t term = terms[row_of[competencies[i]] * stride + r];
          greatest = std::max(greatest, (term * factors[codes[i] * stride + r]) >> 16U);
        }
        expected += greatest;
      }
      EXPECT_EQ(sums[person - 7], expected) << "groups " << groups << ", person " << person;
    }
  }
}

TEST(CoverageKernelsTest, FindsWhatIsEnough) {
  Random random(8);
  for (std::size_t count = 0; count < 70; ++count) {
    std::vector<std::uint32_t> values(count);
    for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random.Next() >> 32U);
    for (const std::uint32_t least : {0U, 1U << 31U, 0xF0000000U, 0xFFFFFFFFU, count > 0 ? values[count / 2] : 7U}) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < count; ++i) {
        if (values[i] >= least) expected.push_back(i);
      }
      std::vector<std::uint32_t> found(count);
      found.resize(FindAtLeast(values.data(), count, least, found.data()));
      EXPECT_EQ(found, expected);
    }
  }
}

}  // namespace
}  // namespace perron
