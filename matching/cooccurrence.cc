#include "matching/cooccurrence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perron {
namespace {

constexpr double kOptional = 0.3;
constexpr double kNoTransfer = 0.25;  // cosine up to which two competencies have nothing to do with each other
// Two competencies that one single occupation asks have cosine 1, which proves little: n occupations that ask both
// count n / (n + kDoubt).
constexpr double kDoubt = 1;
constexpr double kHierarchyShare = 0.5;

// Kinds of features of the projection; kept apart in the upper half of the number that the signs are made from.
constexpr std::uint64_t kOccupationFeature = std::uint64_t{1} << 32;
constexpr std::uint64_t kCompetencyFeature = std::uint64_t{2} << 32;
constexpr std::uint64_t kGroupFeature = std::uint64_t{3} << 32;

using Projection = std::array<double, Cooccurrence::kDimensions>;

// The finaliser of splitmix64: every bit of the result depends on every bit of the argument.
std::uint64_t Mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

void AddFeature(std::uint64_t feature, double value, Projection& sum) {
  std::uint64_t signs = 0;
  for (std::size_t d = 0; d < sum.size(); ++d, signs >>= 1) {
    if (d % 64 == 0) signs = Mix(Mix(feature) + d / 64);
    sum[d] += (signs & 1) != 0 ? value : -value;
  }
}

// Makes the length 1. Zero stays zero.
void Normalise(Projection& vector) {
  double square = 0;
  for (const double x : vector) square += x * x;
  if (square == 0) return;
  const double length = std::sqrt(square);
  for (double& x : vector) x /= length;
}

}  // namespace

Cooccurrence::Cooccurrence(const Taxonomy& taxonomy)
    : rows_(taxonomy.competencies.size()), columns_(taxonomy.occupations.size()) {
  for (std::size_t o = 0; o < taxonomy.occupations.size(); ++o) {
    const Occupation& occupation = taxonomy.occupations[o];
    const auto position = static_cast<std::uint32_t>(o);
    const auto asked = static_cast<double>(occupation.essential.size() + occupation.optional.size());
    const double share = 1 / std::sqrt(asked);
    for (const CompetencyId id : occupation.essential) rows_[IndexOf(id)].push_back({position, share});
    for (const CompetencyId id : occupation.optional) rows_[IndexOf(id)].push_back({position, kOptional * share});
  }
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    double square = 0;
    for (const Cell& cell : rows_[c]) square += cell.value * cell.value;
    for (Cell& cell : rows_[c]) {
      cell.value /= std::sqrt(square);
      columns_[cell.position].push_back({static_cast<std::uint32_t>(c), cell.value});
    }
  }
}

std::vector<LearnedEdge> Cooccurrence::Near(CompetencyId held) const {
  std::vector<double> cosine(rows_.size());
  std::vector<std::uint32_t> together(rows_.size());
  for (const Cell& mine : rows_[IndexOf(held)]) {
    for (const Cell& theirs : columns_[mine.position]) {
      cosine[theirs.position] += mine.value * theirs.value;
      ++together[theirs.position];
    }
  }
  std::vector<LearnedEdge> near;
  for (std::size_t r = 0; r < cosine.size(); ++r) {
    const double supported = cosine[r] * together[r] / (together[r] + kDoubt);
    const auto transfer = static_cast<float>(std::min(1.0, (supported - kNoTransfer) / (1 - kNoTransfer)));
    if (transfer > 0 && r != IndexOf(held)) near.push_back({static_cast<CompetencyId>(r), transfer});
  }
  return near;
}

std::vector<float> Cooccurrence::Vectors(const Hierarchy& hierarchy) const {
  const auto count = static_cast<double>(rows_.size());
  // What has everything below it says nothing.
  const auto rarity = [&](std::size_t below) { return std::log((count + 1) / (static_cast<double>(below) + 1)); };
  std::vector<float> vectors;
  vectors.reserve(rows_.size() * kDimensions);
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    const auto id = static_cast<CompetencyId>(c);
    Projection row{};
    for (const Cell& cell : rows_[c]) AddFeature(kOccupationFeature + cell.position, cell.value, row);
    Projection above{};
    const auto add_competency = [&](CompetencyId ancestor) {
      AddFeature(kCompetencyFeature + IndexOf(ancestor), rarity(hierarchy.Descendants(ancestor).size()), above);
    };
    if (!hierarchy.Descendants(id).empty()) add_competency(id);  // so that it is near to what lies below it
    for (const CompetencyId ancestor : hierarchy.Ancestors(id)) add_competency(ancestor);
    for (const std::uint32_t group : hierarchy.AncestorGroups(id)) {
      AddFeature(kGroupFeature + group, rarity(hierarchy.CompetenciesBelow(group)), above);
    }
    Normalise(row);
    Normalise(above);
    for (std::size_t d = 0; d < kDimensions; ++d) row[d] += kHierarchyShare * above[d];
    Normalise(row);
    for (const double x : row) vectors.push_back(static_cast<float>(x));
  }
  return vectors;
}

}  // namespace perron
