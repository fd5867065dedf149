#include "clients/bench/related_profiles.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace perron {
namespace {

// Takes `count` of `from` at random. Own code, because what the library's distributions draw is not fixed.
std::vector<CompetencyId> Draw(std::vector<CompetencyId> from, std::size_t count, std::mt19937_64& random) {
  count = std::min(count, from.size());
  for (std::size_t i = 0; i < count; ++i) std::swap(from[i], from[i + random() % (from.size() - i)]);
  from.resize(count);
  return from;
}

std::vector<CompetencyId> MostCommon(const CompetencySpace& space) {
  std::vector<CompetencyId> ids(space.weights.size());
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<CompetencyId>(i);
  std::stable_sort(ids.begin(), ids.end(), [&](CompetencyId a, CompetencyId b) {
    return space.weights[IndexOf(a)].occupation_count > space.weights[IndexOf(b)].occupation_count;
  });
  ids.resize(std::min(ids.size(), kMostCommon));
  return ids;
}

}  // namespace

const std::vector<ProfileKind>& ProfileKinds() {
  static const auto& kinds = *new std::vector<ProfileKind>{
      {"full", std::nullopt, 0}, {"5", 5, 0}, {"10", 10, 0}, {"5+10", 5, 10}, {"full+10", std::nullopt, 10}};
  return kinds;
}

const ProfileKind* FindProfileKind(const std::string& name) {
  const auto& kinds = ProfileKinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

CandidateProfile MakeProfile(const Taxonomy& taxonomy, const CompetencySpace& space, std::uint32_t occupation,
                             const ProfileKind& kind, std::uint64_t seed) {
  std::mt19937_64 random(seed * 1'000'003 + occupation);
  std::vector<CompetencyId> held = taxonomy.occupations[occupation].essential;
  if (kind.skills) held = Draw(std::move(held), *kind.skills, random);
  if (kind.common > 0) {
    for (const CompetencyId id : Draw(MostCommon(space), kind.common, random)) held.push_back(id);
  }
  std::sort(held.begin(), held.end());
  held.erase(std::unique(held.begin(), held.end()), held.end());
  CandidateProfile person;
  for (const CompetencyId id : held) person.competencies.push_back({id, false, {{EvidenceKind::kDiploma}}});
  return person;
}

}  // namespace perron
