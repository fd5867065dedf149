#ifndef PERRON_MATCHING_PPMI_H_
#define PERRON_MATCHING_PPMI_H_

#include "matching/sparse_rows.h"

namespace perron {

// Positive pointwise mutual information of counts of rows s in contexts c: max(0, ln(P(s,c) / (P(s) P'(c)))), with
// P'(c) the share of the context's count to the power 0.75, which keeps rare contexts from seeming too telling (Levy,
// Goldberg and Dagan 2015, "Improving Distributional Similarity with Lessons Learned from Word Embeddings").
// Cells of 0 are left out. Counts are 0 or more.
SparseRows PositiveMutualInformation(const SparseRows& counts);

}  // namespace perron

#endif  // PERRON_MATCHING_PPMI_H_
