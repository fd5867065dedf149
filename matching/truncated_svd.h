#ifndef PERRON_MATCHING_TRUNCATED_SVD_H_
#define PERRON_MATCHING_TRUNCATED_SVD_H_

#include <Eigen/Core>

#include "matching/sparse_rows.h"

namespace perron {

// The rows of `matrix` in the directions in which they differ most: U * sigma^power of the singular value decomposition
// U sigma V', cut to the `rank` largest singular values, largest first; fewer columns when the matrix has fewer that
// are above 0. Signs of columns are arbitrary but always the same. Deterministic, on one thread.
Eigen::MatrixXd TruncatedSvd(const SparseRows& matrix, Eigen::Index rank, double power);

}  // namespace perron

#endif  // PERRON_MATCHING_TRUNCATED_SVD_H_
