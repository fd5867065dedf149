#include "matching/truncated_svd.h"

#include <Spectra/SymEigsSolver.h>
#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>

namespace perron {
namespace {

// Eigenvalues of M M' are the squares of singular values; below this share of the largest they are rounding.
constexpr double kRounding = 1e-10;
constexpr Eigen::Index kDense = 600;  // rows up to which all eigenvalues are computed at once, which is quicker
constexpr double kTolerance = 1e-8;
constexpr Eigen::Index kMaxRestarts = 300;

struct Eigens {
  Eigen::VectorXd values;  // descending
  Eigen::MatrixXd vectors;
};

// M M' as an operator: never made, only multiplied with.
class GramProduct {
 public:
  using Scalar = double;
  explicit GramProduct(const SparseRows& matrix) : matrix_(matrix), transposed_(matrix.transpose()) {}
  Eigen::Index rows() const { return matrix_.rows(); }
  Eigen::Index cols() const { return matrix_.rows(); }
  void perform_op(const double* in, double* out) const {
    const Eigen::Map<const Eigen::VectorXd> x(in, rows());
    Eigen::Map<Eigen::VectorXd>(out, rows()) = matrix_ * (transposed_ * x).eval();
  }

 private:
  const SparseRows& matrix_;
  const SparseRows transposed_;
};

Eigens AllEigens(const SparseRows& matrix) {
  const Eigen::MatrixXd gram = matrix * matrix.transpose();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);
  return {solver.eigenvalues().reverse(), solver.eigenvectors().rowwise().reverse()};
}

Eigens LargestEigens(const SparseRows& matrix, Eigen::Index rank) {
  GramProduct product(matrix);
  const Eigen::Index basis = std::min(matrix.rows(), 2 * rank + 1);  // as the authors of ARPACK advise
  Spectra::SymEigsSolver<GramProduct> solver(product, rank, basis);
  solver.init();  // from a fixed start
  solver.compute(Spectra::SortRule::LargestMagn, kMaxRestarts, kTolerance, Spectra::SortRule::LargestMagn);
  return {solver.eigenvalues(), solver.eigenvectors()};
}

}  // namespace

Eigen::MatrixXd TruncatedSvd(const SparseRows& matrix, Eigen::Index rank, double power) {
  if (matrix.nonZeros() == 0 || rank == 0) return {matrix.rows(), 0};
  const bool dense = matrix.rows() <= std::max(kDense, rank + 1);
  const Eigens eigens = dense ? AllEigens(matrix) : LargestEigens(matrix, rank);
  Eigen::Index kept = 0;
  while (kept < std::min(rank, eigens.values.size()) && eigens.values[kept] > kRounding * eigens.values[0]) ++kept;
  const Eigen::ArrayXd scale = eigens.values.head(kept).array().sqrt().pow(power);
  return eigens.vectors.leftCols(kept) * scale.matrix().asDiagonal();
}

}  // namespace perron
