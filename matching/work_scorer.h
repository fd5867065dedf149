#ifndef PERRON_MATCHING_WORK_SCORER_H_
#define PERRON_MATCHING_WORK_SCORER_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "matching/competency_space.h"
#include "matching/have.h"
#include "matching/pair_score.h"
#include "matching/profile.h"

namespace perron {

// Scores many pieces of work for one person. Binding works out, once, what the person has of every competency that
// anything held transfers to, at each of the five levels that may be asked; scoring is then a look-up per requirement.
//
// Work may come in any form that can be walked requirement by requirement, so that a compact one need not be unpacked:
// `for_each_requirement(visit)` calls visit(const Requirement&) for each, ascending by competency.
//
// Thread-compatible: Score changes scratch space, so each thread binds its own.
class WorkScorer {
 public:
  // `space` and the model in `context` must outlive the scorer; `person` need not. Of the work only `groups` count.
  WorkScorer(const CandidateProfile& person, const CompetencySpace& space, const EvidenceContext& context,
             RequirementGroups groups = RequirementGroups::kAll);

  // Same bits as ScorePair(person, Keep(groups, work), space, context).
  PairScore Score(const WorkProfile& work);
  template <typename ForEachRequirement>
  PairScore ScoreRequirements(const ForEachRequirement& for_each_requirement);

  // The coverage alone, with the same bits: the cheaper half, for who can tell by it that the score does not matter.
  double Coverage(const WorkProfile& work) const;
  template <typename ForEachRequirement>
  double CoverageOfRequirements(const ForEachRequirement& for_each_requirement) const;

 private:
  // What is known of a competency r that something held transfers to.
  struct Reach {
    double have[kMaxLevel] = {};    // by level asked, 1 to 5
    std::uint32_t users_begin = 0;  // into users_
    std::uint32_t users_end = 0;
  };
  struct User {
    std::uint32_t held = 0;  // position in the list of what is held
    float transfer = 0;
  };

  // What the requirements met so far add up to.
  struct Sums {
    double covered = 0;
    double asked = 0;

    double Coverage() const { return asked > 0 ? covered / asked : 0.0; }
  };

  bool Asks(const Requirement& requirement) const {
    return groups_ == RequirementGroups::kAll || !requirement.often_asked();
  }
  const Reach& ReachOf(CompetencyId asked) const { return reach_[reach_of_[IndexOf(asked)]]; }
  void Add(const Requirement& requirement, const Reach& reach, Sums& sums) const;
  void CollectReach(const std::vector<const HeldCompetency*>& held, const EvidenceContext& context);
  double Utilisation();

  const CompetencySpace& space_;
  const ScoringModel& model_;
  const RequirementGroups groups_;
  std::vector<std::uint32_t> reach_of_;  // by competency: position in reach_; most are out of reach and have 0
  std::vector<Reach> reach_;             // [0] is nothing
  std::vector<User> users_;
  // Scratch, by position in the list of what is held.
  std::vector<BestTransfer> best_;
  std::vector<double> uses_;
  UtilisationSum utilisation_;
};

inline void WorkScorer::Add(const Requirement& requirement, const Reach& reach, Sums& sums) const {
  const double weight = RequirementWeight(requirement, space_, model_);
  sums.asked += weight;
  sums.covered += weight * reach.have[std::max<Level>(1, requirement.level) - 1];
}

template <typename ForEachRequirement>
double WorkScorer::CoverageOfRequirements(const ForEachRequirement& for_each_requirement) const {
  Sums sums;
  for_each_requirement([&](const Requirement& requirement) {
    if (Asks(requirement)) Add(requirement, ReachOf(requirement.competency), sums);
  });
  return sums.Coverage();
}

template <typename ForEachRequirement>
PairScore WorkScorer::ScoreRequirements(const ForEachRequirement& for_each_requirement) {
  std::fill(best_.begin(), best_.end(), BestTransfer());
  Sums sums;
  bool unspecified = true;
  for_each_requirement([&](const Requirement& requirement) {
    if (!Asks(requirement)) return;
    unspecified = false;
    const Reach& reach = ReachOf(requirement.competency);
    Add(requirement, reach, sums);
    for (std::uint32_t u = reach.users_begin; u < reach.users_end; ++u) {
      best_[users_[u].held].Offer(requirement, users_[u].transfer);
    }
  });
  return MakePairScore(sums.Coverage(), Utilisation(), unspecified);
}

}  // namespace perron

#endif  // PERRON_MATCHING_WORK_SCORER_H_
