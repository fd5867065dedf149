#ifndef PERRON_MATCHING_CANDIDATE_SCORER_H_
#define PERRON_MATCHING_CANDIDATE_SCORER_H_

#include <cstdint>
#include <vector>

#include "matching/competency_space.h"
#include "matching/have.h"
#include "matching/pair_score.h"
#include "matching/profile.h"

namespace perron {

// Scores many people for one piece of work. Binding lists, once, for every competency that brings some requirement
// along which ones and how much; scoring then walks what a person holds.
//
// Thread-compatible: Score changes scratch space, so each thread binds its own.
class CandidateScorer {
 public:
  // `space` and the model in `context` must outlive the scorer; `work` need not.
  CandidateScorer(const WorkProfile& work, const CompetencySpace& space, const EvidenceContext& context);

  // Same bits as ScorePair(person, work, space, context).
  PairScore Score(const CandidateProfile& person);

  // The coverage alone, with the same bits, as in WorkScorer.
  double Coverage(const CandidateProfile& person);

 private:
  struct Service {
    std::uint32_t requirement = 0;  // position in the work's requirements
    float transfer = 0;
  };

  const CompetencySpace& space_;
  const EvidenceContext context_;
  const std::vector<Requirement> requirements_;
  std::vector<double> weights_;                // w_r by requirement
  double asked_ = 0;                           // sum of weights_
  std::vector<std::uint32_t> services_begin_;  // by competency, one more than there are: into services_
  std::vector<Service> services_;              // what the competency does for the work
  // Scratch.
  std::vector<double> have_;
  std::vector<CompetencyId> held_;
  std::vector<double> uses_;
};

}  // namespace perron

#endif  // PERRON_MATCHING_CANDIDATE_SCORER_H_
