#ifndef PERRON_TESTS_INDEX_EXACT_CIRCUMSTANCE_WORLDS_H_
#define PERRON_TESTS_INDEX_EXACT_CIRCUMSTANCE_WORLDS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "index/exact/circumstance_columns.h"
#include "tests/support/worlds.h"

namespace perron {

// Random circumstances with columns of them in a random order.
template <typename Circumstances, typename Builder>
struct CircumstanceWorld {
  std::vector<Circumstances> rows;
  decltype(std::declval<const Builder&>().Build({})) columns;
};

using PeopleWorld = CircumstanceWorld<PersonCircumstances, PersonCircumstanceColumnsBuilder>;
using WorkWorld = CircumstanceWorld<WorkCircumstances, WorkCircumstanceColumnsBuilder>;

inline std::vector<std::uint32_t> RandomOrder(Random& random, std::size_t size) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[random.Below(i)]);
  return order;
}

// `distinct` circumstances, shared by `size` rows.
template <typename World, typename Builder, typename Make>
World MakeCircumstanceWorld(Random& random, std::size_t size, std::size_t distinct, const Make& make) {
  std::vector<decltype(make(random))> choices;
  for (std::size_t i = 0; i < distinct; ++i) choices.push_back(make(random));
  Builder builder;
  std::vector<decltype(make(random))> added;
  for (std::size_t i = 0; i < size; ++i) {
    added.push_back(random.OneOf(choices));
    builder.Add(added.back());
  }
  const std::vector<std::uint32_t> order = RandomOrder(random, size);
  World world;
  for (const std::uint32_t position : order) world.rows.push_back(added[position]);
  world.columns = builder.Build(order);
  return world;
}

inline PeopleWorld MakePeople(Random& random, std::size_t size, std::size_t distinct) {
  return MakeCircumstanceWorld<PeopleWorld, PersonCircumstanceColumnsBuilder>(random, size, distinct,
                                                                              MakePersonCircumstances);
}

inline WorkWorld MakeWorkRows(Random& random, std::size_t size, std::size_t distinct) {
  return MakeCircumstanceWorld<WorkWorld, WorkCircumstanceColumnsBuilder>(random, size, distinct,
                                                                          MakeWorkCircumstances);
}

inline bool SamePlace(const std::optional<GeoPoint>& a, const std::optional<GeoPoint>& b) {
  return a.has_value() == b.has_value() && (!a || (a->latitude == b->latitude && a->longitude == b->longitude));
}

inline bool SameHours(const Hours& a, const Hours& b) { return a.min == b.min && a.max == b.max; }

inline bool SameLanguages(const std::vector<LanguageAbility>& a, const std::vector<LanguageAbility>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const LanguageAbility& x, const LanguageAbility& y) {
    return x.language == y.language && x.level == y.level;
  });
}

inline bool Same(const PersonCircumstances& a, const PersonCircumstances& b) {
  return SamePlace(a.home, b.home) && a.max_distance_km == b.max_distance_km && SameHours(a.hours, b.hours) &&
         a.available_from == b.available_from && a.licences == b.licences && SameLanguages(a.languages, b.languages) &&
         a.wished_work_forms == b.wished_work_forms && a.eligible_work_forms == b.eligible_work_forms &&
         a.sectors == b.sectors && a.area == b.area && a.programmes == b.programmes && a.interests == b.interests;
}

inline bool Same(const WorkCircumstances& a, const WorkCircumstances& b) {
  return SamePlace(a.place, b.place) && SameHours(a.hours, b.hours) && a.start == b.start && a.licences == b.licences &&
         SameLanguages(a.languages, b.languages) && a.work_form == b.work_form && a.sector == b.sector &&
         a.area == b.area && a.programmes == b.programmes && a.interests == b.interests;
}

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_EXACT_CIRCUMSTANCE_WORLDS_H_
