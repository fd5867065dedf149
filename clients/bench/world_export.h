#ifndef PERRON_CLIENTS_BENCH_WORLD_EXPORT_H_
#define PERRON_CLIENTS_BENCH_WORLD_EXPORT_H_

#include <cstdint>
#include <functional>

#include "absl/status/statusor.h"
#include "clients/bench/neutral_set.h"
#include "clients/bench/profile_world.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"

namespace perron {

// People and vacancies of a made-up world as a neutral set (neutral_export.h tells what is left out), so that other
// engines can be asked what ours is asked. Vacancies ask their own requirements alone. Regions are the numbers of
// areas, of which a byte holds 256: those above share numbers with others; hours are the most that is wanted; days are
// 0.
//
// INVALID_ARGUMENT when the space has too many competencies for the format. `progress` is told how many people of how
// many are done.
absl::StatusOr<NeutralSet> ExportWorld(const ProfileWorld& world, const CompetencySpace& space,
                                       const ScoringModel& model, std::uint64_t people, std::uint64_t vacancies,
                                       const std::function<void(std::uint64_t)>& progress = nullptr);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_WORLD_EXPORT_H_
