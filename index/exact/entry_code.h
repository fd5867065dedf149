#ifndef PERRON_INDEX_EXACT_ENTRY_CODE_H_
#define PERRON_INDEX_EXACT_ENTRY_CODE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// What the bounds of the exact index know of one competency of a document: 4 bits, so that one shuffle of bytes looks
// up many documents at once. 0 = absent; 1 to 15 = level 1 to 5 times three classes of strength.
//
// Invariant: a code stands for at least what its entry is worth, for every query. For a person the level and the
// reliability of the evidence are each rounded up over all records, whether they still count or not; for work the
// importance is rounded up and the asked level is exact.
using EntryCode = std::uint8_t;
inline constexpr std::size_t kEntryCodes = 16;

// One competency of a document, as the bounds see it.
struct CodedEntry {
  std::uint16_t competency = 0;  // CompetencyId; an exact index holds at most 65,536 competencies
  EntryCode code = 0;
};

// Makes codes, and says what they may be worth at most. Immutable, thread-safe.
class EntryCoding {
 public:
  explicit EntryCoding(const ScoringModel& model);

  // 0 when denied.
  EntryCode OfHeld(const HeldCompetency& held) const;
  EntryCode OfAsked(const Requirement& asked, const ScoringModel& model) const;

  // Most that level factor times reliability of a held code can be where this level (0 to 5) is asked.
  double MostHave(EntryCode held, Level asked) const {
    return held == 0 ? 0 : most_have_[held][asked == 0 ? 1 : asked];
  }

  // The code that stands for either of two held ones: the higher level with the higher strength. REQUIRES: both > 0.
  static EntryCode Join(EntryCode a, EntryCode b) {
    const auto level = std::max((a - 1U) / kClasses, (b - 1U) / kClasses);
    const auto strength = std::max((a - 1U) % kClasses, (b - 1U) % kClasses);
    return static_cast<EntryCode>(1 + level * kClasses + strength);
  }

  // The level that an asked code asks, 1 to 5. REQUIRES: asked > 0.
  static Level LevelAsked(EntryCode asked) { return static_cast<Level>(1 + (asked - 1) / kClasses); }

  // Most that importance times share of an asked code can be. REQUIRES: asked > 0.
  double MostImportance(EntryCode asked) const { return importance_top_[(asked - 1U) % kClasses]; }

 private:
  static constexpr std::size_t kClasses = 3;

  std::array<std::uint8_t, kEvidenceKindCount> class_of_kind_{};
  std::array<double, kClasses> importance_top_{};  // ascending: highest factor of each class
  std::array<std::array<double, kMaxLevel + 1>, kEntryCodes> most_have_{};
  Level unknown_level_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_ENTRY_CODE_H_
