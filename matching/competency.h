#ifndef PERRON_MATCHING_COMPETENCY_H_
#define PERRON_MATCHING_COMPETENCY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace perron {

// Number of a competency within one taxonomy version: its position in ascending order of URI. Numbers of different
// versions must never meet.
enum class CompetencyId : std::uint32_t {};

constexpr std::size_t IndexOf(CompetencyId id) { return static_cast<std::size_t>(id); }

// Level of a competency: 1 with help, 2 simple work alone, 3 alone, 4 experienced, 5 can teach it; 0 = unknown (held)
// or not asked (required).
using Level = std::uint8_t;
inline constexpr Level kMaxLevel = 5;

// Days since 1970-01-01. kUnknownDay = not known.
using Day = std::int32_t;
inline constexpr Day kUnknownDay = std::numeric_limits<Day>::min();

// Who says that a person has a competency. Values are those of perron.v1.EvidenceKind and must not change.
enum class EvidenceKind : std::uint8_t {
  kSelfReported = 1,
  kCoachObserved = 2,
  kEmployerConfirmed = 3,
  kTest = 4,
  kPraktijkverklaring = 5,
  kMboCertificaat = 6,
  kDiploma = 7,
  kWorkExperience = 8,
  kInferred = 9,
};
inline constexpr std::size_t kEvidenceKindCount = 10;  // including the unused 0

// How much a requirement matters. The first three are the values of perron.v1.Importance and must not change.
enum class Importance : std::uint8_t {
  kEssential = 1,
  kImportant = 2,
  kSomewhat = 3,
  kOftenAsked = 4,  // not asked by the work itself but by its occupation family (matching/occupation_family.h); always
                    // derived, so the contract has no such value and nobody can write it
};
inline constexpr std::size_t kImportanceCount = 5;  // including the unused 0

// How a held competency stands to an asked one. Values are persisted (CompiledTaxonomy.transfer_relation) and are those
// of perron.v1.CompetencyRelation; they must not change.
enum class CompetencyRelation : std::uint8_t {
  kNone = 0,
  kSame = 1,        // the competency itself
  kNarrower = 2,    // the held one is a kind of the asked one
  kBroader = 3,     // the asked one is a kind of the held one
  kRelated = 4,     // near by the taxonomy's own relations or labels
  kLineOfWork = 5,  // learned only: asked in the same occupations
};

// Interests by Holland's six types in the order R I A S E C, each 1 to 7.
using Interests = std::array<float, 6>;

}  // namespace perron

#endif  // PERRON_MATCHING_COMPETENCY_H_
