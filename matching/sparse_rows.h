#ifndef PERRON_MATCHING_SPARSE_ROWS_H_
#define PERRON_MATCHING_SPARSE_ROWS_H_

#include <Eigen/SparseCore>

namespace perron {

// A sparse matrix with one row per competency.
using SparseRows = Eigen::SparseMatrix<double, Eigen::RowMajor>;

}  // namespace perron

#endif  // PERRON_MATCHING_SPARSE_ROWS_H_
