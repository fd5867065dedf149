#ifndef PERRON_INDEX_EXACT_PACKED_PROFILE_H_
#define PERRON_INDEX_EXACT_PACKED_PROFILE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "matching/profile.h"
#include "matching/training_gain.h"

namespace perron {

// Profiles as few bytes, one after the other in an arena that its owner keeps: three bytes for a competency with one
// record of evidence without days, and for a requirement that the work asks itself. Nothing is lost. The bytes of one
// profile do not tell where they end: whoever keeps the arena knows. The form is in index/exact/packed_walk.h.

// What a packed person holds.
struct UnpackedPerson {
  CandidateProfile profile;
  std::uint32_t unresolved = 0;  // references that the taxonomy does not know
};

// What packed work holds.
struct UnpackedWork {
  WorkProfile profile;
  std::vector<TaughtCompetency> teaches;  // in any order
  std::uint32_t unresolved = 0;
};

// Appends the profile. REQUIRES: it keeps the invariants of matching/profile.h; a share is above 0 and at most 1.
void PackPerson(const CandidateProfile& person, std::uint32_t unresolved, std::vector<std::uint8_t>& out);
void PackWork(const WorkProfile& work, const std::vector<TaughtCompetency>& teaches, std::uint32_t unresolved,
              std::vector<std::uint8_t>& out);

// The profile that was packed there. REQUIRES: what PackPerson or PackWork wrote; anything else is undefined.
UnpackedPerson UnpackPerson(const std::uint8_t* packed);
UnpackedWork UnpackWork(const std::uint8_t* packed);

// As above, of bytes that may hold anything: DATA_LOSS unless they are one whole packed profile whose competencies are
// all below `competencies`. What parses may be walked and unpacked without checks.
absl::StatusOr<UnpackedPerson> ParsePerson(std::span<const std::uint8_t> packed, std::size_t competencies);
absl::StatusOr<UnpackedWork> ParseWork(std::span<const std::uint8_t> packed, std::size_t competencies);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_PACKED_PROFILE_H_
