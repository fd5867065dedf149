#include "clients/bench/brute_force.h"

#include <algorithm>
#include <cstdint>

#include "clients/bench/coverage_kernels.h"
#include "clients/bench/scaled_terms.h"

namespace perron {
namespace {

constexpr std::size_t kBlock = 2048;  // people between looks at what is enough by now; their sums stay near

// The tables of one query.
struct QueryTables {
  QueryTables(const ScaledTerms& scaled, const WorkProfile& work, const CompetencySpace& space,
              const ScoringModel& model)
      : groups(std::max<std::size_t>(1, (work.requirements.size() + kTermLanes - 1) / kTermLanes)),
        row_of(space.weights.size()),
        terms(groups * kTermLanes),
        factors(PackedProfiles::kCodes * groups * kTermLanes) {
    const std::size_t stride = groups * kTermLanes;
    for (std::size_t r = 0; r < work.requirements.size(); ++r) {
      for (const TransferEdge& edge : space.transfer.To(work.requirements[r].competency)) {
        std::uint16_t& row = row_of[IndexOf(edge.other)];
        if (row == 0) {
          row = static_cast<std::uint16_t>(terms.size() / stride);
          terms.resize(terms.size() + stride);
        }
        terms[row * stride + r] = scaled.TransferTerm(r, edge.transfer);
      }
      const ScaledTerms::CodeFactors by_code = ScaledTerms::FactorsFor(work.requirements[r].level, model);
      for (std::size_t code = 0; code < by_code.size(); ++code) factors[code * stride + r] = by_code[code];
    }
  }

  std::size_t groups;
  std::vector<std::uint16_t> row_of;   // by competency; 0 = the row of zeros
  std::vector<std::uint16_t> terms;    // rows
  std::vector<std::uint16_t> factors;  // rows, by code
};

}  // namespace

BruteForce::BruteForce(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model)
    : profiles_(profiles), space_(space), model_(model) {}

std::vector<BaselineHit> BruteForce::Search(const BaselineQuery& query) const {
  const ScaledTerms scaled(query.work, space_, model_);
  const QueryTables tables(scaled, query.work, space_, model_);
  const std::vector<std::uint8_t> allowed = profiles_.AllowedAreas(query.areas);
  const RowSum rows = {profiles_.begins().data(),
                       profiles_.competencies().data(),
                       profiles_.codes().data(),
                       tables.row_of.data(),
                       tables.terms.data(),
                       tables.factors.data(),
                       tables.groups,
                       profiles_.areas().data(),
                       allowed.data()};
  TopSieve sieve(profiles_, space_, model_, query);
  std::vector<std::uint32_t> sums(kBlock);
  std::vector<std::uint32_t> found(kBlock);
  std::uint32_t least = 0;
  for (std::size_t first = 0; first < profiles_.size(); first += kBlock) {
    const std::size_t count = std::min(kBlock, profiles_.size() - first);
    AddUpRows(rows, first, count, sums.data());
    const std::size_t hits = FindAtLeast(sums.data(), count, least, found.data());
    for (std::size_t h = 0; h < hits; ++h) {
      const std::uint32_t sum = sums[found[h]];
      if (sum < least) continue;  // enough when it was found, and no longer
      const auto person = static_cast<std::uint32_t>(first + found[h]);
      if (sieve.Offer(person, scaled.Lowest(sum), scaled.Highest(sum))) least = scaled.LeastSum(sieve.least_coverage());
    }
  }
  return sieve.Finish();
}

}  // namespace perron
