#ifndef PERRON_MATCHING_WORK_SCORER_H_
#define PERRON_MATCHING_WORK_SCORER_H_

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
// Thread-compatible: Score changes scratch space, so each thread binds its own.
class WorkScorer {
 public:
  // `space` and the model in `context` must outlive the scorer; `person` need not. Of the work only `groups` count.
  WorkScorer(const CandidateProfile& person, const CompetencySpace& space, const EvidenceContext& context,
             RequirementGroups groups = RequirementGroups::kAll);

  // Same bits as ScorePair(person, Keep(groups, work), space, context).
  PairScore Score(const WorkProfile& work);

  // The coverage alone, with the same bits: the cheaper half, for who can tell by it that the score does not matter.
  double Coverage(const WorkProfile& work) const;

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

  bool Asks(const Requirement& requirement) const {
    return groups_ == RequirementGroups::kAll || !requirement.often_asked();
  }
  void CollectReach(const std::vector<const HeldCompetency*>& held, const EvidenceContext& context);

  // By competency, side by side because both are asked for, and most of the time is waiting for memory.
  struct Entry {
    double weight = 0;        // w(r)
    std::uint32_t reach = 0;  // position in reach_, 0 = out of reach
  };

  const CompetencySpace& space_;
  const ScoringModel& model_;
  const RequirementGroups groups_;
  std::vector<Entry> entries_;
  std::vector<Reach> reach_;  // [0] is nothing
  std::vector<User> users_;
  // Scratch, by position in the list of what is held.
  std::vector<BestTransfer> best_;
  std::vector<double> uses_;
  UtilisationSum utilisation_;
};

}  // namespace perron

#endif  // PERRON_MATCHING_WORK_SCORER_H_
