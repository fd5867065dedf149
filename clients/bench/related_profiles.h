#ifndef PERRON_CLIENTS_BENCH_RELATED_PROFILES_H_
#define PERRON_CLIENTS_BENCH_RELATED_PROFILES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/taxonomy.h"

namespace perron {

// Which of an occupation's essential competencies a person of the benchmark says to hold.
struct ProfileKind {
  std::string name;                   // for tables and options
  std::optional<std::size_t> skills;  // so many at random; nullopt = all
  std::size_t common = 0;             // and so many, at random, of the kMostCommon that most occupations ask
};

inline constexpr std::size_t kMostCommon = 60;

// The kinds that the benchmark measures, the full profile first.
const std::vector<ProfileKind>& ProfileKinds();

// The kind of this name, or null.
const ProfileKind* FindProfileKind(const std::string& name);

// The person: each competency proven by a diploma. The same kind, occupation and seed give the same person.
CandidateProfile MakeProfile(const Taxonomy& taxonomy, const CompetencySpace& space, std::uint32_t occupation,
                             const ProfileKind& kind, std::uint64_t seed);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_RELATED_PROFILES_H_
