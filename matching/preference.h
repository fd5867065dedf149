#ifndef PERRON_MATCHING_PREFERENCE_H_
#define PERRON_MATCHING_PREFERENCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "matching/circumstances.h"
#include "matching/scoring_model.h"

namespace perron {

// What a reason in the preference is about. Values are those of perron.v1.PreferenceReason.Kind.
enum class ReasonKind : std::uint8_t {
  kDistance = 1,
  kHours = 2,
  kStart = 3,
  kWorkForm = 4,
  kSector = 5,
  kInterests = 6,
  kLicence = 7,
  kLanguage = 8,
  kArea = 9,
  kProgramme = 10,
};

// One reason.
struct Reason {
  ReasonKind kind{};
  double factor = 1;     // above 0 to 1
  bool unknown = false;  // one side does not say; the factor is 1
  bool met = true;       // what a hard criterion keeps
  double value = 0;      // distance: kilometres; hours: hours between the ranges; start: days too late;
                         // interests: correlation, -1 to 1
  double limit = 0;      // distance: the limit in kilometres
};

// What a search wants beyond the wishes of its subject. Values that replace the subject's own (a postcode, hours, a
// day, licences, ...) are put into the subject's circumstances by the caller; here is what remains.
struct Criteria {
  // Bit (1 << kind) for every reason that is hard: who does not meet it is left out.
  std::uint32_t hard = 0;
  // Bits for licence and language, which count only when asked for. Area and programme count when their lists are not
  // empty, all others always.
  std::uint32_t asked = 0;
  // Limit of the distance in place of the person's own; 0 = the person's own.
  double max_km = 0;
  // The other side must have one of these.
  std::vector<std::string> areas;
  std::vector<std::string> programmes;
  // Whether the other side is the person (candidates for work) or the work.
  bool other_is_person = false;
  // Eligibility that a candidate must have; always hard, never scored. 0 = not asked.
  WorkForm eligible_for = 0;

  static constexpr std::uint32_t Bit(ReasonKind kind) { return 1U << static_cast<std::uint32_t>(kind); }
};

// What the circumstances of one pair come down to.
struct PreferenceVerdict {
  double value = 1;  // product of the factors, above 0 to 1
  bool keep = true;  // false: a hard criterion is not met
};

// The same with its reasons.
struct Preference : PreferenceVerdict {
  absl::InlinedVector<Reason, 10> reasons;  // ascending by kind
};

// Judges the circumstances of a pair. A reason that is unknown on either side counts as met, except licences,
// languages and programmes: what is not recorded there is not held.
Preference JudgePreference(const PersonCircumstances& person, const WorkCircumstances& work, const Criteria& criteria,
                           const ScoringModel& model);

// The verdict alone, with the same bits: what a search asks of every document.
PreferenceVerdict WeighPreference(const PersonCircumstances& person, const WorkCircumstances& work,
                                  const Criteria& criteria, const ScoringModel& model);

}  // namespace perron

#endif  // PERRON_MATCHING_PREFERENCE_H_
