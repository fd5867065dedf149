#include "clients/bench/posting_lists.h"

#include <algorithm>

#include "clients/bench/coverage_kernels.h"
#include "clients/bench/scaled_terms.h"

namespace perron {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 15;  // people whose sums fit in the second cache with room to spare
constexpr std::size_t kAhead = 8;                     // whose row is asked for before it is needed

// A posting: the person in the upper 26 bits, the code below.
constexpr std::uint32_t kCodeBits = 6;
static_assert(PackedProfiles::kCodes == std::size_t{1} << kCodeBits);
constexpr std::uint32_t kCodeMask = PackedProfiles::kCodes - 1;

// One list that a requirement goes through, and how far that is.
struct Cursor {
  const std::uint32_t* at = nullptr;
  const std::uint32_t* end = nullptr;
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
void AddUp(BoundRequirement& requirement, std::uint32_t first, std::uint32_t last, std::uint32_t* sums) {
  const std::uint32_t base = requirement.base;
  for (Cursor& cursor : requirement.cursors) {
    const std::uint32_t* posting = cursor.at;
    for (; posting < cursor.end && *posting >> kCodeBits < last; ++posting) {
      std::uint32_t& sum = sums[(*posting >> kCodeBits) - first];
      const std::uint16_t factor = requirement.factors[*posting & kCodeMask];
      const std::uint32_t value = base + ScaledTerms::Estimate(cursor.transfer_term, factor);
      const std::uint32_t before = std::max(base, sum & 0xFFFFU);
      const std::uint32_t after = std::max(before, value);
      sum = ((sum & 0xFFFF0000U) + ((after - before) << 16U)) | after;
    }
    cursor.at = posting;
  }
}

}  // namespace

PostingLists::PostingLists(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model)
    : profiles_(profiles),
      space_(space),
      model_(model),
      begins_(space.weights.size() + 1),
      postings_(profiles.entry_count()) {
  // Counting sort; going through the people in order leaves every list ascending.
  for (const std::uint16_t competency : profiles.competencies()) ++begins_[competency + std::size_t{1}];
  for (std::size_t c = 0; c + 1 < begins_.size(); ++c) begins_[c + 1] += begins_[c];
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::size_t person = 0; person < profiles.size(); ++person) {
    const auto competencies = profiles.CompetenciesOf(person);
    const auto codes = profiles.CodesOf(person);
    for (std::size_t i = 0; i < competencies.size(); ++i) {
      postings_[next[competencies[i]]++] = static_cast<std::uint32_t>(person) << kCodeBits | codes[i];
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
      const std::uint32_t* list = postings_.data();
      requirement.cursors.push_back({list + begins_[c], list + begins_[c + 1], scaled.TransferTerm(r, edge.transfer)});
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
      AddUp(requirement, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + count), sums.data());
    }
    if (least > ScaledTerms::kMost) continue;
    const std::size_t hits = FindAtLeast(sums.data(), count, least << 16U, found.data());
    for (std::size_t h = 0; h < hits; ++h) {
      const std::uint32_t sum = sums[found[h]] >> 16U;
      if (h + kAhead < hits) sieve.Prefetch(first + found[h + kAhead]);
      if (sum < least) continue;  // enough when it was found, and no longer
      const auto person = static_cast<std::uint32_t>(first + found[h]);
      if (sieve.Offer(person, scaled.Lowest(sum), scaled.Highest(sum))) least = scaled.LeastSum(sieve.least_coverage());
    }
  }
  return sieve.Finish();
}

std::size_t PostingLists::MemoryBytes() const {
  return begins_.capacity() * sizeof(begins_[0]) + postings_.capacity() * sizeof(postings_[0]);
}

}  // namespace perron
