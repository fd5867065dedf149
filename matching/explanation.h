#ifndef PERRON_MATCHING_EXPLANATION_H_
#define PERRON_MATCHING_EXPLANATION_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "matching/competency_space.h"
#include "matching/pair_score.h"
#include "matching/profile.h"
#include "matching/work_services.h"

namespace perron {

// What became of a requirement. Values are those of perron.v1.RequirementStatus.
enum class RequirementStatus : std::uint8_t {
  kMet = 1,         // by the competency itself or a narrower one, level factor times reliability at least met_threshold
  kPartly = 2,      // by the same, below that
  kRelated = 3,     // by a broader or related one
  kLineOfWork = 4,  // by one from the same line of work
  kMissing = 5,     // asked and denied, and nothing else counts
  kNotAsked = 6,    // nothing is known
};

// One requirement and what meets it.
struct RequirementExplanation {
  Requirement requirement;
  RequirementStatus status = RequirementStatus::kNotAsked;
  std::optional<CompetencyId> met_by;  // the held competency that counted; absent when have = 0
  CompetencyRelation relation = CompetencyRelation::kNone;
  float transfer = 0;
  EvidenceRecord evidence;      // the record that counted; meaningful when met_by is there
  double have = 0;              // have(c, r), 0 to 1
  double weight_share = 0;      // w_r / sum of w_r
  double contribution = 0;      // w_r have / sum of w_r; they add up to the coverage
  double fit_contribution = 0;  // contribution * U / (C + U)
  bool asked = false;           // the profile has an entry for this very competency, denied or not
};

// One held competency and how the work uses it.
struct UtilisationExplanation {
  CompetencyId held{};
  std::optional<CompetencyId>
      used_by;               // the requirement that uses it most, the first of equal ones; absent when unused
  bool often_asked = false;  // whether that is one of the often asked group
  float transfer = 0;
  double use = 0;  // u_s: the transfer, times the group's factor when it is often_asked
  double weight = 0;
  double contribution = 0;      // they add up to the utilisation
  double fit_contribution = 0;  // contribution * C / (C + U)
  bool left_out = false;        // unused, and not among the heaviest that count
};

// A pair's score with all its terms.
struct Explanation {
  PairScore score;
  double own = 0;                                    // part of the coverage: the competency itself or a narrower one
  double related = 0;                                // part of the coverage: by hierarchy, relations or labels
  double line_of_work = 0;                           // part of the coverage: learned only
  double often_asked = 0;                            // how much of the coverage is from the often asked group; not a
                                                     // fourth part, but a part of the other three
  std::vector<RequirementExplanation> requirements;  // ascending by competency
  std::vector<UtilisationExplanation> held;          // ascending by competency
};

// Explains ScorePair(person, work, space, {model, as_of}): the same score, term by term. Of several ways to have a
// requirement that are equally good, the nearest relation is shown, then the lower competency, then the first record.
Explanation ExplainPair(const CandidateProfile& person, const WorkProfile& work, const CompetencySpace& space,
                        const ScoringModel& model, Day as_of);

// The same with what serves the work at hand. `services`: work.From(person).
Explanation ExplainPair(const CandidateProfile& person, const WorkServices& work, const std::vector<Service>& services,
                        const ScoringModel& model, Day as_of);

}  // namespace perron

#endif  // PERRON_MATCHING_EXPLANATION_H_
