#include "clients/bench/packed_profiles.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"

namespace perron {
namespace {

template <typename T>
std::size_t BytesOf(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}

}  // namespace

PackedProfiles::PackedProfiles(const CompetencySpace& space, Day as_of) : space_(space), as_of_(as_of) {
  for (const CompetencyWeight& one : space.weights) weights_.push_back(static_cast<float>(one.weight));
}

absl::Status PackedProfiles::Check(const CompetencySpace& space) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint16_t>::max();
  if (space.weights.size() <= kMost) return absl::OkStatus();
  return absl::OutOfRangeError(
      absl::StrCat("the taxonomy has ", space.weights.size(), " competencies, want at most ", kMost));
}

void PackedProfiles::Reserve(std::size_t people) {
  constexpr std::size_t kEntries = 28;  // a person; more are welcome
  begins_.reserve(people + 1);
  competencies_.reserve(people * kEntries);
  codes_.reserve(people * kEntries);
  areas_.reserve(people);
  last_proposed_.reserve(people);
}

void PackedProfiles::Add(const PersonDocument& person) {
  row_.clear();
  for (const HeldCompetency& held : person.profile.competencies) {
    const std::size_t number = IndexOf(held.competency);
    for (const EvidenceRecord& record : held.evidence) {
      if (record.valid_until != kUnknownDay && record.valid_until < as_of_) continue;
      row_.push_back(
          {space_.weights[number].weight, static_cast<std::uint16_t>(number), CodeOf(record.kind, record.level)});
    }
  }
  std::stable_sort(row_.begin(), row_.end(), [](const Entry& a, const Entry& b) { return a.weight > b.weight; });
  for (const Entry& entry : row_) {
    competencies_.push_back(entry.competency);
    codes_.push_back(entry.code);
  }
  begins_.push_back(static_cast<std::uint32_t>(competencies_.size()));
  const auto number = static_cast<std::uint16_t>(area_numbers_.size() + 1);
  const std::string& area = person.circumstances.area;
  areas_.push_back(area.empty() ? std::uint16_t{0} : area_numbers_.try_emplace(area, number).first->second);
  last_proposed_.push_back(person.last_proposed);
}

std::vector<std::uint8_t> PackedProfiles::AllowedAreas(const std::vector<std::string>& areas) const {
  std::vector<std::uint8_t> allowed(area_numbers_.size() + 1, areas.empty() ? 1 : 0);
  allowed[0] = 1;
  for (const std::string& area : areas) {
    const auto found = area_numbers_.find(area);
    if (found != area_numbers_.end()) allowed[found->second] = 1;
  }
  return allowed;
}

void PackedProfiles::Unpack(std::size_t person, CandidateProfile* profile) const {
  const std::span<const std::uint16_t> competencies = CompetenciesOf(person);
  const std::span<const Code> codes = CodesOf(person);
  profile->competencies.clear();
  for (std::size_t i = 0; i < competencies.size(); ++i) {
    const auto id = static_cast<CompetencyId>(competencies[i]);
    if (i == 0 || competencies[i] != competencies[i - 1]) profile->competencies.push_back({id, false, {}});
    profile->competencies.back().evidence.push_back({.kind = KindOf(codes[i]), .level = LevelOf(codes[i])});
  }
  std::sort(profile->competencies.begin(), profile->competencies.end(),
            [](const HeldCompetency& a, const HeldCompetency& b) { return a.competency < b.competency; });
}

std::size_t PackedProfiles::MemoryBytes() const {
  return BytesOf(begins_) + BytesOf(competencies_) + BytesOf(codes_) + BytesOf(areas_) + BytesOf(last_proposed_);
}

}  // namespace perron
