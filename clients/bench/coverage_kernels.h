#ifndef PERRON_CLIENTS_BENCH_COVERAGE_KERNELS_H_
#define PERRON_CLIENTS_BENCH_COVERAGE_KERNELS_H_

#include <cstddef>
#include <cstdint>

namespace perron {

// The inner loops of the baselines, for the widest vectors that the processor has (Highway chooses once, at run time).

// Lanes of a row of terms: requirements are taken in groups of so many.
inline constexpr std::size_t kTermLanes = 16;

// What the brute force adds up; arrays of others.
struct RowSum {
  const std::uint32_t* begins;        // by person, one more: where the entries lie
  const std::uint16_t* competencies;  // entries
  const std::uint8_t* codes;          // entries
  const std::uint16_t* row_of;        // by competency: number of its row of terms
  const std::uint16_t* terms;         // rows of `groups` x kTermLanes: T by requirement
  const std::uint16_t* factors;       // the same by code: E by requirement
  std::size_t groups;                 // of kTermLanes requirements, 1 or more
  const std::uint16_t* areas;         // by person
  const std::uint8_t* allowed;        // by area: 0 = the person counts as 0 and is not looked at
};

// sums[i] = sum over the requirements of max over the entries of floor(T E / 65536), for person first + i, i < count.
void AddUpRows(const RowSum& rows, std::size_t first, std::size_t count, std::uint32_t* sums);

// Writes the positions i < count with values[i] >= least, ascending; room for `count` is needed. Returns how many.
std::size_t FindAtLeast(const std::uint32_t* values, std::size_t count, std::uint32_t least, std::uint32_t* positions);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_COVERAGE_KERNELS_H_
