#include "matching/ppmi.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perron {
namespace {

SparseRows Rows(const Eigen::MatrixXd& dense) { return dense.sparseView(); }

TEST(PpmiTest, IsTheLogarithmOfHowMuchMoreOftenThanByChance) {
  Eigen::MatrixXd counts(3, 3);
  counts << 4, 0, 1,  //
      0, 2, 1,        //
      0, 0, 1;
  const Eigen::MatrixXd information = Eigen::MatrixXd(PositiveMutualInformation(Rows(counts)));
  // By the formula, cell by cell.
  const double contexts[] = {std::pow(4, .75), std::pow(2, .75), std::pow(3, .75)};
  const double all = contexts[0] + contexts[1] + contexts[2];
  const double rows[] = {5, 3, 1};
  for (int r = 0; r < 3; ++r) {
    for (int c = 0; c < 3; ++c) {
      const double expected =
          counts(r, c) == 0 ? 0 : std::max(0.0, std::log(counts(r, c) / rows[r] / (contexts[c] / all)));
      EXPECT_NEAR(information(r, c), expected, 1e-12) << r << "," << c;
    }
  }
  EXPECT_GT(information(0, 0), 0);
  EXPECT_EQ(information(0, 2), 0) << "less often than by chance is nothing";
}

TEST(PpmiTest, TakesEmptyRowsAndNoColumns) {
  EXPECT_EQ(PositiveMutualInformation(SparseRows(2, 0)).nonZeros(), 0);
  EXPECT_EQ(PositiveMutualInformation(SparseRows(2, 3)).nonZeros(), 0);
}

}  // namespace
}  // namespace perron
