#include "clients/bench/world_export.h"

#include <algorithm>

#include "base/status_macros.h"
#include "clients/bench/neutral_export.h"

namespace perron {
namespace {

NeutralMeta MetaOf(std::size_t area, const Hours& hours) {
  return {.region = static_cast<std::uint8_t>(area % 256),
          .hours = static_cast<std::uint8_t>(std::clamp(hours.max, 0, 255)),
          .day = 0};
}

}  // namespace

absl::StatusOr<NeutralSet> ExportWorld(const ProfileWorld& world, const CompetencySpace& space,
                                       const ScoringModel& model, std::uint64_t people, std::uint64_t vacancies,
                                       const std::function<void(std::uint64_t)>& progress) {
  constexpr std::uint64_t kPeopleBetweenWords = 4096;
  PERRON_RETURN_IF_ERROR(NeutralSetBuilder::Check(space));
  NeutralSetBuilder builder(space, model, ProfileWorld::kToday);
  PersonDocument person;
  for (std::uint64_t i = 0; i < people; ++i) {
    world.MakePerson(i, &person);
    builder.AddProfile(person.profile, MetaOf(world.AreaOfPerson(i), person.circumstances.hours));
    if (progress && i % kPeopleBetweenWords == 0) progress(i);
  }
  for (std::uint64_t v = 0; v < vacancies; ++v) {
    const BenchVacancy vacancy = world.MakeVacancy(v);
    const auto area = std::find(world.areas().begin(), world.areas().end(), vacancy.circumstances.area);
    builder.AddVacancy(vacancy.own,
                       MetaOf(static_cast<std::size_t>(area - world.areas().begin()), vacancy.circumstances.hours));
  }
  return builder.Take();
}

}  // namespace perron
