#include "clients/bench/posting_lists.h"

#include <algorithm>

#include "clients/bench/coverage_kernels.h"
#include "clients/bench/scaled_terms.h"

namespace perron {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 15;  // people whose sums fit in the second cache with room to spare

// One list that a requirement goes through, and how far that is.
struct Cursor {
  std::uint32_t at = 0;
  std::uint32_t end = 0;
  std::uint16_t transfer_term = 0;
};

struct BoundRequirement {
  std::vector<Cursor> cursors;
  ScaledTerms::CodeFactors factors{};
  std::uint32_t base = 0;  // the greatest estimates of all requirements before this one, added up
};

// What is known of a person in the block: the sum in the high half, so that sums compare as whole numbers do; and in
// the low half the base of the requirement that was added last, plus its greatest estimate. As the bases ascend, a low
// half below the base says that nothing of this requirement is in the sum yet, and nothing has to be cleared between
// two.
void AddUp(BoundRequirement& requirement, const std::uint32_t* people, const PackedProfiles::Code* codes,
           std::uint32_t first, std::uint32_t last, std::uint32_t* sums) {
  const std::uint32_t base = requirement.base;
  for (Cursor& cursor : requirement.cursors) {
    std::uint32_t i = cursor.at;
    for (; i < cursor.end && people[i] < last; ++i) {
      std::uint32_t& sum = sums[people[i] - first];
      const std::uint32_t value = base + ScaledTerms::Estimate(cursor.transfer_term, requirement.factors[codes[i]]);
      const std::uint32_t before = std::max(base, sum & 0xFFFFU);
      const std::uint32_t after = std::max(before, value);
      sum = ((sum & 0xFFFF0000U) + ((after - before) << 16U)) | after;
    }
    cursor.at = i;
  }
}

}  // namespace

PostingLists::PostingLists(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model)
    : profiles_(profiles),
      space_(space),
      model_(model),
      begins_(space.weights.size() + 1),
      people_(profiles.entry_count()),
      codes_(profiles.entry_count()) {
  // Counting sort; going through the people in order leaves every list ascending.
  for (const std::uint16_t competency : profiles.competencies()) ++begins_[competency + std::size_t{1}];
  for (std::size_t c = 0; c + 1 < begins_.size(); ++c) begins_[c + 1] += begins_[c];
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::size_t person = 0; person < profiles.size(); ++person) {
    const auto competencies = profiles.CompetenciesOf(person);
    const auto codes = profiles.CodesOf(person);
    for (std::size_t i = 0; i < competencies.size(); ++i) {
      const std::uint32_t place = next[competencies[i]]++;
      people_[place] = static_cast<std::uint32_t>(person);
      codes_[place] = codes[i];
    }
  }
}

std::vector<BaselineHit> PostingLists::Search(const BaselineQuery& query) const {
  const ScaledTerms scaled(query.work, space_, model_);
  std::vector<BoundRequirement> requirements(query.work.requirements.size());
  std::uint32_t base = 0;
  for (std::size_t r = 0; r < requirements.size(); ++r) {
    BoundRequirement& requirement = requirements[r];
    const Requirement& asked = query.work.requirements[r];
    requirement.factors = ScaledTerms::FactorsFor(asked.level, model_);
    requirement.base = base;
    base += ScaledTerms::Estimate(scaled.TransferTerm(r, 1), ScaledTerms::kMost);
    for (const TransferEdge& edge : space_.transfer.To(asked.competency)) {
      const std::size_t c = IndexOf(edge.other);
      if (begins_[c] == begins_[c + 1]) continue;
      requirement.cursors.push_back({begins_[c], begins_[c + 1], scaled.TransferTerm(r, edge.transfer)});
    }
  }
  TopSieve sieve(profiles_, space_, model_, query);
  std::vector<std::uint32_t> sums(kBlock);
  std::vector<std::uint32_t> found(kBlock);
  std::uint32_t least = 0;
  for (std::size_t first = 0; first < profiles_.size(); first += kBlock) {
    const std::size_t count = std::min(kBlock, profiles_.size() - first);
    std::fill(sums.begin(), sums.end(), 0U);
    for (BoundRequirement& requirement : requirements) {
      AddUp(requirement, people_.data(), codes_.data(), static_cast<std::uint32_t>(first),
            static_cast<std::uint32_t>(first + count), sums.data());
    }
    if (least > ScaledTerms::kMost) continue;
    const std::size_t hits = FindAtLeast(sums.data(), count, least << 16U, found.data());
    for (std::size_t h = 0; h < hits; ++h) {
      const std::uint32_t sum = sums[found[h]] >> 16U;
      if (sum < least) continue;  // enough when it was found, and no longer
      const auto person = static_cast<std::uint32_t>(first + found[h]);
      if (sieve.Offer(person, scaled.Lowest(sum), scaled.Highest(sum))) least = scaled.LeastSum(sieve.least_coverage());
    }
  }
  return sieve.Finish();
}

std::size_t PostingLists::MemoryBytes() const {
  return begins_.capacity() * sizeof(begins_[0]) + people_.capacity() * sizeof(people_[0]) + codes_.capacity();
}

}  // namespace perron
