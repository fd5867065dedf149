#ifndef PERRON_TESTS_CLIENTS_BENCH_NEUTRAL_SETS_H_
#define PERRON_TESTS_CLIENTS_BENCH_NEUTRAL_SETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "clients/bench/neutral_set.h"
#include "tests/support/worlds.h"

namespace perron {

// Neutral sets for tests.

// Adds a profile or a vacancy that names these competencies, each at this level.
inline void AddRow(NeutralRows& rows, const std::vector<std::uint16_t>& comp, std::uint8_t level,
                   NeutralMeta meta = {}) {
  rows.comp.insert(rows.comp.end(), comp.begin(), comp.end());
  rows.level.insert(rows.level.end(), comp.size(), level);
  rows.off.push_back(static_cast<std::uint32_t>(rows.comp.size()));
  rows.meta.push_back(meta);
}

// Three competencies; 1 brings half of 0 along. Four profiles, the second and third alike, the last with nothing; one
// vacancy that asks 2 (weight 1) and 0 (weight 3) at level 3.
inline NeutralSet ThreeCompetencies() {
  NeutralSet set;
  set.transfer_off = {0, 2, 3, 4};
  set.transfer_comp = {0, 1, 1, 2};
  set.transfer_t = {1, 0.5F, 1, 1};
  AddRow(set.profiles, {1}, 3, {1, 24, 10});
  AddRow(set.profiles, {2, 0}, 2, {2, 36, 11});
  AddRow(set.profiles, {0, 2}, 2, {1, 36, 12});
  AddRow(set.profiles, {}, 1, {2, 0, 0});
  AddRow(set.vacancies, {2, 0}, 3, {2, 32, 9});
  set.weight = {1, 3};
  return set;
}

// A random set with what is rare in real ones: profiles and vacancies with nothing, equal profiles, weights above 1 and
// of 0, competencies named twice in a profile, lists in no order.
NeutralSet RandomNeutralSet(Random& random, std::size_t competencies, std::size_t profiles, std::size_t vacancies);

}  // namespace perron

#endif  // PERRON_TESTS_CLIENTS_BENCH_NEUTRAL_SETS_H_
