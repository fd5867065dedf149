#ifndef PERRON_MATCHING_OCCUPATION_FAMILY_H_
#define PERRON_MATCHING_OCCUPATION_FAMILY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"
#include "matching/taxonomy.h"

namespace perron {

// What is usually asked in the kind of work that an occupation is, beside what a piece of work asks itself
// (docs/scoring.md). The family of an occupation is its ISCO groups of 4, 3 and 2 digits. How strongly a competency is
// asked:
//
//   share(r) = min(1, (0.4 ask + 0.3 mean4 + 0.2 mean3 + 0.1 mean2) / 0.4)
//
// with ask what the occupation itself asks (essential 1, optional 0.3, else 0: the importance of its requirements) and
// mean4 to mean2 the means of that over all occupations of its groups, itself included. A group that its code is too
// short for counts 0; an occupation without a code has only what it asks itself. So 1 is as strong as an essential
// requirement of the occupation.
//
// Computed from the taxonomy when it is loaded, not stored. Immutable, thread-safe.
class OccupationFamilies {
 public:
  // All must outlive the families.
  OccupationFamilies(const Taxonomy& taxonomy, const CompetencySpace& space, const ScoringModel& model);

  // The `often_asked_count` strongest by share times weight (the lower competency first of equal ones) among those with
  // a share of at least `often_asked_least`, as requirements of importance kOftenAsked without a level, ascending by
  // competency; nothing that is among `own`. REQUIRES: `occupation` is one of the taxonomy; `own` is ascending by
  // competency.
  std::vector<Requirement> OftenAsked(std::uint32_t occupation, const std::vector<Requirement>& own) const;

  // Puts OftenAsked(occupation, work.requirements) among the requirements of the work.
  void AddOftenAsked(std::uint32_t occupation, WorkProfile& work) const;

 private:
  struct Asked {
    CompetencyId competency{};
    double mean = 0;      // 0.3 mean4 + 0.2 mean3 + 0.1 mean2
    double strength = 0;  // share times weight, for what the occupation itself does not ask
  };
  // Occupations of one code.
  struct Family {
    std::vector<Asked> asked;                    // ascending by competency
    std::vector<std::uint32_t> strongest_first;  // positions in `asked`
  };

  double ShareOf(double ask, double mean) const;

  const Taxonomy& taxonomy_;
  const CompetencySpace& space_;
  const ScoringModel& model_;
  std::vector<Family> families_;          // [0] is empty: no code
  std::vector<std::uint32_t> family_of_;  // by occupation
};

}  // namespace perron

#endif  // PERRON_MATCHING_OCCUPATION_FAMILY_H_
