#include "matching/ppmi.h"

#include <cmath>
#include <vector>

namespace perron {
namespace {

constexpr double kContextPower = 0.75;

}  // namespace

SparseRows PositiveMutualInformation(const SparseRows& counts) {
  Eigen::VectorXd by_row = Eigen::VectorXd::Zero(counts.rows());
  Eigen::VectorXd by_context = Eigen::VectorXd::Zero(counts.cols());
  for (Eigen::Index row = 0; row < counts.rows(); ++row) {
    for (SparseRows::InnerIterator cell(counts, row); cell; ++cell) {
      by_row[row] += cell.value();
      by_context[cell.col()] += cell.value();
    }
  }
  for (double& count : by_context) count = std::pow(count, kContextPower);
  const double all_contexts = by_context.sum();
  std::vector<Eigen::Triplet<double>> cells;
  cells.reserve(static_cast<std::size_t>(counts.nonZeros()));
  for (Eigen::Index row = 0; row < counts.rows(); ++row) {
    for (SparseRows::InnerIterator cell(counts, row); cell; ++cell) {
      // P(s,c) / P(s) is the cell's share in its row.
      const double information = std::log(cell.value() / by_row[row] / (by_context[cell.col()] / all_contexts));
      if (information > 0) cells.emplace_back(static_cast<int>(row), static_cast<int>(cell.col()), information);
    }
  }
  SparseRows result(counts.rows(), counts.cols());
  result.setFromTriplets(cells.begin(), cells.end());
  return result;
}

}  // namespace perron
