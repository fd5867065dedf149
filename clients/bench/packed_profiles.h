#ifndef PERRON_CLIENTS_BENCH_PACKED_PROFILES_H_
#define PERRON_CLIENTS_BENCH_PACKED_PROFILES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "index/documents.h"
#include "matching/competency_space.h"
#include "matching/profile.h"

namespace perron {

// The profiles as the baselines hold them: packed rows, one after the other, of three bytes an entry, heaviest
// competency first. An entry is a record of evidence that counts: a competency with several records has as many
// entries, one after the other. What does not count (denied, past its last day) is not there.
//
// Thread-compatible.
class PackedProfiles {
 public:
  // Level held and kind of evidence in one number below kCodes.
  using Code = std::uint8_t;
  static constexpr std::size_t kCodes = 64;
  static constexpr Code CodeOf(EvidenceKind kind, Level level) {
    return static_cast<Code>(static_cast<unsigned>(kind) * (kMaxLevel + 1U) + level);
  }
  static constexpr EvidenceKind KindOf(Code code) { return static_cast<EvidenceKind>(code / (kMaxLevel + 1U)); }
  static constexpr Level LevelOf(Code code) { return static_cast<Level>(code % (kMaxLevel + 1U)); }

  // *space must outlive this.
  PackedProfiles(const CompetencySpace& space, Day as_of);

  // OUT_OF_RANGE when the space has more competencies than two bytes can tell apart.
  static absl::Status Check(const CompetencySpace& space);

  // Makes room for so many people, so that little has to be moved later.
  void Reserve(std::size_t people);

  // Adds the next person; ids must ascend, so that the order of numbers is that of ids.
  void Add(const PersonDocument& person);

  std::size_t size() const { return begins_.size() - 1; }
  std::size_t entry_count() const { return competencies_.size(); }

  std::span<const std::uint16_t> CompetenciesOf(std::size_t person) const {
    return std::span(competencies_).subspan(begins_[person], begins_[person + 1] - begins_[person]);
  }
  std::span<const Code> CodesOf(std::size_t person) const {
    return std::span(codes_).subspan(begins_[person], begins_[person + 1] - begins_[person]);
  }
  // Where the rows lie: size() + 1 positions in the two arrays of entries.
  const std::vector<std::uint32_t>& begins() const { return begins_; }
  const std::vector<std::uint16_t>& competencies() const { return competencies_; }
  const std::vector<Code>& codes() const { return codes_; }

  // By competency: its weight, rounded.
  const std::vector<float>& weights() const { return weights_; }

  // By person: number of the area, 0 = unknown.
  const std::vector<std::uint16_t>& areas() const { return areas_; }
  // By number of an area, whether the hard areas of the criteria keep it. Unknown counts as met.
  std::vector<std::uint8_t> AllowedAreas(const std::vector<std::string>& areas) const;

  Day LastProposed(std::size_t person) const { return last_proposed_[person]; }

  // The profile as it was added, as far as it counts.
  void Unpack(std::size_t person, CandidateProfile* profile) const;

  // Bytes held.
  std::size_t MemoryBytes() const;

 private:
  struct Entry {
    double weight = 0;
    std::uint16_t competency = 0;
    Code code = 0;
  };

  const CompetencySpace& space_;
  const Day as_of_;
  std::vector<float> weights_;
  std::vector<std::uint32_t> begins_ = {0};
  std::vector<std::uint16_t> competencies_;
  std::vector<Code> codes_;
  std::vector<std::uint16_t> areas_;
  std::vector<Day> last_proposed_;
  absl::flat_hash_map<std::string, std::uint16_t> area_numbers_;
  std::vector<Entry> row_;  // scratch
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_PACKED_PROFILES_H_
