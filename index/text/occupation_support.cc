#include "index/text/occupation_support.h"

#include <algorithm>
#include <map>

#include "absl/strings/string_view.h"

namespace perron {
namespace {

constexpr float kEssential = 1;
constexpr float kOptional = 0.92F;
// What everybody may be asked, by whatever work.
constexpr float kTransversal = 0.5F;
// The most that a family of 4, 3 and 2 digits can say, and the share of its occupations that say it.
struct FamilyRule {
  std::size_t digits;
  float most;
  float enough;
};
constexpr FamilyRule kFamilies[] = {{4, 0.75F, 0.25F}, {3, 0.6F, 0.25F}, {2, 0.45F, 0.2F}};
// From a single occupation of the family on.
constexpr float kLeastOfFamily = 0.45F;

std::vector<std::uint32_t> Numbers(const std::vector<CompetencyId>& ids) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(ids.size());
  for (const CompetencyId id : ids) numbers.push_back(static_cast<std::uint32_t>(id));
  return numbers;
}

}  // namespace

OccupationSupport::OccupationSupport(const Taxonomy& taxonomy) : competencies_(taxonomy.competencies.size()) {
  struct Counting {
    std::size_t occupations = 0;
    std::map<std::uint32_t, std::uint32_t> asked;
  };
  std::map<std::string, Counting> counting;
  for (const Occupation& one : taxonomy.occupations) {
    occupations_.push_back({Numbers(one.essential), Numbers(one.optional), one.isco_code});
    for (const FamilyRule& rule : kFamilies) {
      if (one.isco_code.size() < rule.digits) continue;
      Counting& family = counting[one.isco_code.substr(0, rule.digits)];
      ++family.occupations;
      for (const std::uint32_t number : occupations_.back().essential) ++family.asked[number];
      for (const std::uint32_t number : occupations_.back().optional) ++family.asked[number];
    }
  }
  for (auto& [code, family] : counting) {
    families_.emplace(code, Family{family.occupations, {family.asked.begin(), family.asked.end()}});
  }
  for (std::uint32_t i = 0; i < taxonomy.competencies.size(); ++i) {
    if (taxonomy.competencies[i].reuse_level == ReuseLevel::kTransversal) transversal_.push_back(i);
  }
}

std::vector<float> OccupationSupport::Of(std::span<const LikelyOccupation> occupations) const {
  std::vector<float> support(competencies_, 0);
  double best = 0;
  for (const LikelyOccupation& one : occupations) best = std::max(best, one.score);
  for (const std::uint32_t number : transversal_) support[number] = kTransversal;
  for (const LikelyOccupation& one : occupations) {
    const auto share = static_cast<float>((one.score / best) * (one.score / best));
    const auto raise = [&](std::uint32_t number, float to) { support[number] = std::max(support[number], to * share); };
    const Asked& asked = occupations_[one.occupation];
    for (const std::uint32_t number : asked.essential) raise(number, kEssential);
    for (const std::uint32_t number : asked.optional) raise(number, kOptional);
    for (const FamilyRule& rule : kFamilies) {
      const auto found = families_.find(absl::string_view(asked.isco_code).substr(0, rule.digits));
      if (asked.isco_code.size() < rule.digits || found == families_.end()) continue;
      const auto size = static_cast<float>(found->second.occupations);
      for (const auto& [number, count] : found->second.asked) {
        const float often = std::min(1.0F, static_cast<float>(count) / size / rule.enough);
        raise(number, rule.most * (kLeastOfFamily + (1 - kLeastOfFamily) * often));
      }
    }
  }
  return support;
}

bool OccupationSupport::IsEssential(std::uint32_t occupation, std::uint32_t competency) const {
  const std::vector<std::uint32_t>& essential = occupations_[occupation].essential;
  return std::binary_search(essential.begin(), essential.end(), competency);
}

std::size_t OccupationSupport::memory_bytes() const {
  std::size_t bytes = transversal_.capacity() * sizeof(std::uint32_t);
  for (const Asked& one : occupations_) {
    bytes += sizeof(Asked) + (one.essential.capacity() + one.optional.capacity()) * sizeof(std::uint32_t);
  }
  for (const auto& [code, family] : families_) {
    bytes += sizeof(Family) + family.asked.capacity() * sizeof(family.asked[0]);
  }
  return bytes;
}

}  // namespace perron
