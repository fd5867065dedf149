#include "matching/learned_vectors.h"

#include <Eigen/Core>

#include <algorithm>

#include "matching/context_rows.h"
#include "matching/ppmi.h"
#include "matching/truncated_svd.h"

namespace perron {
namespace {

using FloatRows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr Eigen::Index kBlock = 256;  // rows multiplied at once

// Information of all kinds side by side, each times its weight.
SparseRows SideBySide(const std::vector<ContextBlock>& blocks, std::size_t rows) {
  std::vector<Eigen::Triplet<double>> cells;
  Eigen::Index columns = 0;
  for (const ContextBlock& block : blocks) {
    const SparseRows information = PositiveMutualInformation(block.counts);
    for (Eigen::Index row = 0; row < information.rows(); ++row) {
      for (SparseRows::InnerIterator cell(information, row); cell; ++cell) {
        cells.emplace_back(static_cast<int>(row), static_cast<int>(columns + cell.col()), block.weight * cell.value());
      }
    }
    columns += information.cols();
  }
  SparseRows all(static_cast<Eigen::Index>(rows), columns);
  all.setFromTriplets(cells.begin(), cells.end());
  return all;
}

bool Nearer(const Neighbour& a, const Neighbour& b) {
  return a.cosine != b.cosine ? a.cosine > b.cosine : a.other < b.other;
}

std::vector<Neighbour> Nearest(const float* cosines, Eigen::Index count, Eigen::Index self, float least,
                               std::size_t most) {
  std::vector<Neighbour> near;
  for (Eigen::Index other = 0; other < count; ++other) {
    if (cosines[other] > least && other != self) near.push_back({static_cast<CompetencyId>(other), cosines[other]});
  }
  if (near.size() > most) {
    std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(most), near.end(), Nearer);
    near.resize(most);
  }
  std::sort(near.begin(), near.end(), Nearer);
  return near;
}

}  // namespace

std::vector<float> LearnVectors(const Taxonomy& taxonomy, const Hierarchy& hierarchy, const LearningModel& model) {
  const std::size_t count = taxonomy.competencies.size();
  const SparseRows information = SideBySide(CollectContexts(taxonomy, hierarchy, model), count);
  const std::size_t rank =
      std::min(model.dimensions, std::max(model.least_directions, count / model.competencies_per_direction));
  const Eigen::MatrixXd learned = TruncatedSvd(information, static_cast<Eigen::Index>(rank), model.singular_power);
  std::vector<float> vectors(count * model.dimensions);
  for (std::size_t c = 0; c < count; ++c) {
    const Eigen::VectorXd row = learned.row(static_cast<Eigen::Index>(c));
    const double length = row.norm();
    if (length == 0) continue;
    for (Eigen::Index d = 0; d < row.size(); ++d) {
      vectors[c * model.dimensions + static_cast<std::size_t>(d)] = static_cast<float>(row[d] / length);
    }
  }
  return vectors;
}

std::vector<std::vector<Neighbour>> NearestRows(const std::vector<float>& vectors, std::size_t dimensions, float least,
                                                std::size_t most) {
  const auto columns = static_cast<Eigen::Index>(dimensions);
  const auto count = dimensions == 0 ? 0 : static_cast<Eigen::Index>(vectors.size()) / columns;
  const Eigen::Map<const FloatRows> rows(vectors.data(), count, columns);
  std::vector<std::vector<Neighbour>> nearest(static_cast<std::size_t>(count));
  FloatRows cosines;
  for (Eigen::Index begin = 0; begin < count; begin += kBlock) {
    const Eigen::Index size = std::min(kBlock, count - begin);
    cosines.noalias() = rows.middleRows(begin, size) * rows.transpose();
    for (Eigen::Index i = 0; i < size; ++i) {
      nearest[static_cast<std::size_t>(begin + i)] = Nearest(cosines.data() + i * count, count, begin + i, least, most);
    }
  }
  return nearest;
}

}  // namespace perron
