#ifndef PERRON_MATCHING_CONTEXT_ROWS_H_
#define PERRON_MATCHING_CONTEXT_ROWS_H_

#include <vector>

#include "matching/hierarchy.h"
#include "matching/learning_model.h"
#include "matching/sparse_rows.h"
#include "matching/taxonomy.h"

namespace perron {

// One kind of context in which competencies are met: how often each (row, by CompetencyId) is met in each context
// (column).
struct ContextBlock {
  double weight = 0;  // from the LearningModel
  SparseRows counts;  // above 0
};

// What surrounds each competency: occupations, hierarchy, ISCO groups, letters and words of labels. Two competencies in
// the same contexts are near. Blocks of weight 0 or without columns are left out. Contexts of text that only one
// competency has, or very many have, say nothing and are left out.
std::vector<ContextBlock> CollectContexts(const Taxonomy& taxonomy, const Hierarchy& hierarchy,
                                          const LearningModel& model);

}  // namespace perron

#endif  // PERRON_MATCHING_CONTEXT_ROWS_H_
