#include "clients/bench/coverage_kernels.h"

// The part up to HWY_ONCE is compiled once for each kind of processor.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "clients/bench/coverage_kernels.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace perron::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Terms = hn::CappedTag<std::uint16_t, kTermLanes>;
constexpr std::size_t kVectorLanes = hn::MaxLanes(Terms());
static_assert(kTermLanes % kVectorLanes == 0);

// The greatest terms of one group of requirements, added up. kVectors vectors make the group.
template <std::size_t kVectors = kTermLanes / kVectorLanes>
std::uint32_t AddUpGroup(const RowSum& rows, std::uint32_t begin, std::uint32_t end, std::size_t group) {
  const Terms d;
  const std::size_t stride = rows.groups * kTermLanes;
  const std::uint16_t* terms = rows.terms + group * kTermLanes;
  const std::uint16_t* factors = rows.factors + group * kTermLanes;
  hn::Vec<Terms> greatest[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) greatest[v] = hn::Zero(d);
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint16_t* term = terms + rows.row_of[rows.competencies[i]] * stride;
    const std::uint16_t* factor = factors + rows.codes[i] * stride;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const auto estimate = hn::MulHigh(hn::LoadU(d, term + v * kVectorLanes), hn::LoadU(d, factor + v * kVectorLanes));
      greatest[v] = hn::Max(greatest[v], estimate);
    }
  }
  std::uint32_t sum = 0;
  for (std::size_t v = 0; v < kVectors; ++v) sum += hn::GetLane(hn::SumOfLanes(d, greatest[v]));
  return sum;
}

void AddUpRows(const RowSum& rows, std::size_t first, std::size_t count, std::uint32_t* sums) {
  for (std::size_t i = 0; i < count; ++i) {
    sums[i] = 0;
    if (rows.allowed[rows.areas[first + i]] == 0) continue;
    const std::uint32_t begin = rows.begins[first + i];
    const std::uint32_t end = rows.begins[first + i + 1];
    for (std::size_t group = 0; group < rows.groups; ++group) sums[i] += AddUpGroup(rows, begin, end, group);
  }
}

std::size_t FindAtLeast(const std::uint32_t* values, std::size_t count, std::uint32_t least, std::uint32_t* positions) {
  const hn::ScalableTag<std::uint32_t> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto limit = hn::Set(d, least);
  std::size_t found = 0;
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const auto value = hn::LoadU(d, values + i);
    if (hn::AllFalse(d, hn::Eq(hn::Max(value, limit), value))) continue;  // not all vectors compare unsigned numbers
    for (std::size_t j = i; j < i + lanes; ++j) {
      if (values[j] >= least) positions[found++] = static_cast<std::uint32_t>(j);
    }
  }
  for (; i < count; ++i) {
    if (values[i] >= least) positions[found++] = static_cast<std::uint32_t>(i);
  }
  return found;
}

}  // namespace perron::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace perron {

HWY_EXPORT(AddUpRows);
HWY_EXPORT(FindAtLeast);

void AddUpRows(const RowSum& rows, std::size_t first, std::size_t count, std::uint32_t* sums) {
  HWY_DYNAMIC_DISPATCH(AddUpRows)(rows, first, count, sums);
}

std::size_t FindAtLeast(const std::uint32_t* values, std::size_t count, std::uint32_t least, std::uint32_t* positions) {
  return HWY_DYNAMIC_DISPATCH(FindAtLeast)(values, count, least, positions);
}

}  // namespace perron
#endif  // HWY_ONCE
