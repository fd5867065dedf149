#include "tests/clients/bench/neutral_sets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace perron {
namespace {

std::uint16_t AnyOf(Random& random, std::size_t competencies) {
  return static_cast<std::uint16_t>(random.Below(competencies));
}

// `count` different competencies at most, in no order.
std::vector<std::uint16_t> Some(Random& random, std::size_t competencies, int count) {
  std::vector<std::uint16_t> some;
  for (int i = 0; i < count; ++i) {
    const std::uint16_t one = AnyOf(random, competencies);
    if (std::find(some.begin(), some.end(), one) == some.end()) some.push_back(one);
  }
  return some;
}

void AddLevels(Random& random, NeutralRows& rows) {
  for (std::size_t k = rows.level.size(); k < rows.comp.size(); ++k) {
    rows.level.push_back(static_cast<std::uint8_t>(random.Between(1, 5)));
  }
}

void EndRow(Random& random, NeutralRows& rows) {
  AddLevels(random, rows);
  rows.off.push_back(static_cast<std::uint32_t>(rows.comp.size()));
  rows.meta.push_back({static_cast<std::uint8_t>(random.Below(4)), static_cast<std::uint8_t>(random.Below(41)),
                       static_cast<std::uint16_t>(random.Below(365))});
}

}  // namespace

NeutralSet RandomNeutralSet(Random& random, std::size_t competencies, std::size_t profiles, std::size_t vacancies) {
  NeutralSet set;
  for (std::size_t r = 0; r < competencies; ++r) {
    std::vector<std::uint16_t> held = Some(random, competencies, random.Between(0, 8));
    std::erase(held, static_cast<std::uint16_t>(r));
    held.insert(held.begin() + static_cast<std::ptrdiff_t>(random.Below(held.size() + 1)),
                static_cast<std::uint16_t>(r));
    for (const std::uint16_t s : held) {
      set.transfer_comp.push_back(s);
      // Coarse, so that different profiles often come to the same.
      set.transfer_t.push_back(s == r ? 1.0F : static_cast<float>(random.Between(1, 8)) / 8);
    }
    set.transfer_off.push_back(static_cast<std::uint32_t>(set.transfer_comp.size()));
  }
  for (std::size_t p = 0; p < profiles; ++p) {
    for (int i = random.Between(0, 9); i > 0; --i) set.profiles.comp.push_back(AnyOf(random, competencies));
    EndRow(random, set.profiles);
  }
  for (std::size_t v = 0; v < vacancies; ++v) {
    const std::vector<std::uint16_t> asked = Some(random, competencies, random.Between(0, 12));
    set.vacancies.comp.insert(set.vacancies.comp.end(), asked.begin(), asked.end());
    const std::array<float, 4> scales = {1, 0.01F, 1000, 1e-20F};
    const float scale = scales[random.Below(scales.size())];
    for (std::size_t i = 0; i < asked.size(); ++i) {
      set.weight.push_back(random.Chance(0.1) ? 0.0F : scale * static_cast<float>(random.Unit()));
    }
    EndRow(random, set.vacancies);
  }
  return set;
}

}  // namespace perron
