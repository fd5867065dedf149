// derive_vectors DIR: gives a neutral set without vectors some, so that engines that search by vectors can be compared
// on it. They are derived from its transfer alone: made symmetric and cut to its largest singular values, so that
// products of two directions come near the transfer between them; and as long as the competency is rare among the
// profiles (idf), as the set has no weights but those of its vacancies.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "clients/bench/neutral_set.h"
#include "matching/truncated_svd.h"

namespace perron {
namespace {

constexpr Eigen::Index kDimensions = 128;

SparseRows SymmetricTransfer(const NeutralSet& set) {
  std::vector<Eigen::Triplet<double>> cells;
  cells.reserve(2 * set.transfer_comp.size());
  for (std::uint32_t r = 0; r < set.competencies(); ++r) {
    for (std::uint32_t k = set.transfer_off[r]; k < set.transfer_off[r + 1]; ++k) {
      const double half = static_cast<double>(set.transfer_t[k]) / 2;
      const auto row = static_cast<int>(r);
      const auto column = static_cast<int>(set.transfer_comp[k]);
      cells.emplace_back(row, column, half);
      cells.emplace_back(column, row, half);
    }
  }
  const auto size = static_cast<Eigen::Index>(set.competencies());
  SparseRows matrix(size, size);
  matrix.setFromTriplets(cells.begin(), cells.end());
  return matrix;
}

std::vector<double> RarityAmongProfiles(const NeutralSet& set) {
  std::vector<double> held(set.competencies());
  for (const std::uint16_t competency : set.profiles.comp) ++held[competency];
  const auto profiles = static_cast<double>(set.profiles.size());
  std::vector<double> idf;
  for (const double df : held) idf.push_back(std::log(1 + std::max(0.0, profiles - df + 0.5) / (df + 0.5)));
  return idf;
}

int Derive(const std::string& folder) {
  absl::StatusOr<NeutralSet> set = ReadNeutralSet(folder);
  if (!set.ok()) {
    std::cerr << set.status().message() << '\n';
    return 1;
  }
  const Eigen::MatrixXd rows = TruncatedSvd(SymmetricTransfer(*set), kDimensions, 0.5);
  const std::vector<double> lengths = RarityAmongProfiles(*set);
  set->dimensions = static_cast<std::size_t>(rows.cols());
  set->vectors.clear();
  for (Eigen::Index c = 0; c < rows.rows(); ++c) {
    const double norm = rows.row(c).norm();
    const double factor = norm > 0 ? lengths[static_cast<std::size_t>(c)] / norm : 0;
    for (Eigen::Index d = 0; d < rows.cols(); ++d) set->vectors.push_back(static_cast<float>(factor * rows(c, d)));
  }
  std::ofstream out(folder + "/comp_vec.f32", std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(set->vectors.data()),
            static_cast<std::streamsize>(set->vectors.size() * sizeof(float)));
  out.close();
  if (out) return 0;
  std::cerr << folder << "/comp_vec.f32: cannot be written\n";
  return 1;
}

}  // namespace
}  // namespace perron

int main(int argc, char** argv) {
  if (argc == 2) return perron::Derive(argv[1]);
  std::cerr << "usage: derive_vectors DIR\n";
  return 2;
}
