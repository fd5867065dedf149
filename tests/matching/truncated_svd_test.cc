#include "matching/truncated_svd.h"

#include <gtest/gtest.h>
#include <Eigen/SVD>

#include <cmath>
#include <random>

namespace perron {
namespace {

// Rows of a few broad topics and some noise, so that singular values fall off.
SparseRows RandomRows(Eigen::Index rows, Eigen::Index columns, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> value(0.1, 1);
  std::vector<Eigen::Triplet<double>> cells;
  for (Eigen::Index r = 0; r < rows; ++r) {
    for (Eigen::Index c = 0; c < columns; ++c) {
      if (random() % 8 == 0 || (r % 20 == c % 20 && random() % 2 == 0)) {
        cells.emplace_back(static_cast<int>(r), static_cast<int>(c), value(random) * static_cast<double>(1 + r % 20));
      }
    }
  }
  SparseRows result(rows, columns);
  result.setFromTriplets(cells.begin(), cells.end());
  return result;
}

// What inner products between rows should be: U sigma^(2 power) U', from a dense decomposition.
Eigen::MatrixXd ReferenceProducts(const SparseRows& matrix, Eigen::Index rank, double power) {
  const Eigen::BDCSVD<Eigen::MatrixXd> svd(Eigen::MatrixXd(matrix), Eigen::ComputeThinU);
  const Eigen::MatrixXd u = svd.matrixU().leftCols(rank);
  const Eigen::VectorXd scale = svd.singularValues().head(rank).array().pow(2 * power).matrix();
  return u * scale.asDiagonal() * u.transpose();
}

void ExpectAsReference(const SparseRows& matrix, Eigen::Index rank, double power) {
  const Eigen::MatrixXd rows = TruncatedSvd(matrix, rank, power);
  ASSERT_EQ(rows.cols(), rank);
  const Eigen::MatrixXd expected = ReferenceProducts(matrix, rank, power);
  EXPECT_LT((rows * rows.transpose() - expected).norm(), 1e-6 * expected.norm());
}

TEST(TruncatedSvdTest, FewRowsAreDecomposedWhole) { ExpectAsReference(RandomRows(60, 90, 1), 8, 1.5); }

TEST(TruncatedSvdTest, ManyRowsByTheirLargestDirectionsOnly) { ExpectAsReference(RandomRows(900, 120, 2), 12, 1); }

TEST(TruncatedSvdTest, IsTheSameEveryTime) {
  const SparseRows matrix = RandomRows(800, 100, 3);
  EXPECT_EQ(TruncatedSvd(matrix, 10, 1.5), TruncatedSvd(matrix, 10, 1.5));
}

TEST(TruncatedSvdTest, KeepsNoDirectionsThatAreNotThere) {
  SparseRows matrix(5, 4);
  matrix.insert(0, 0) = 2;
  matrix.insert(3, 1) = 1;
  const Eigen::MatrixXd rows = TruncatedSvd(matrix, 4, 1);
  ASSERT_EQ(rows.cols(), 2);
  EXPECT_NEAR(std::abs(rows(0, 0)), 2, 1e-12);
  EXPECT_NEAR(std::abs(rows(3, 1)), 1, 1e-12);
  EXPECT_EQ(TruncatedSvd(SparseRows(5, 4), 4, 1).cols(), 0);
  EXPECT_EQ(TruncatedSvd(SparseRows(0, 0), 4, 1).rows(), 0);
}

}  // namespace
}  // namespace perron
