#ifndef PERRON_MATCHING_RELATION_EVIDENCE_H_
#define PERRON_MATCHING_RELATION_EVIDENCE_H_

#include <cstddef>
#include <vector>

#include "matching/competency.h"
#include "matching/hierarchy.h"
#include "matching/label_evidence.h"
#include "matching/taxonomy.h"

namespace perron {

// Decides which of the learned pairs of competencies may be called related, so that a person may be told "you bring
// this": what was learned is topical (baking pastry comes out near cooking fish), so there must be evidence of another
// kind that the two share what they are about and, for skills, what is done with it. docs/relations.md tells the rule
// and how often it is right. Immutable, thread-safe; *taxonomy and *hierarchy must outlive it.
class RelationEvidence {
 public:
  RelationEvidence(const Taxonomy& taxonomy, const Hierarchy& hierarchy);

  // Whether somebody who holds `held` brings a good part of `asked`. `learned`: t(held -> asked) as learned, in (0, 1].
  // Neither may be above the other in the hierarchy: that is another relation.
  bool AreRelated(CompetencyId held, CompetencyId asked, float learned) const;

 private:
  bool PackageRelates(CompetencyId a, CompetencyId b) const;
  std::size_t BelowNearestShared(CompetencyId a, CompetencyId b) const;
  SkillType TypeOf(CompetencyId id) const;

  const Taxonomy& taxonomy_;
  const Hierarchy& hierarchy_;
  std::vector<LabelEvidence> languages_;  // English first: it has most labels
};

}  // namespace perron

#endif  // PERRON_MATCHING_RELATION_EVIDENCE_H_
