#ifndef PERRON_TESTS_CLIENTS_BENCH_MADE_UP_TAXONOMY_H_
#define PERRON_TESTS_CLIENTS_BENCH_MADE_UP_TAXONOMY_H_

#include <cstdint>
#include <vector>

#include "matching/taxonomy.h"
#include "tests/matching/taxonomy_builder.h"
#include "tests/support/worlds.h"

namespace perron {

// 99 competencies and 30 occupations of some 20 essential and some 6 optional ones, in three groups that share most,
// with ISCO codes; two more occupations ask nothing.
inline Taxonomy MakeUpTaxonomy() {
  Taxonomy taxonomy = MakeTaxonomy(99);
  Random random(17);
  for (std::uint32_t o = 0; o < 32; ++o) {
    std::vector<std::uint32_t> essential;
    std::vector<std::uint32_t> optional;
    for (std::uint32_t c = 0; c < 99 && o < 30; ++c) {
      const double chance = c % 3 == o % 3 ? 0.5 : 0.05;
      if (random.Chance(chance)) {
        essential.push_back(c);
      } else if (random.Chance(0.08)) {
        optional.push_back(c);
      }
    }
    AddOccupation(taxonomy, essential, optional);
    taxonomy.occupations.back().isco_code = std::vector<const char*>{"5120", "7212", "9333"}[o % 3];
  }
  return taxonomy;
}

}  // namespace perron

#endif  // PERRON_TESTS_CLIENTS_BENCH_MADE_UP_TAXONOMY_H_
