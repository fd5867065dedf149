#ifndef PERRON_CLIENTS_BENCH_NEUTRAL_SET_H_
#define PERRON_CLIENTS_BENCH_NEUTRAL_SET_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace perron {

// A data set that needs no taxonomy and no product to be read: profiles, vacancies and a table of transfer as plain
// arrays, so that others can check our answers and compare their engines (docs/peers.md has the format). All values are
// plain numbers, and the score is its own definition:
//
//   coverage = sum_r w_r max_s t(s -> r) min(1, level_s / level_r) / sum_r w_r
//
// over the requirements r of a vacancy and the competencies s of a profile: evidence is 1 everywhere, weights are
// final.

// The circumstances of a profile or a vacancy; four bytes, as in the file.
struct NeutralMeta {
  std::uint8_t region = 0;
  std::uint8_t hours = 0;
  std::uint16_t day = 0;

  friend bool operator==(const NeutralMeta&, const NeutralMeta&) = default;
};
static_assert(sizeof(NeutralMeta) == 4);

// Competencies with their levels, of many profiles or of many vacancies: those of number i are at [off[i], off[i + 1])
// of `comp` and `level`, in any order.
struct NeutralRows {
  std::vector<std::uint32_t> off = {0};
  std::vector<std::uint16_t> comp;
  std::vector<std::uint8_t> level;  // 1 to 5
  std::vector<NeutralMeta> meta;

  std::size_t size() const { return off.size() - 1; }
};

// The whole set. A value; whoever reads or builds it keeps its invariants:
// (1) every offset list starts with 0, ascends, and ends with the size of its arrays; (2) every competency is below
// competencies(), every level 1 to 5; (3) the transfer list of a competency names each held one once and itself with 1,
// every t is above 0 and at most 1; (4) a vacancy asks a competency once; weights are finite and not negative.
// A profile may name a competency twice: the better level counts.
struct NeutralSet {
  // For asked competency r, at [transfer_off[r], transfer_off[r + 1]): the held ones that bring it along, and how much.
  std::vector<std::uint32_t> transfer_off = {0};
  std::vector<std::uint16_t> transfer_comp;
  std::vector<float> transfer_t;
  NeutralRows profiles;
  NeutralRows vacancies;
  std::vector<float> weight;  // beside vacancies.comp
  // Optional, not part of the score: for engines that search by vectors, a row for each competency, competencies() x
  // dimensions. Near competencies point into near directions, and a row is as long as its competency weighs. Empty and
  // 0 where the set has none.
  std::vector<float> vectors;
  std::size_t dimensions = 0;

  std::size_t competencies() const { return transfer_off.size() - 1; }
};

// An answer: ten profiles a vacancy, best first, kNobody where there are fewer.
inline constexpr std::size_t kNeutralTop = 10;
inline constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

// Reads the set in a folder. Needs about as much memory as the files are large. NOT_FOUND and INVALID_ARGUMENT name the
// file, and the position, what is there and what was wanted.
absl::StatusOr<NeutralSet> ReadNeutralSet(const std::string& folder);

// Writes the set into a folder, which is made when it is not there. PERMISSION_DENIED names what cannot be written.
absl::Status WriteNeutralSet(const NeutralSet& set, const std::string& folder);

// Writes an answer: vacancies x kNeutralTop profile numbers.
absl::Status WriteNeutralAnswer(std::span<const std::uint32_t> answer, const std::string& path);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_NEUTRAL_SET_H_
