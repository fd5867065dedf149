#ifndef PERRON_INDEX_EXACT_PACKED_SCORER_H_
#define PERRON_INDEX_EXACT_PACKED_SCORER_H_

#include <cstdint>

#include "matching/candidate_scorer.h"
#include "matching/work_scorer.h"

namespace perron {

// Scores packed people (index/exact/packed_profile.h) for one piece of work, straight from their bytes: nothing is
// unpacked or allocated for a person.
//
// Thread-compatible: each thread binds its own.
class PackedPeopleScorer {
 public:
  // `space` and the model in `context` must outlive the scorer; `work` need not. All requirements in it count.
  PackedPeopleScorer(const WorkProfile& work, const CompetencySpace& space, const EvidenceContext& context)
      : scorer_(work, space, context) {}

  // The bits of ScorePair for the person that PackPerson wrote there, with a competency space of the same taxonomy.
  PairScore Score(const std::uint8_t* packed);

  // The coverage alone, with the same bits.
  double Coverage(const std::uint8_t* packed);

 private:
  CandidateScorer scorer_;
};

// As PackedPeopleScorer, the other way round: packed work for one person.
class PackedWorkScorer {
 public:
  // `space` and the model in `context` must outlive the scorer; `person` need not. Of the work only `groups` count.
  PackedWorkScorer(const CandidateProfile& person, const CompetencySpace& space, const EvidenceContext& context,
                   RequirementGroups groups = RequirementGroups::kAll)
      : scorer_(person, space, context, groups) {}

  PairScore Score(const std::uint8_t* packed);
  double Coverage(const std::uint8_t* packed) const;

 private:
  WorkScorer scorer_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_PACKED_SCORER_H_
