#ifndef PERRON_INDEX_TEXT_OCCUPATION_SUPPORT_H_
#define PERRON_INDEX_TEXT_OCCUPATION_SUPPORT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "matching/taxonomy.h"

namespace perron {

// An occupation that a text may be about, and how sure that is, above 0 to 1.
struct LikelyOccupation {
  std::uint32_t occupation = 0;  // position in Taxonomy::occupations
  double score = 0;
};

// How likely work asks a competency, given what occupation it may be: what the occupation asks, what its ISCO family
// asks, and what everybody may be asked. Immutable, thread-safe.
class OccupationSupport {
 public:
  explicit OccupationSupport(const Taxonomy& taxonomy);

  // By competency, 0 to 1: 1 = one of the likeliest occupations asks it; 0 = nothing speaks for it. Occupations count
  // by their score relative to the best.
  std::vector<float> Of(std::span<const LikelyOccupation> occupations) const;

  // Whether the occupation asks the competency as essential.
  bool IsEssential(std::uint32_t occupation, std::uint32_t competency) const;

  std::size_t memory_bytes() const;

 private:
  struct Asked {
    std::vector<std::uint32_t> essential;  // ascending
    std::vector<std::uint32_t> optional;   // ascending
    std::string isco_code;
  };
  // How many of a family's occupations ask a competency.
  struct Family {
    std::size_t occupations = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> asked;  // competency, occupations that ask it; ascending
  };

  std::size_t competencies_ = 0;
  std::vector<Asked> occupations_;
  absl::flat_hash_map<std::string, Family> families_;  // by ISCO code of 4, 3 and 2 digits
  std::vector<std::uint32_t> transversal_;
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_OCCUPATION_SUPPORT_H_
