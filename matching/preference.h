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

// The reasons one by one, each of nothing but the values that it depends on, for who judges equal values once. The
// value of a verdict is the product of the factors of the reasons that count, taken in ascending order of kind; an
// unknown reason has the factor 1 exactly. Immutable values in and out, so thread-safe.

// Whether a search with these criteria takes the reason into account.
bool Counts(ReasonKind kind, const Criteria& criteria);

// The limit of the distance: that of the search, else the person's own, else the model's.
double DistanceLimit(double max_distance_km, const Criteria& criteria, const ScoringModel& model);
// When both places are known, `km` apart.
Reason DistanceReason(double km, double limit, const ScoringModel& model);
Reason DistanceReason(const std::optional<GeoPoint>& home, double max_distance_km, const std::optional<GeoPoint>& place,
                      const Criteria& criteria, const ScoringModel& model);
Reason HoursReason(const Hours& wanted, const Hours& offered, const ScoringModel& model);
Reason StartReason(Day available, Day start, const ScoringModel& model);
Reason WorkFormReason(WorkFormSet wished, WorkForm form, const ScoringModel& model);
Reason SectorReason(const std::vector<std::string>& wished, const std::string& sector, const ScoringModel& model);
Reason InterestsReason(const std::optional<Interests>& person, const std::optional<Interests>& work,
                       const ScoringModel& model);
Reason LicenceReason(LicenceSet held, LicenceSet asked, const ScoringModel& model);
Reason LanguageReason(const std::vector<LanguageAbility>& spoken, const std::vector<LanguageAbility>& asked,
                      const ScoringModel& model);
// Area and programmes are those of the other side.
Reason AreaReason(const std::string& area, const Criteria& criteria, const ScoringModel& model);
Reason ProgrammeReason(const std::vector<std::string>& programmes, const Criteria& criteria, const ScoringModel& model);

// Whether the person has the eligibility that the search asks for.
bool IsEligible(WorkFormSet eligible_work_forms, const Criteria& criteria);

}  // namespace perron

#endif  // PERRON_MATCHING_PREFERENCE_H_
